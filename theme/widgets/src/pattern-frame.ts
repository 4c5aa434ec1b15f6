import { ringsOf } from "./body-cells";
import type { BodyView, Box, Side } from "./body-data";
import { wholeBox } from "./body-picture";
import type { Stretch } from "./pattern-skin";

type Place = readonly [number, number];

// As generator/root_or_nerve/skin/sight.py frames still pictures.
const RATIO = 1.6; // of a stretch's length: what lies round it tells where it is
const LEAST_MM = 220;
const LEAST_MM_OF_BOTH = 380; // of a trunk: its edges tell which part of it this is
const ROOM_PX = 300;
const LEAST_PX = 40;

const GRID = 40; // places along each edge of a stretch that are tried
const STRONG = 0.5; // of the whole: a frame smaller than that needs the whole beside it

/** The box of what lies in all paths of a stretch; null if nothing does. */
export function boxOf(stretch: Stretch): Box | null {
  const boxes = stretch.map((path) => roundPlaces(ringsOf(path).flat()));
  const left = Math.max(...boxes.map(([x]) => x));
  const top = Math.max(...boxes.map(([, y]) => y));
  const right = Math.min(...boxes.map(([x, , width]) => x + width));
  const bottom = Math.min(...boxes.map(([, y, , height]) => y + height));
  if (right <= left || bottom <= top) return null;
  const box: Box = [left, top, right - left, bottom - top];
  if (stretch.length === 1) return box;
  const places = placesIn(stretch, box);
  return places.length > 0 ? roundPlaces(places) : null;
}

/** What to show of a view: these boxes of the drawn half, and enough round them. */
export function frameRound(view: BodyView, sides: readonly Side[], boxes: readonly Box[]): Box {
  const whole = wholeBox(view, sides);
  const shown = sides.flatMap((side) => boxes.map((box) => onSide(box, side)));
  if (shown.length === 0) return whole;
  const [left, top, width, height] = roundPlaces(shown.flatMap(cornersOf));
  const most = Math.max(width, height);
  const least = Math.max(Math.min(width, height), 1);
  const wanted = Math.max(most * RATIO, (view.both ? LEAST_MM_OF_BOTH : LEAST_MM) / view.unit);
  const side = Math.min(wanted, Math.max((least * ROOM_PX) / LEAST_PX, most * 1.15));
  const [x, across] = windowRound(left, width, side, whole[0], whole[2]);
  const [y, down] = windowRound(top, height, side, whole[1], whole[3]);
  return [x, y, across, down];
}

export function isStrongZoom([, , width, height]: Box, [, , wide, high]: Box): boolean {
  return Math.max(width, height) < STRONG * Math.max(wide, high);
}

function placesIn(stretch: Stretch, [x, y, width, height]: Box): Place[] {
  const context = document.createElement("canvas").getContext("2d");
  const paths = stretch.map((d) => new Path2D(d));
  const found: Place[] = [];
  for (let n = 0; n < GRID * GRID; n++) {
    const atX = x + ((n % GRID) + 0.5) * (width / GRID);
    const atY = y + (Math.floor(n / GRID) + 0.5) * (height / GRID);
    if (paths.every((path) => context?.isPointInPath(path, atX, atY))) found.push([atX, atY]);
  }
  return found;
}

function roundPlaces(places: readonly Place[]): Box {
  const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return [left, top, Math.max(...xs) - left, Math.max(...ys) - top];
}

function onSide([x, y, width, height]: Box, side: Side): Box {
  return [side === "left" ? x : -x - width, y, width, height];
}

function cornersOf([x, y, width, height]: Box): Place[] {
  return [
    [x, y],
    [x + width, y + height],
  ];
}

/** Start and length of a window round a stretch, inside the whole. */
function windowRound(
  start: number,
  length: number,
  wanted: number,
  low: number,
  whole: number,
): readonly [number, number] {
  const size = Math.min(wanted, whole);
  const begin = start + length / 2 - size / 2;
  return [Math.min(Math.max(begin, low), low + whole - size), size];
}
