import type { Step, Verdict } from "./bank";
import type { Item } from "./data";
import { VERDICTS } from "./strings";

/** One thing to tap, of any kind of item. */
export interface Choice {
  id: string;
  text: string;
  because: string;
  right: boolean;
  verdict?: Verdict;
}

export function choicesOf(item: Item, scale: Step[]): Choice[] {
  if (item.kind !== "classify") {
    return item.options.map((option) => ({ ...option, right: option.id === item.key }));
  }
  return scale.map((step) => ({
    ...step,
    because: item.because[step.verdict],
    right: step.verdict === item.key,
  }));
}

/** How the right answer is named, without a full stop at its end. */
export function rightText(choices: Choice[]): string {
  const [right, ...others] = choices.filter((choice) => choice.right);
  if (!right) return "";
  const manySteps = others.length > 0 && right.verdict;
  return (manySteps ? VERDICTS[manySteps] : right.text).replace(/\.$/, "");
}
