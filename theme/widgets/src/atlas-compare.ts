import { cm2Of, type Extent, largest, rounded } from "./atlas-places";
import type { BodyAbout, BodyAtlas, BodyShares } from "./body-data";
import { ATLAS } from "./strings";
import type { Hue } from "./two-pieces";

/** A territory of a map. */
export interface Pick {
  map: string;
  id: string;
}

/** Two territories on one body, in mm² and percent. */
interface Overlap {
  shared: number;
  isShared: boolean;
  meets: boolean;
  /** Skin of both, of the first and of the second alone, each region once. */
  once: [Extent, Extent, Extent];
  sizes: [number, number];
  /** Of each alone, where the other's map is not blank. */
  only: [number, number];
  /** Percent of each that the other's map leaves blank. */
  blank: [number, number];
}

// As in generator/root_or_nerve/skin/compared.py and overlap.py.
const LEAST_MM2 = 50;
const NEARLY_ALL = 0.95;
const HARDLY = 0.05;
const BLANK_TOLD = 10;
const BLANK_RULES = 75;

/** The hues of two: those of root and nerve; ink for the second of a kind. */
export function huesOf(atlas: BodyAtlas, a: Pick, b: Pick): readonly [Hue, Hue] {
  const [first, second] = [a, b].map(({ map }) => atlas.maps[map]?.of);
  const hue = first === "nerves" ? "nerve" : "root";
  return [hue, first === second ? "ink" : hue === "root" ? "nerve" : "root"];
}

/**
 * Says what skin two territories share, what a map leaves open, and what only one of them
 * holds: in the words of the pages on look-alikes, which the generator writes.
 */
export function comparison(
  atlas: BodyAtlas,
  shares: BodyShares,
  a: Pick,
  b: Pick,
  about: BodyAbout | null = null,
): string[] {
  if (a.map === b.map && a.id === b.id) return [ATLAS.same];
  if (a.id === b.id && [a, b].every(({ map, id }) => atlas.maps[map]?.territories[id]?.layer)) {
    return [ATLAS.oneLayer];
  }
  const [first, second] = names(atlas, a, b).map((name, at) => {
    const { map } = at === 0 ? a : b;
    const isRoot = atlas.maps[map]?.of === "dermatomes" && /^[A-Z]\d/.test(name);
    return isRoot ? `the ${name.replace(/^\S+/, (id) => ATLAS.root(id))}` : name;
  }) as [string, string];
  const found = overlapOf(atlas, shares, a, b);
  const said = [sharedOf(atlas, shares, a, b, found)];
  for (const [name, { map }, blank] of [
    [first, b, found.blank[0]],
    [second, a, found.blank[1]],
  ] as const) {
    const short = atlas.maps[map]?.short ?? map;
    if (blank >= BLANK_TOLD) said.push(ATLAS.leavesBlank(short, blank, name));
  }
  if (found.isShared && found.shared > NEARLY_ALL * found.sizes[0]) {
    said.push(ATLAS.within(first, second));
  } else if (found.isShared && found.shared > NEARLY_ALL * found.sizes[1]) {
    said.push(ATLAS.within(second, first));
  }
  [first, second].forEach((name, at) => {
    const [mm2 = 0, blank = 0] = [found.only[at], found.blank[at]];
    const extent = found.once[at + 1] ?? new Map();
    if (mm2 >= LEAST_MM2) {
      said.push(ATLAS.onlyAt(name, largest(shares, extent), cm2Of(mm2)));
    } else if (blank < BLANK_TOLD) said.push(ATLAS.hardlyMore(name));
  });
  const others = elsewhere(atlas, shares, a, b, found);
  if (others.length > 0) said.push(ATLAS.otherMaps(others));
  said.push(...reported(about, a, b));
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

function sharedOf(
  atlas: BodyAtlas,
  shares: BodyShares,
  a: Pick,
  b: Pick,
  found: Overlap,
): string {
  if (isUnreadable(found)) return ATLAS.unreadable;
  if (found.isShared) {
    const [ofA, ofB] = found.sizes.map((whole) => rounded((100 * found.shared) / whole));
    const places = largest(shares, found.once[0]);
    return ATLAS.sharing(places, cm2Of(found.shared), ofA ?? 0, ofB ?? 0);
  }
  const isFields = atlas.maps[a.map]?.shape === "fields";
  return a.map === b.map && found.meets && !isFields ? ATLAS.touching : ATLAS.nothingShared;
}

function isUnreadable({ blank, shared, sizes }: Overlap): boolean {
  return blank.some(
    (percent, at) => percent > BLANK_RULES && shared < HARDLY * (sizes[at] ?? 0),
  );
}

function overlapOf(atlas: BodyAtlas, shares: BodyShares, a: Pick, b: Pick): Overlap {
  const [ours, theirs] = [percents(shares, a), percents(shares, b)];
  const most: Extent = new Map();
  for (const [cell, n] of ours) {
    const both = Math.min(n, theirs.get(cell) ?? 0);
    if (both > 0) most.set(cell, both);
  }
  const upper = areaOf(shares, most);
  const shared = Math.min(exactly(atlas, shares, a, b) ?? upper, upper);
  const isShared = shared >= LEAST_MM2;
  const taken: Extent = isShared ? most : new Map();
  const [first, openFirst] = apart(shares, ours, theirs, taken, a.map === b.map ? "" : b.map);
  const [second, openSecond] = apart(shares, theirs, ours, taken, a.map === b.map ? "" : a.map);
  const sizes = [a, b].map(({ map, id }) => shares.sizes[map]?.[id] ?? 0) as [number, number];
  const open = [openFirst, openSecond].map((one) => areaOf(shares, one));
  const only = sizes.map((size, at) => Math.max(0, size - shared - (open[at] ?? 0)));
  const blank = open.map((mm2, at) => {
    const whole = shared + (only[at] ?? 0) + mm2;
    return whole > 0 ? rounded((100 * mm2) / whole) : 0;
  });
  return {
    shared,
    isShared,
    meets: most.size > 0,
    once: eachOnce(shares, [taken, first, second]),
    sizes: only.map((mm2, at) => shared + mm2 + (open[at] ?? 0)) as [number, number],
    only: only as [number, number],
    blank: blank as [number, number],
  };
}

/** What the other map gives to somebody else, and what it leaves blank. */
function apart(
  shares: BodyShares,
  mine: Extent,
  other: Extent,
  taken: Extent,
  otherMap: string,
): [Extent, Extent] {
  const [only, blank]: [Extent, Extent] = [new Map(), new Map()];
  const held = otherMap ? covered(shares, otherMap) : null;
  for (const [cell, percent] of mine) {
    const rest = Math.max(0, percent - (taken.get(cell) ?? 0));
    const elses = held ? Math.max(0, (held.get(cell) ?? 0) - (other.get(cell) ?? 0)) : 100;
    const ofThem = Math.min(rest, elses);
    if (ofThem > 0) only.set(cell, ofThem);
    if (rest > ofThem) blank.set(cell, rest - ofThem);
  }
  return [only, blank];
}

function covered(shares: BodyShares, map: string): Extent {
  const found: Extent = new Map();
  for (const id of Object.keys(shares.usual[map] ?? {})) {
    if (id.includes(".")) continue;
    for (const [cell, n] of percents(shares, { map, id })) {
      found.set(cell, Math.min(100, (found.get(cell) ?? 0) + n));
    }
  }
  return found;
}

/** Each region with the one that holds most of it. */
function eachOnce(
  shares: BodyShares,
  stretches: [Extent, Extent, Extent],
): [Extent, Extent, Extent] {
  const sums = stretches.map((stretch) => {
    const sum = new Map<number, number>();
    for (const [cell, n] of stretch) {
      const region = shares.regions[cell] ?? -1;
      const mm2 = ((shares.areas[cell] ?? 0) * n) / 100;
      sum.set(region, (sum.get(region) ?? 0) + mm2);
    }
    return sum;
  });
  const owner = (region: number): number => {
    const held = sums.map((sum) => sum.get(region) ?? 0);
    return held.indexOf(Math.max(...held));
  };
  return stretches.map((stretch, at) => {
    const kept = [...stretch].filter(([cell]) => owner(shares.regions[cell] ?? -1) === at);
    return new Map(kept);
  }) as [Extent, Extent, Extent];
}

/** What was measured on the body itself, or follows from how a map is made. */
function exactly(atlas: BodyAtlas, shares: BodyShares, a: Pick, b: Pick): number | null {
  if (a.map === b.map) {
    if (atlas.maps[a.map]?.shape === "fields") return null;
    const inner = [a, b].find((one, at) => isWithin(atlas, one, [a, b][1 - at] ?? a));
    return inner ? null : 0;
  }
  for (const [root, nerve] of [
    [a, b],
    [b, a],
  ] as const) {
    const row = shares.shared[root.map]?.[nerve.id];
    if (row && atlas.maps[nerve.map]?.of === "nerves") return row[root.id] ?? 0;
  }
  return null;
}

function isWithin(atlas: BodyAtlas, one: Pick, other: Pick): boolean {
  const { of = [] } = atlas.maps[other.map]?.territories[other.id] ?? {};
  return of.includes(one.id) || one.id.startsWith(`${other.id}.`);
}

/** What other maps of dermatomes say of a root and a nerve, where that differs. */
function elsewhere(
  atlas: BodyAtlas,
  shares: BodyShares,
  a: Pick,
  b: Pick,
  here: Overlap,
): string[] {
  const root = [a, b].find(({ map }) => atlas.maps[map]?.of === "dermatomes");
  const nerve = [a, b].find(({ map }) => atlas.maps[map]?.of === "nerves");
  if (!root || !nerve) return [];
  return Object.entries(atlas.maps).flatMap(([map, { of, shape, short }]) => {
    const isOther = of === "dermatomes" && shape !== "zones" && map !== root.map;
    if (!isOther || !shares.usual[map]?.[root.id]?.length) return [];
    const { shared } = overlapOf(atlas, shares, { map, id: root.id }, nerve);
    const area = cm2Of(shared);
    return area === cm2Of(here.shared) ? [] : [ATLAS.onMap(area, short)];
  });
}

/** What is reported of skin that two nerves have by turns, or both. */
function reported(about: BodyAbout | null, a: Pick, b: Pick): string[] {
  if (a.map !== b.map) return [];
  const doubts = about?.doubts.filter(({ of }) => of.includes(a.id) && of.includes(b.id)) ?? [];
  return doubts.map(({ words }) => ATLAS.reported(words));
}

function percents(shares: BodyShares, { map, id }: Pick): Extent {
  const pairs = shares.usual[map]?.[id] ?? [];
  const found: Extent = new Map();
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const [cell = 0, percent = 0] = [pairs[i], pairs[i + 1]];
    if (percent > 0) found.set(cell, percent);
  }
  return found;
}

function areaOf(shares: BodyShares, extent: Extent): number {
  let total = 0;
  for (const [cell, n] of extent) total += (shares.areas[cell] ?? 0) * n;
  return total / 100;
}
