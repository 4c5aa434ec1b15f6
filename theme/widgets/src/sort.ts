import { makeButton } from "./dom";

type Key = (row: HTMLTableRowElement, column: number) => string;

/** <rn-sort>: a table whose headings sort its rows, each body by itself. */
export class RnSort extends HTMLElement {
  connectedCallback(): void {
    if (this.querySelector(".rn-sort-by")) return;
    this.headings().forEach((heading) => {
      const button = makeButton("rn-sort-by", heading.textContent ?? "");
      button.addEventListener("click", () => this.sortBy(heading, heading.cellIndex));
      heading.replaceChildren(button);
    });
  }

  private headings(): HTMLTableCellElement[] {
    return Array.from(this.querySelectorAll<HTMLTableCellElement>("th[data-sort]"));
  }

  private sortBy(heading: HTMLTableCellElement, column: number): void {
    const isDown = heading.getAttribute("aria-sort") === "ascending";
    for (const other of this.headings()) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", isDown ? "descending" : "ascending");
    const key = heading.dataset.sort === "root" ? supply : words;
    for (const body of this.querySelectorAll("tbody")) sortRows(body, column, key, isDown);
  }
}

function sortRows(
  body: HTMLTableSectionElement,
  column: number,
  key: Key,
  isDown: boolean,
): void {
  const rows = Array.from(body.rows).filter((row) => !row.classList.contains("rn-tier"));
  const order = new Intl.Collator(undefined, { numeric: true });
  const sorted = rows.sort((a, b) => order.compare(key(a, column), key(b, column)));
  body.append(...(isDown ? sorted.reverse() : sorted));
}

function words(row: HTMLTableRowElement, column: number): string {
  return row.cells[column]?.textContent?.trim() ?? "";
}

/** Usual roots come first, then variable ones, then none. */
function supply(row: HTMLTableRowElement, column: number): string {
  const names = ["rn-usual", "rn-variable"];
  const place = names.findIndex((name) => row.cells[column]?.classList.contains(name));
  return `${place < 0 ? names.length : place}`;
}
