import type { DrawItem, LocateItem, Step, Verdict } from "./bank";
import type { Item } from "./data";
import { PLACES, VERDICTS } from "./strings";

/** One thing to tap, of any kind of item. */
export interface Choice {
  id: string;
  text: string;
  because: string;
  right: boolean;
  verdict?: Verdict;
}

export function choicesOf(item: Item, scale: Step[]): Choice[] {
  if (isOnBody(item)) return outcomesOf(item);
  if (item.kind !== "classify") {
    return item.options.map((option) => ({ ...option, right: option.id === item.key }));
  }
  return scale.map((step) => ({
    ...step,
    because: item.because[step.verdict],
    right: step.verdict === item.key,
  }));
}

export function isOnBody(item: Item): item is LocateItem | DrawItem {
  return item.kind === "locate" || item.kind === "draw";
}

/** What an answer that is kept means; on the body it goes on after a colon. */
export function choiceOf(choices: Choice[], option: string | undefined): Choice | undefined {
  return choices.find(({ id }) => id === option || option?.startsWith(`${id}:`));
}

/** How well skin was met. A place at the edge is right: borders are soft. */
function outcomesOf({ kind, skin }: LocateItem | DrawItem): Choice[] {
  const words = { right: skin.words, ...PLACES[kind] };
  return (["right", "near", "wrong"] as const).map((id) => ({
    id,
    text: words[id],
    because: skin.because,
    right: id === "right" || (id === "near" && kind === "locate"),
  }));
}

/** How the right answer is named, without a full stop at its end. */
export function rightText(choices: Choice[]): string {
  const [right, ...others] = choices.filter((choice) => choice.right);
  if (!right) return "";
  const manySteps = others.length > 0 && right.verdict;
  return (manySteps ? VERDICTS[manySteps] : right.text).replace(/\.$/, "");
}
