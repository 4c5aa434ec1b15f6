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
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const show = given.get("show") ?? "";
  const named = given.get("map") ?? "";
  const map = atlas.maps[named] ? named : mapOf(atlas, show, fallback.map);
  const isThere = atlas.maps[map]?.territories[show] !== undefined;
  const other = given.get("with");
  const namedOther = given.get("withmap") ?? "";
  const withMap = atlas.maps[namedOther] ? namedOther : mapOf(atlas, other ?? "", map);
  const isOtherThere = atlas.maps[withMap]?.territories[other ?? ""] !== undefined;
  const chosen = {
    map,
    show: isThere ? show : "",
    with: other === null ? null : isOtherThere ? other : "",
    withMap,
    side: given.get("side") === "right" ? ("right" as const) : ("left" as const),
  };
  return { ...chosen, view: viewOf(atlas, given.get("view") ?? "", chosen) };
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

/** Whether a hash is one of ours, and not the place of a heading. */
export function isAddress(hash: string): boolean {
  return hash.includes("=");
}

/** The map that knows a territory: the usual one of roots, or that of nerves. */
function mapOf(atlas: BodyAtlas, id: string, usual: string): string {
  if (!id || atlas.maps[usual]?.territories[id]) return usual;
  return Object.keys(atlas.maps).find((map) => atlas.maps[map]?.territories[id]) ?? usual;
}

/** The view that was asked for, or else the one that shows most of what is chosen. */
function viewOf(
  atlas: BodyAtlas,
  asked: string,
  chosen: { map: string; show: string },
): string {
  if (atlas.views.some(({ id }) => id === asked)) return asked;
  const best = atlas.maps[chosen.map]?.territories[chosen.show]?.views[0] ?? 0;
  return atlas.views[best]?.id ?? "";
}
