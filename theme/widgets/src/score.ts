import type { Skin } from "./bank";
import type { Side } from "./body-data";

/** What is to be known of cells and regions: by number, the same on both sides. */
export interface Tiling {
  /** Of each cell, in mm². */
  areas: number[];
  /** Number of each cell's region. */
  regions: number[];
  /** Of regions. */
  names: string[];
}

/** A cell or a region on one side: left 12. */
export type Piece = `${Side} ${number}`;

/** What painting a piece does: skin that was asked, skin that is wrong, in mm². */
export interface Worth {
  asked: number;
  wrong: number;
}

/** Areas in mm²: asked and painted, asked and left out, painted and wrong. */
export interface Score {
  hit: number;
  missed: number;
  over: number;
  dice: number;
  /** Share of what was asked that was painted. */
  found: number;
}

/** Shares of cells in percent, and on which side. */
export interface Key {
  side: Side;
  must: ReadonlyMap<number, number>;
  may: ReadonlySet<number>;
}

export const SIDES: readonly Side[] = ["right", "left"];
const MOSTLY = 0.5; // of a region: wrong skin that makes it a wrong region
const PART = 0.15; // of a region: less of it is not asked

export function keyOf({ side, must, may }: Skin): Key {
  return { side, must: unrolled(must), may: new Set(unrolled(may).keys()) };
}

/** Cells with their percent, from runs: first cell, how many in a row, percent. */
export function unrolled(runs: readonly number[]): Map<number, number> {
  const found = new Map<number, number>();
  for (let at = 0; at + 2 < runs.length; at += 3) {
    const [first = 0, count = 0, percent = 0] = runs.slice(at, at + 3);
    for (let cell = first; cell < first + count; cell++) found.set(cell, percent);
  }
  return found;
}

/** Counts an answer as generator/root_or_nerve/skin/score.py does. */
export function score(worth: ReadonlyMap<Piece, Worth>, painted: Iterable<Piece>): Score {
  let [hit, over, asked] = [0, 0, 0];
  for (const each of worth.values()) asked += each.asked;
  for (const piece of new Set(painted)) {
    hit += worth.get(piece)?.asked ?? 0;
    over += worth.get(piece)?.wrong ?? 0;
  }
  const missed = asked - hit;
  const whole = 2 * hit + missed + over;
  return {
    hit,
    missed,
    over,
    dice: whole > 0 ? (2 * hit) / whole : 0,
    found: asked > 0 ? hit / asked : 0,
  };
}

export function worthOfCells(key: Key, { areas }: Tiling): Map<Piece, Worth> {
  const found = new Map<Piece, Worth>();
  for (const side of SIDES) {
    areas.forEach((area, cell) => {
      const percent = (side === key.side && key.must.get(cell)) || 0;
      const wrong = isWrong(key, side, cell) ? area : 0;
      found.set(`${side} ${cell}`, { asked: (area * percent) / 100, wrong });
    });
  }
  return found;
}

/** Whether painting a cell is wrong, rather than asked or free. */
export function isWrong(key: Key, side: Side, cell: number): boolean {
  return side !== key.side || !(key.must.has(cell) || key.may.has(cell));
}

/**
 * A region is asked if a part of it is, and no more of it is wrong; at least one is.
 * Of the others those count neither way that are mostly within reach.
 */
export function worthOfRegions(key: Key, tiling: Tiling): Map<Piece, Worth> {
  const whole = tiling.names.map(() => 0);
  tiling.areas.forEach((area, cell) => {
    whole[tiling.regions[cell] ?? 0] = (whole[tiling.regions[cell] ?? 0] ?? 0) + area;
  });
  const found = sums(key, tiling);
  const pieces = [...found.keys()];
  const size = (piece: Piece): number => whole[numberOf(piece)] ?? 0;
  let asked = new Set(pieces.filter((piece) => isAsked(found.get(piece), size(piece))));
  if (asked.size === 0 && key.must.size > 0) asked = new Set([most(found)]);
  for (const piece of pieces) {
    const { asked: right, wrong } = found.get(piece) ?? { asked: 0, wrong: 0 };
    const isMostlyWrong = wrong > MOSTLY * size(piece);
    found.set(
      piece,
      asked.has(piece)
        ? { asked: right, wrong: 0 }
        : { asked: 0, wrong: isMostlyWrong ? wrong : 0 },
    );
  }
  return found;
}

export function numberOf(piece: Piece): number {
  return Number(piece.split(" ")[1]);
}

export function sideOf(piece: Piece): Side {
  return piece.split(" ")[0] as Side;
}

function sums(key: Key, tiling: Tiling): Map<Piece, Worth> {
  const found = new Map<Piece, Worth>();
  for (const side of SIDES) {
    tiling.names.forEach((_, region) => {
      found.set(`${side} ${region}`, { asked: 0, wrong: 0 });
    });
  }
  for (const [piece, { asked, wrong }] of worthOfCells(key, tiling)) {
    const region = tiling.regions[numberOf(piece)] ?? 0;
    const sum = found.get(`${sideOf(piece)} ${region}`);
    if (!sum) continue;
    sum.asked += asked;
    sum.wrong += wrong;
  }
  return found;
}

function isAsked(worth: Worth | undefined, whole: number): boolean {
  const { asked, wrong } = worth ?? { asked: 0, wrong: 0 };
  return asked > 0 && asked >= wrong && asked >= PART * whole;
}

function most(found: Map<Piece, Worth>): Piece {
  const sorted = [...found].sort(([, a], [, b]) => b.asked - a.asked);
  return sorted[0]?.[0] ?? "left 0";
}
