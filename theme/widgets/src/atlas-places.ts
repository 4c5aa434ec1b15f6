import type { BodyShares } from "./body-data";
import { ATLAS } from "./strings";

/** Percent of cells. */
export type Extent = Map<number, number>;

interface Place {
  name: string;
  mm2: number;
  share: number;
}

// As in generator/root_or_nerve/skin/words.py and compared.py.
const MOSTLY = 0.6;
const PART = 0.15;
const MOST_PLACES = 4;

/** The nearest whole number, of halves the even one: as the generator rounds. */
export function rounded(value: number): number {
  const whole = Math.round(value);
  return Math.abs(value % 1) === 0.5 && whole % 2 !== 0 ? whole - 1 : whole;
}

/** 38 cm²; less than 1 cm². */
export function cm2Of(mm2: number): string {
  const whole = rounded(mm2 / 100);
  return whole > 0 ? `${whole} cm²` : ATLAS.lessThanOne;
}

/** The places that tell most: large ones, and of those the whole ones. */
export function largest(shares: BodyShares, extent: Extent): string {
  const found = placesOf(shares, extent);
  found.sort((a, b) => b.mm2 * b.share - a.mm2 * a.share || (a.name < b.name ? -1 : 1));
  const words = found.slice(0, MOST_PLACES).map(({ name, share }) => {
    const the = /^(skin|all|backs) /.test(name) ? name : `the ${name}`;
    return share < MOSTLY ? `part of ${the}` : the;
  });
  if (words.length < 2) return words[0] ?? ATLAS.narrowStrips;
  const isLong = words.some((word) => word.includes(","));
  const before = words.slice(0, -1).join(isLong ? "; " : ", ");
  return `${before}${isLong ? ";" : ""} and ${words[words.length - 1]}`;
}

/** Regions that are covered; where a whole group of them is, the group stands for them. */
function placesOf(shares: BodyShares, extent: Extent): Place[] {
  const { areas, regions, names, groups } = shares;
  const whole = names.map(() => 0);
  areas.forEach((mm2, cell) => {
    whole[regions[cell] ?? 0] = (whole[regions[cell] ?? 0] ?? 0) + mm2;
  });
  const covered = new Map<number, number>();
  for (const [cell, n] of extent) {
    const region = regions[cell] ?? 0;
    covered.set(region, (covered.get(region) ?? 0) + ((areas[cell] ?? 0) * n) / 100);
  }
  let merged: [string, number[]][] = [];
  for (const [name, members] of groups) {
    const isFull = (id: number): boolean => {
      return (covered.get(id) ?? 0) >= MOSTLY * (whole[id] ?? 1);
    };
    if (!members.every(isFull)) continue;
    merged = merged.filter(([, few]) => !few.every((id) => members.includes(id)));
    merged.push([name, members]);
  }
  const inside = new Set(merged.flatMap(([, members]) => members));
  const singles = [...covered.keys()].filter((id) => !inside.has(id));
  const found = [
    ...merged,
    ...singles.map((id): [string, number[]] => [names[id] ?? "", [id]]),
  ].map(([name, members]): Place => {
    const sum = (of: (id: number) => number) => members.reduce((all, id) => all + of(id), 0);
    const mm2 = sum((id) => covered.get(id) ?? 0);
    return { name, mm2, share: mm2 / sum((id) => whole[id] ?? 0) };
  });
  const kept = found.filter(({ share }) => share >= PART);
  const best = [...found].sort((a, b) => b.share - a.share).slice(0, 1);
  return kept.length > 0 ? kept : best;
}
