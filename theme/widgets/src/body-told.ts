import type { DrawItem, LocateItem, Skin } from "./bank";
import { overOf } from "./body-over";
import { BODY, areaOf } from "./body-strings";
import { make } from "./dom";
import {
  type Key,
  type Piece,
  type Score,
  type Tiling,
  type Worth,
  keyOf,
  numberOf,
  score,
  sideOf,
  unrolled,
  worthOfCells,
  worthOfRegions,
} from "./score";

export type BodyItem = LocateItem | DrawItem;
export type Outcome = "right" | "near" | "wrong";

/** Cells of both sides, and whether they were chosen as whole regions. */
export interface Given {
  cells: ReadonlySet<Piece>;
  isByRegions: boolean;
}

export interface Judged {
  outcome: Outcome;
  /** In a few words, to stand beside the picture. */
  short: string;
  told: HTMLElement[];
}

const LEAST_MM2 = 50; // of skin: less is the width of a line
const LEFT_OUT = 0.25; // of a region
const MATTERS = 0.04; // of all that was asked
const MOST = 4;

/** Scores an answer, and says what was left out and what was too much. */
export function judge(item: BodyItem, given: Given, tiling: Tiling): Judged {
  const key = keyOf(item.skin);
  const worth = given.isByRegions ? worthOfRegions(key, tiling) : worthOfCells(key, tiling);
  const pieces = given.isByRegions ? regionsIn(given.cells, tiling) : given.cells;
  return item.kind === "locate"
    ? ofPlace(item, key, given, [...pieces][0], worth, tiling)
    : ofDrawing(item, key, given, score(worth, pieces), worth, tiling);
}

function ofDrawing(
  item: DrawItem,
  key: Key,
  given: Given,
  found: Score,
  worth: ReadonlyMap<Piece, Worth>,
  tiling: Tiling,
): Judged {
  const { right_from: right, near_from: near, skin } = item;
  const outcome = found.dice >= right ? "right" : found.dice >= near ? "near" : "wrong";
  const verdict = { right: BODY.right, near: BODY.nearly, wrong: BODY.wrong }[outcome];
  const grain = given.isByRegions ? BODY.onRegions : BODY.onCells(areaOf(grainOf(key, tiling)));
  const percent = floor(found.dice);
  const match = make("strong", {}, BODY.match(percent));
  const rest = ` (${BODY.steps(floor(right), floor(near))}). ${grain}`;
  const places = leftOut(given, worth, tiling);
  // Of nothing found, where it lies is told in whole below.
  const isNone = floor(found.found) === 0;
  const counted = found.hit + found.over;
  const good = counted > 0 ? found.hit / counted : 0;
  const share = BODY.found(floor(found.found), floor(good));
  const missed = places && !isNone ? BODY.leftOut(places) : "";
  return {
    outcome,
    short: `${verdict} ${BODY.match(percent)}.`,
    told: [
      make("p", { class: "rn-verdict" }, verdict),
      make("p", { class: "rn-why" }, match, rest),
      make("p", { class: "rn-why" }, share, missed),
      make("p", { class: "rn-why" }, overOf(key, skin, given, worth, tiling)),
      rightSkin(skin, ` ${skin.look === "root" ? BODY.freeOrBlank : BODY.free}`),
    ],
  };
}

function ofPlace(
  { skin }: LocateItem,
  key: Key,
  given: Given,
  piece: Piece | undefined,
  worth: ReadonlyMap<Piece, Worth>,
  tiling: Tiling,
): Judged {
  const { asked = 0, wrong = 1 } = (piece && worth.get(piece)) ?? {};
  const outcome = asked > 0 ? "right" : wrong > 0 ? "wrong" : "near";
  const verdict = { right: BODY.right, near: BODY.edge, wrong: BODY.notThere }[outcome];
  const cell = [...given.cells][0];
  const side = cell ? sideOf(cell) : key.side;
  const region = cell ? tiling.regions[numberOf(cell)] ?? -1 : -1;
  const said = [BODY.yourPlace(tiling.names[region] ?? "", side)];
  if (outcome === "near") said.push(BODY.atEdge);
  if (outcome === "wrong" && side !== key.side) said.push(BODY.otherSide(side));
  const owner = outcome === "wrong" && side === key.side ? ownerOf(skin, given, tiling) : "";
  if (owner) said.push(BODY.thatIs(owner));
  said.push(
    given.isByRegions ? BODY.onRegion : BODY.onCell(areaOf(grainOf(key, tiling))),
  );
  return {
    outcome,
    short: verdict,
    told: [
      make("p", { class: "rn-verdict" }, verdict),
      make("p", { class: "rn-why" }, said.join(" ")),
      rightSkin(skin),
    ],
  };
}

function rightSkin(skin: Skin, more = ""): HTMLElement {
  const name = make("strong", {}, BODY.rightSkin(skin.name));
  const rest = [`${skin.words}.`, `${skin.source}${more}`, skin.because];
  const why = ` ${rest.filter(Boolean).join(" ")}`;
  return make("p", { class: "rn-why rn-why--right" }, name, why);
}

/** The regions of which something asked was left out, the largest first. */
function leftOut(
  { cells, isByRegions }: Given,
  worth: ReadonlyMap<Piece, Worth>,
  tiling: Tiling,
): string {
  const [asked, missed] = [new Map<number, number>(), new Map<number, number>()];
  const chosen = isByRegions ? regionsIn(cells, tiling) : cells;
  for (const [piece, { asked: mm2 }] of worth) {
    const region = isByRegions ? numberOf(piece) : tiling.regions[numberOf(piece)] ?? 0;
    add(asked, region, mm2);
    if (!chosen.has(piece)) add(missed, region, mm2);
  }
  const whole = [...asked.values()].reduce((all, one) => all + one, 0);
  const least = Math.max(LEAST_MM2, MATTERS * whole);
  const places = [...missed]
    .filter(([id, mm2]) => mm2 >= least && mm2 > LEFT_OUT * (asked.get(id) ?? 0))
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST);
  return places.map(([id]) => tiling.names[id] ?? "").join("; ");
}

/** Whose skin most of a wrong place is. */
function ownerOf(skin: Skin, { cells }: Given, tiling: Tiling): string {
  const shares = skin.neighbours.map(({ name, cells: runs }) => {
    const held = unrolled(runs);
    const mm2 = [...cells].reduce((all, one) => {
      const cell = numberOf(one);
      return all + (tiling.areas[cell] ?? 0) * (held.get(cell) ?? 0);
    }, 0);
    return { name, mm2 };
  });
  const [most] = shares.filter(({ mm2 }) => mm2 > 0).sort((a, b) => b.mm2 - a.mm2);
  return most?.name ?? "";
}

export function regionsIn(cells: Iterable<Piece>, tiling: Tiling): Set<Piece> {
  const regions = [...cells].map(
    (one): Piece => `${sideOf(one)} ${tiling.regions[numberOf(one)] ?? 0}`,
  );
  return new Set(regions);
}

/** The size of a cell, where the answer lies. */
function grainOf(key: Key, { areas }: Tiling): number {
  const found = [...key.must.keys()].map((cell) => areas[cell] ?? 0);
  return found.reduce((all, one) => all + one, 0) / Math.max(1, found.length);
}

function add(sums: Map<number, number>, key: number, more: number): void {
  sums.set(key, (sums.get(key) ?? 0) + more);
}

/** Percent, rounded down: what is called 80% is enough for 80%. */
function floor(share: number): number {
  return Math.floor(100 * share + 1e-9);
}
