import { RnBodyAnswer } from "./body-answer";
import { RnPalpateAnswer } from "./palpate-answer";

customElements.define("rn-body-answer", RnBodyAnswer);
customElements.define("rn-palpate-answer", RnPalpateAnswer);
