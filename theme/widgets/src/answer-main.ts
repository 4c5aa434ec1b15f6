import { RnBodyAnswer } from "./body-answer";

customElements.define("rn-body-answer", RnBodyAnswer);
