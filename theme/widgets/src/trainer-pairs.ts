import { lead, make } from "./dom";
import type { Pair } from "./trainer-patterns";
import type { Stage } from "./trainer-stage";
import { TRAINER } from "./trainer-strings";
import type { Supply } from "./trainer-supply";

/** All pairs of look-alikes, by region of the body and by words. */
export async function showPairs(stage: Stage, { pairs }: Supply): Promise<void> {
  stage.turnTo("list");
  const heading = make("h2", { class: "rn-score" }, TRAINER.pairsTitle);
  const find = make("input", { type: "search", autocomplete: "off" });
  const region = select(regionsOf(pairs));
  const count = make("p", { class: "rn-count", role: "status" });
  const list = make("ul", { class: "rn-pair-list" });
  const show = (): void => {
    const found = pairs.filter((pair) => fits(pair, find.value, region.value));
    list.replaceChildren(...found.map(row));
    count.textContent = found.length > 0 ? TRAINER.howMany(found.length) : TRAINER.noPair;
  };
  find.addEventListener("input", show);
  region.addEventListener("change", show);
  show();
  stage.place.replaceChildren(
    heading,
    make("p", {}, TRAINER.pairsLead),
    make(
      "div",
      { class: "rn-pair-find" },
      make("label", {}, make("span", {}, TRAINER.find), find),
      make("label", {}, make("span", {}, TRAINER.region), region),
    ),
    count,
    list,
  );
  lead(heading, stage.host);
}

function row({ id, title }: Pair): HTMLElement {
  return make("li", {}, make("a", { href: `#pair=${encodeURIComponent(id)}` }, title));
}

function regionsOf(pairs: readonly Pair[]): string[] {
  return [...new Set(pairs.flatMap(({ regions }) => regions))];
}

function select(regions: string[]): HTMLSelectElement {
  const options = regions.map((region) => make("option", { value: region }, capital(region)));
  return make("select", {}, make("option", { value: "" }, TRAINER.allRegions), ...options);
}

function fits({ title, regions }: Pair, words: string, region: string): boolean {
  if (region && !regions.includes(region)) return false;
  const text = title.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
