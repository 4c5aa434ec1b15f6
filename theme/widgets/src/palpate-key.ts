import type { PalpateItem } from "./bank";
import { make } from "./dom";
import { PALPATE } from "./palpate-strings";

/** What the signs of the picture mean. */
export function keyOf(item: PalpateItem): HTMLElement {
  const { key } = PALPATE;
  const signs: [string, string][] = [
    [`<path class="rn-line-right" d="M1 9h30"/>`, key.right],
    [`<path class="rn-line-near" d="M1 9h30"/>`, key.near],
    [`<path class="rn-cross-arms" d="M8 9h16M16 1v16"/>`, key.yours],
    [`<circle class="rn-line-mean" cx="16" cy="9" r="3.2"/>`, key.midline],
    [`<circle class="rn-line-mean rn-line-mean--start" cx="16" cy="9" r="3.2"/>`, key.start(item.line.start_short)],
  ];
  const list = make("ul", { class: "rn-key-list" });
  for (const [sign, words] of signs) {
    const line = make("li", {});
    // Signs are drawn as the picture is, by the same classes.
    line.innerHTML = `<svg class="rn-swatch rn-palpated" viewBox="0 0 32 18" aria-hidden="true">${sign}</svg> `;
    line.append(words);
    list.append(line);
  }
  return list;
}
