import type { DrawItem, LocateItem, PalpateItem, Step, Verdict } from "./bank";
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
  if (item.kind !== "classify" && item.kind !== "pattern") {
    return item.options.map((option) => ({ ...option, right: option.id === item.key }));
  }
  return scale.map((step) => ({
    ...step,
    because: item.because[step.verdict],
    right: step.verdict === item.key,
  }));
}

type OnBody = LocateItem | DrawItem | PalpateItem;

export function isOnBody(item: Item): item is OnBody {
  return item.kind === "locate" || item.kind === "draw" || item.kind === "palpate";
}

/** What an answer that is kept means; on the body it goes on after a colon. */
export function choiceOf(choices: Choice[], option: string | undefined): Choice | undefined {
  return choices.find(({ id }) => id === option || option?.startsWith(`${id}:`));
}

/** How well skin or bone was met. Skin at the edge is right: borders are soft. */
function outcomesOf(item: OnBody): Choice[] {
  const { kind } = item;
  const because = kind === "palpate" ? item.because : item.skin.because;
  const right = kind === "palpate" ? item.answer : item.skin.words;
  const words = { right, ...PLACES[kind] };
  return (["right", "near", "wrong"] as const).map((id) => ({
    id,
    text: words[id],
    because,
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
