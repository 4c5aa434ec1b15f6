import { picksOf, viewsOfTwo } from "./atlas-pair";
import type { BodyAtlas, Side } from "./body-data";

/** What the atlas shows: all of it stands in the page's address. */
export interface Shown {
  map: string;
  view: string;
  side: Side;
  /** The chosen territory, or "". */
  show: string;
  /** The one it is compared with; null unless two are compared, "" until chosen. */
  with: string | null;
  withMap: string;
}

export function nothing(): Shown {
  return { map: "", view: "", side: "left", show: "", with: null, withMap: "" };
}

/** Reads `#map=lee-2008&view=anterior&show=L5`; what is missing or unknown is made up. */
export function readAddress(hash: string, atlas: BodyAtlas, fallback: Shown): Shown {
  const given = wordsOf(hash);
  const named = known(atlas.maps, given.get("map"));
  const map = named || mapOf(atlas, given.get("show"), fallback.map);
  const other = given.get("with");
  const withMap = known(atlas.maps, given.get("withmap")) || mapOf(atlas, other, map);
  const chosen = {
    map,
    show: known(atlas.maps[map]?.territories, given.get("show")),
    with: other === null ? null : known(atlas.maps[withMap]?.territories, other),
    withMap,
    side: given.get("side") === "right" ? ("right" as const) : ("left" as const),
  };
  const view = given.get("view") ?? "";
  if (atlas.views.some(({ id }) => id === view)) return { ...chosen, view };
  const [best = atlas.views[0]] = viewsOfTwo(atlas, ...picksOf({ ...chosen, view }));
  return { ...chosen, view: best?.id ?? "" };
}

/** What an address asks for that no map has. */
export function unknownIn(hash: string, atlas: BodyAtlas): string[] {
  const given = wordsOf(hash);
  const asked = [given.get("show"), given.get("with")];
  const isThere = (id: string): boolean =>
    Object.values(atlas.maps).some(({ territories }) => known(territories, id));
  return asked.flatMap((id) => (id && !isThere(id) ? [id] : []));
}

export function writeAddress(shown: Shown): string {
  const words = new URLSearchParams({ map: shown.map, view: shown.view });
  if (shown.show) words.set("show", shown.show);
  if (shown.with !== null) words.set("with", shown.with);
  if (shown.with !== null && shown.withMap !== shown.map) {
    words.set("withmap", shown.withMap);
  }
  if (shown.side === "right") words.set("side", "right");
  return `#${words}`;
}

/** Whether going from one to the other is a step to come back from. */
export function isStep(from: Shown, to: Shown): boolean {
  if ((from.with === null) !== (to.with === null)) return true;
  if (to.with !== null) {
    const isWhole = to.show !== "" && to.with !== "";
    return isWhole && (from.show !== to.show || from.with !== to.with);
  }
  return from.map !== to.map || (to.show !== "" && from.show !== to.show);
}

/** Whether a hash is one of ours, and not the place of a heading. */
export function isAddress(hash: string): boolean {
  return hash.includes("=");
}

export function wordsOf(hash: string): URLSearchParams {
  return new URLSearchParams(hash.replace(/^#/, ""));
}

/** The key that is meant, in capitals or not. */
function known(all: Record<string, unknown> | undefined, word: string | null): string {
  if (!all || !word) return "";
  const keys = Object.keys(all);
  const small = word.toLowerCase();
  return keys.find((key) => key === word) ?? keys.find((key) => key.toLowerCase() === small) ?? "";
}

/** The map that knows a territory: the usual one of roots, or that of nerves. */
function mapOf(atlas: BodyAtlas, id: string | null, usual: string): string {
  if (!id || known(atlas.maps[usual]?.territories, id)) return usual;
  const maps = Object.keys(atlas.maps);
  return maps.find((map) => known(atlas.maps[map]?.territories, id)) ?? usual;
}
