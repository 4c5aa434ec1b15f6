import type { BodyAtlas, BodyShares } from "./body-data";
import { ATLAS } from "./strings";

/** A territory of a map. */
export interface Pick {
  map: string;
  id: string;
}

const NEARLY_ALL = 0.95;
const MOST_PLACES = 3;
const LEAST_MM2 = 100;

/** The hues of two: those of root and nerve; ink for the second of a kind. */
export function huesOf(atlas: BodyAtlas, a: Pick, b: Pick): readonly [string, string] {
  const [first, second] = [a, b].map(({ map }) => atlas.maps[map]?.of);
  const hue = first === "nerves" ? "nerve" : "root";
  return [hue, first === second ? "ink" : hue === "root" ? "nerve" : "root"];
}

/** Says what skin two territories share, how much of each that is, and where. */
export function comparison(
  atlas: BodyAtlas,
  shares: BodyShares,
  a: Pick,
  b: Pick,
): string[] {
  if (a.map === b.map && a.id === b.id) return [ATLAS.same];
  const [first, second] = names(atlas, a, b);
  const [ours, theirs] = [weights(shares, a), weights(shares, b)];
  const both = new Map<number, number>();
  for (const [cell, mm2] of ours) {
    const shared = Math.min(mm2, theirs.get(cell) ?? 0);
    if (shared > 0) both.set(cell, shared);
  }
  const [ofA, ofB] = [sum(ours), sum(theirs)];
  const exact = exactly(shares, a, b) ?? exactly(shares, b, a);
  const shared = Math.min(exact ?? sum(both), ofA, ofB);
  if (shared < LEAST_MM2) return [ATLAS.nothingShared(first, second)];
  const cm2 = Math.max(1, Math.round(shared / 100));
  const percent = (whole: number): number => Math.round((100 * shared) / whole);
  const said = [ATLAS.sharing(first, second, cm2, percent(ofA), percent(ofB))];
  if (shared > NEARLY_ALL * ofA) said.push(ATLAS.within(first, second));
  else if (shared > NEARLY_ALL * ofB) said.push(ATLAS.within(second, first));
  const at = places(shares, both);
  if (at) said.push(ATLAS.sharedAt(at));
  for (const [name, mine] of [
    [first, ours],
    [second, theirs],
  ] as const) {
    const only = places(shares, without(mine, both));
    if (only) said.push(ATLAS.onlyAt(name, only));
  }
  return said.map((words) => `${words[0]?.toUpperCase()}${words.slice(1)}`);
}

/** Names in a sentence; the same root in two maps is told with its map. */
export function names(atlas: BodyAtlas, a: Pick, b: Pick): [string, string] {
  const name = ({ map, id }: Pick): string => {
    const plain = inSentence(atlas.maps[map]?.territories[id]?.name ?? id);
    const isSaidTwice = a.id === b.id && a.map !== b.map;
    return isSaidTwice ? ATLAS.inMap(plain, atlas.maps[map]?.short ?? map) : plain;
  };
  return [name(a), name(b)];
}

/** L5; the common fibular nerve. */
export function inSentence(name: string): string {
  return /^[A-Z]\d/.test(name) ? name : `the ${name[0]?.toLowerCase()}${name.slice(1)}`;
}

function weights(shares: BodyShares, { map, id }: Pick): Map<number, number> {
  const pairs = shares.usual[map]?.[id] ?? [];
  const found = new Map<number, number>();
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const [cell, percent] = [pairs[i] ?? 0, pairs[i + 1] ?? 0];
    found.set(cell, ((shares.areas[cell] ?? 0) * percent) / 100);
  }
  return found;
}

/** What was measured on the body itself, for a nerve and a root. */
function exactly(shares: BodyShares, root: Pick, nerve: Pick): number | null {
  const row = shares.shared[root.map]?.[nerve.id];
  return row && nerve.map !== root.map ? row[root.id] ?? 0 : null;
}

function sum(cells: Map<number, number>): number {
  let total = 0;
  for (const mm2 of cells.values()) total += mm2;
  return total;
}

function without(
  cells: Map<number, number>,
  others: Map<number, number>,
): Map<number, number> {
  const left = new Map<number, number>();
  for (const [cell, mm2] of cells) {
    const rest = mm2 - (others.get(cell) ?? 0);
    if (rest > 0) left.set(cell, rest);
  }
  return left;
}

/** The names of the regions that hold most of it. */
function places(shares: BodyShares, cells: Map<number, number>): string {
  const regions = new Map<number, number>();
  for (const [cell, mm2] of cells) {
    const region = shares.regions[cell] ?? -1;
    regions.set(region, (regions.get(region) ?? 0) + mm2);
  }
  const large = [...regions].filter(([, mm2]) => mm2 >= LEAST_MM2);
  large.sort(([, a], [, b]) => b - a);
  const said = large.slice(0, MOST_PLACES).map(([region]) => shares.names[region] ?? "");
  return said.filter(Boolean).join("; ");
}
