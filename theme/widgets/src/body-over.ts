import type { Skin } from "./bank";
import { BODY, areaOf } from "./body-strings";
import type { Given } from "./body-told";
import {
  type Key,
  type Piece,
  type Tiling,
  type Worth,
  isWrong,
  numberOf,
  sideOf,
  unrolled,
} from "./score";

const LEAST_MM2 = 50; // of skin: less is the width of a line
const LEAST_ELSEWHERE_MM2 = 200; // less is slivers along a border
const MOST = 4;

/** Every painted place that was not asked for, whether it counts or not. */
export function overOf(
  key: Key,
  skin: Skin,
  given: Given,
  worth: ReadonlyMap<Piece, Worth>,
  tiling: Tiling,
): string {
  const over = tooMuch(key, skin, given, worth, tiling);
  const free = neither(key, given, worth, tiling);
  const said = [
    ...(over ? [BODY.tooMuch(over)] : []),
    ...(free ? [BODY.neither(free)] : []),
    ...(given.isByRegions && isBeyond(key, given, worth, tiling) ? [BODY.wholeRegions] : []),
  ];
  return said.join(" ") || BODY.nothingTooMuch;
}

/** Whose skin was painted without being asked, the most first. */
function tooMuch(
  key: Key,
  skin: Skin,
  given: Given,
  worth: ReadonlyMap<Piece, Worth>,
  tiling: Tiling,
): string {
  const wrong = wrongCells(key, given, worth, tiling);
  const area = (piece: Piece): number => tiling.areas[numberOf(piece)] ?? 0;
  const here = wrong.filter((piece) => sideOf(piece) === key.side);
  const sum = (pieces: Piece[]): number => pieces.reduce((all, one) => all + area(one), 0);
  const named = skin.neighbours
    .map(({ name, cells }) => {
      const shares = unrolled(cells);
      const mm2 = here.reduce(
        (all, one) => all + (area(one) * (shares.get(numberOf(one)) ?? 0)) / 100,
        0,
      );
      return { name, mm2 };
    })
    .filter(({ mm2 }) => mm2 >= LEAST_MM2)
    .sort((a, b) => b.mm2 - a.mm2);
  const told = named.slice(0, MOST);
  const rest = sum(here) - told.reduce((all, { mm2 }) => all + mm2, 0);
  const there = sum(wrong) - sum(here);
  const words = told.map(({ name, mm2 }) => BODY.of(areaOf(mm2), name));
  const isSliver = rest < LEAST_ELSEWHERE_MM2 && words.length > 0;
  if (rest > 1) words.push(isSliver ? BODY.slivers(areaOf(rest)) : BODY.elsewhere(areaOf(rest)));
  const other = key.side === "left" ? "right" : "left";
  if (there > 0) words.push(BODY.onOtherSide(areaOf(there), other));
  return words.join("; ");
}

/** Regions that were painted though not asked, and that do not count: the most first. */
function neither(
  key: Key,
  given: Given,
  worth: ReadonlyMap<Piece, Worth>,
  tiling: Tiling,
): string {
  const sums = new Map<number, number>();
  for (const one of given.cells) {
    const region = tiling.regions[numberOf(one)] ?? 0;
    const piece: Piece = given.isByRegions ? `${sideOf(one)} ${region}` : one;
    const { asked = 0, wrong = 0 } = worth.get(piece) ?? {};
    if (sideOf(one) !== key.side || asked > 0 || wrong > 0) continue;
    add(sums, region, tiling.areas[numberOf(one)] ?? 0);
  }
  const all = [...sums].sort(([, a], [, b]) => b - a);
  const told = all.filter(([, mm2], at) => at === 0 || mm2 >= LEAST_MM2).slice(0, MOST);
  return told.map(([id]) => tiling.names[id] ?? "").join("; ");
}

/** Whether regions that were asked reach beyond the skin that was. */
function isBeyond(
  key: Key,
  { cells }: Given,
  worth: ReadonlyMap<Piece, Worth>,
  tiling: Tiling,
): boolean {
  let mm2 = 0;
  for (const one of cells) {
    const region: Piece = `${sideOf(one)} ${tiling.regions[numberOf(one)] ?? 0}`;
    const isAsked = (worth.get(region)?.asked ?? 0) > 0;
    if (isAsked && isWrong(key, sideOf(one), numberOf(one))) {
      mm2 += tiling.areas[numberOf(one)] ?? 0;
    }
  }
  return mm2 >= LEAST_MM2;
}

function wrongCells(
  key: Key,
  { cells, isByRegions }: Given,
  worth: ReadonlyMap<Piece, Worth>,
  tiling: Tiling,
): Piece[] {
  return [...cells].filter((one) => {
    const [side, cell] = [sideOf(one), numberOf(one)];
    const region: Piece = `${side} ${tiling.regions[cell] ?? 0}`;
    const counts = !isByRegions || (worth.get(region)?.wrong ?? 0) > 0;
    return counts && isWrong(key, side, cell);
  });
}

function add(sums: Map<number, number>, key: number, more: number): void {
  sums.set(key, (sums.get(key) ?? 0) + more);
}
