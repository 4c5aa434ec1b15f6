import { Trainer } from "./trainer";
import { RnPattern } from "./trainer-pattern";

customElements.define("rn-pattern", RnPattern);
window.rnTrainer = (host, isBegun) => new Trainer(host).open(isBegun);
