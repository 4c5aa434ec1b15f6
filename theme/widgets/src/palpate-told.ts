import type { PalpateItem } from "./bank";
import { make } from "./dom";
import type { Press } from "./palpate-score";
import { PALPATE, pressed } from "./palpate-strings";

/** What an answer is told, in order: the verdict, what was pressed, what was asked. */
export function told(found: Press, item: PalpateItem): HTMLElement[] {
  const { answer, because, limits, line, side, studies } = item;
  const name = make("strong", {}, `${answer.charAt(0).toUpperCase()}${answer.slice(1)}.`);
  return [
    make("p", { class: "rn-verdict" }, PALPATE.verdicts[found.outcome]),
    make("p", { class: "rn-why" }, pressed(found, line, side)),
    make("p", { class: "rn-why rn-why--right" }, name, ` ${because}`),
    ...limits.map((words) => make("p", { class: "rn-why" }, words)),
    make("p", { class: "rn-palpate-note" }, `${PALPATE.studies} ${PALPATE.schematic}`),
    // By its number every study is found in the picture.
    make("ol", { class: "rn-palpate-studies" }, ...studies.map(({ words }) => make("li", {}, words))),
  ];
}
