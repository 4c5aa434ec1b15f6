import type { Marks } from "./atlas-plate";
import { waysToViews } from "./atlas-chip";
import { type Pick, huesOf, names } from "./atlas-compare";
import type { AtlasMap, BodyAtlas } from "./body-data";
import { make, makeButton } from "./dom";
import { ATLAS } from "./strings";

/** What the marks of a chosen territory mean. */
export function legend(place: HTMLElement, marks: Marks | null, tint: number): void {
  place.replaceChildren(
    ...(marks ? key(`usual rn-key--tint-${tint}`, ATLAS.usual) : []),
    ...(marks?.alone ? key(`alone rn-key--tint-${tint}`, ATLAS.alone) : []),
    ...(marks?.reach ? key("reach", ATLAS.reach) : []),
  );
}

/** Which colour is whose, of two; `isShared`: some of it is that of both. */
export function legendOfTwo(
  place: HTMLElement,
  atlas: BodyAtlas,
  [a, b]: readonly [Pick, Pick],
  isShared: boolean,
): void {
  const [first, second] = names(atlas, a, b);
  const hues = huesOf(atlas, a, b);
  place.replaceChildren(
    ...(a.id ? key(hues[0], plainName(first)) : []),
    ...(b.id ? key(`${hues[1]} rn-key--second`, plainName(second)) : []),
    ...(isShared ? key("shared", ATLAS.shared) : []),
  );
}

function plainName(name: string): string {
  const plain = name.replace(/^the /, "");
  return `${plain[0]?.toUpperCase()}${plain.slice(1)}`;
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
  for (const [id, name] of Object.entries(map.without ?? {})) {
    const button = makeButton("rn-chip-way", ATLAS.oftenNone(name), { "data-show": id });
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
  return two.a && two.b ? [] : waysToViews(views, look);
}
