import { type Choice, rightText } from "./choices";
import { make } from "./dom";
import { isLeaning } from "./scale";
import { STRINGS } from "./strings";

/** What an answer is told, in order: the verdict, why, and what would have been right. */
export function feedbackOn(chosen: Choice, choices: Choice[]): HTMLElement[] {
  const told = [
    make("p", { class: "rn-verdict" }, verdictOn(chosen, choices)),
    make("p", { class: "rn-why" }, chosen.because),
  ];
  return chosen.right ? told : [...told, rightAnswer(chosen, choices)];
}

function verdictOn(chosen: Choice, choices: Choice[]): string {
  if (chosen.right) return isLeaning(chosen) ? STRINGS.rightLeaning : STRINGS.right;
  if (chosen.verdict === "emergency") return STRINGS.falseAlarm;
  const wasEmergency = choices.some(
    ({ right, verdict }) => right && verdict === "emergency",
  );
  return wasEmergency ? STRINGS.missedEmergency : STRINGS.wrong;
}

function rightAnswer(chosen: Choice, choices: Choice[]): HTMLElement {
  const because = choices.find((choice) => choice.right)?.because ?? "";
  const name = make("strong", {}, STRINGS.rightAnswer(rightText(choices)));
  const why = because === chosen.because ? [] : [` ${because}`];
  return make("p", { class: "rn-why rn-why--right" }, name, ...why);
}
