import { make } from "./dom";
import { remembered } from "./progress";
import { STRINGS } from "./strings";

/** A case's first question, and a link to the case. */
interface SeenCase {
  item: string;
  rev: number;
  link: string;
}

/** <rn-seen>: the cases about this page's subject, once they have been attempted. */
export class RnSeen extends HTMLElement {
  connectedCallback(): void {
    const script = this.querySelector("script.rn-data");
    const cases = JSON.parse(script?.textContent ?? "[]") as SeenCase[];
    const seen = cases.filter(({ item, rev }) => isAnswered(item, rev));
    if (seen.length === 0) return;
    const rows = seen.map(({ link }) => {
      const row = make("li");
      // Built from checked front matter, like the page itself.
      row.innerHTML = link;
      return row;
    });
    const heading = make("h2", { id: "your-cases" }, STRINGS.yourCases);
    this.append(heading, make("ul", { class: "rn-links" }, ...rows));
  }
}

/** Marks the cases of a list that have been answered. */
export function markAnswered(): void {
  for (const row of document.querySelectorAll<HTMLElement>("[data-first]")) {
    const { first = "", rev } = row.dataset;
    if (!isAnswered(first, Number(rev))) continue;
    const kicker = row.querySelector(".rn-kicker");
    kicker?.append(make("span", { class: "rn-answered" }, STRINGS.answered));
  }
}

function isAnswered(item: string, rev: number): boolean {
  return entries().get(item)?.rev === rev;
}

let known: ReturnType<typeof remembered> | null = null;

/** Read once a page: a list may hold thousands of cases. */
function entries(): ReturnType<typeof remembered> {
  known ??= remembered();
  return known;
}
