import type { Shown } from "./atlas-address";
import type { Pick } from "./atlas-compare";
import type { BodyAtlas, BodyAreas, Territory } from "./body-data";
import { make } from "./dom";
import { ATLAS } from "./strings";

/** The two that are compared. */
export function picksOf({ map, show, withMap, with: other }: Shown): readonly [Pick, Pick] {
  return [
    { map, id: show },
    { map: withMap, id: other ?? "" },
  ];
}

/** The path of a territory with all of its branches, in a view of its map. */
export function pathOf(atlas: BodyAtlas, paths: BodyAreas, { map, id }: Pick): string {
  const territory = atlas.maps[map]?.territories[id];
  return piecesOf(id, territory).map((one) => paths.core[one] ?? "").join("");
}

/** The ids of the paths that make up a territory. */
export function piecesOf(id: string, territory: Territory | undefined): string[] {
  return territory ? territory.of ?? [id] : [];
}

/** Views that show both, best first; else those of the first that is there. */
export function viewsOfTwo(
  atlas: BodyAtlas,
  a: Pick,
  b: Pick,
): { id: string; name: string }[] {
  const views = ({ map, id }: Pick): number[] =>
    atlas.maps[map]?.territories[id]?.views ?? [];
  const [ofA, ofB] = [views(a), views(b)];
  // The lower the places in both orders, the more of the two is seen.
  const rank = (view: number): number => ofA.indexOf(view) + ofB.indexOf(view);
  const both = ofA.filter((view) => ofB.includes(view)).sort((x, y) => rank(x) - rank(y));
  const shown = [both, ofA, ofB].find((some) => some.length > 0) ?? [];
  return shown.flatMap((view) => atlas.views[view] ?? []);
}

/** The present view if it shows what is chosen, or else the one that shows most. */
export function bestView(atlas: BodyAtlas, { map, show, view }: Shown): string {
  const { views = [] } = atlas.maps[map]?.territories[show] ?? {};
  const names = views.map((number) => atlas.views[number]?.id);
  return names.includes(view) ? view : names[0] ?? view;
}

/** Two rows, each with a map and one of its territories. */
export function pairControls(
  atlas: BodyAtlas,
  picks: readonly [Pick, Pick],
  hues: readonly [string, string],
  onPick: (which: 0 | 1, pick: Pick) => void,
): HTMLElement[] {
  return ([0, 1] as const).map((which) => {
    const { map, id } = picks[which];
    const words = which === 0 ? ATLAS.first : ATLAS.second;
    const maps = select(ATLAS.mapOf(words), map, namesOfMaps(atlas));
    const territories = Object.entries(atlas.maps[map]?.territories ?? {});
    const names = territories.map(([one, { name }]) => [one, name] as const);
    const list = select(ATLAS.territoryOf(words), id, [["", ATLAS.pick], ...names]);
    maps.addEventListener("change", () => {
      const isThere = atlas.maps[maps.value]?.territories[id];
      onPick(which, { map: maps.value, id: isThere ? id : "" });
    });
    list.addEventListener("change", () => onPick(which, { map, id: list.value }));
    const swatch = make("span", { class: `rn-key rn-key--${hues[which]}` });
    return make("p", { class: "rn-atlas-row" }, swatch, maps, list);
  });
}

function namesOfMaps(atlas: BodyAtlas): (readonly [string, string])[] {
  return Object.entries(atlas.maps).map(([id, { short }]) => [id, short] as const);
}

function select(
  label: string,
  value: string,
  options: (readonly [string, string])[],
): HTMLSelectElement {
  const made = make("select", { "aria-label": label, autocomplete: "off" });
  for (const [id, name] of options) made.append(make("option", { value: id }, name));
  made.value = value;
  return made;
}

