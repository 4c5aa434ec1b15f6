import type { Marks } from "./atlas-plate";
import type { AtlasMap } from "./body-data";
import { make, makeButton } from "./dom";
import { ATLAS } from "./strings";

/** What the marks of a chosen territory, or of two, mean. */
export function legend(
  place: HTMLElement,
  marks: Marks | "two" | null,
  tint: number,
): void {
  if (marks === "two") return place.replaceChildren(...key("shared", ATLAS.shared));
  place.replaceChildren(
    ...(marks ? key(`usual rn-key--tint-${tint}`, ATLAS.usual) : []),
    ...(marks?.alone ? key(`alone rn-key--tint-${tint}`, ATLAS.alone) : []),
    ...(marks?.reach ? key("reach", ATLAS.reach) : []),
  );
}

function key(kind: string, words: string): (Node | string)[] {
  const swatch = make("span", { class: `rn-key rn-key--${kind}` });
  return [make("span", {}, swatch, ` ${words}`), " "];
}

/** What a map holds, what it was drawn after, and all of its territories. */
export function aboutMap(
  map: AtlasMap,
  sources: string[],
  pick: (id: string) => void,
): HTMLElement[] {
  const parts: HTMLElement[] = [make("p", {}, map.summary)];
  if (sources.length > 0) {
    const words = `${ATLAS.drawnAfter} ${sources.join("; ")}.`;
    parts.push(make("p", { class: "rn-note" }, words));
  }
  const territories = Object.entries(map.territories);
  const list = make("ul", { class: "rn-atlas-list" });
  for (const [id, { name }] of territories) {
    const button = makeButton("rn-chip-way", name, { "data-show": id });
    button.addEventListener("click", () => pick(id));
    list.append(make("li", {}, button));
  }
  const head = make("summary", {}, ATLAS.all(territories.length));
  parts.push(make("details", {}, head, list));
  return parts;
}

/** Ways to other views, where this one does not show both. */
export function onlyHere(
  two: { a: string; b: string },
  views: { id: string; name: string }[],
  look: (view: string) => void,
): HTMLElement[] {
  if (two.a && two.b) return [];
  const buttons = views.slice(0, 3).map(({ id, name }) => {
    const button = makeButton("rn-chip-way", name);
    button.addEventListener("click", () => look(id));
    return button;
  });
  return [make("p", { class: "rn-chip-ways" }, `${ATLAS.hidden} `, ...buttons)];
}
