import { make } from "./dom";
import { PICTURE } from "./trainer-strings";

/** A small drawing with the numbers that it shows. */
export function figureWithTable(
  title: string,
  svg: SVGElement,
  head: readonly string[],
  rows: string[][],
): HTMLElement {
  const caption = make("figcaption", {}, title);
  const details = make("details", { class: "rn-figure-table" });
  details.append(make("summary", {}, PICTURE.table), tableOf(title, head, rows));
  const plate = make("div", { class: "rn-drawn" });
  plate.append(svg);
  return make("figure", { class: "rn-measure" }, caption, plate, details);
}

export function tableOf(title: string, head: readonly string[], rows: (string | Node)[][]): HTMLElement {
  const cells = head.map((words) => make("th", { scope: "col" }, words));
  const lines = rows.map(([first = "", ...others]) =>
    make(
      "tr",
      {},
      make("th", { scope: "row" }, first),
      ...others.map((cell) => make("td", {}, cell)),
    ),
  );
  const table = make(
    "table",
    { class: "rn-numbers" },
    make("caption", { class: "rn-hidden" }, title),
    make("thead", {}, make("tr", {}, ...cells)),
    make("tbody", {}, ...lines),
  );
  return make("div", { class: "rn-table-scroll", tabindex: "0", role: "region", "aria-label": title }, table);
}
