/** Writes the names of a map's territories over a picture, in crisp pixels. */
import type { BodyAreas, Side, Territory } from "./body-data";
import { Frame, type Point } from "./body-frame";
import {
  type Label,
  type Rect,
  type Room,
  type Wish,
  placeBeside,
  placeInside,
  pointsOf,
  wrapped,
} from "./body-labels";
import { type BodyPicture, makeSvg } from "./body-picture";

const NARROWEST = 78; // pixels beside the body that a column of names takes
const INSIDE = 110; // widest line of a nerve's name inside its area
const NARROW = 60; // where that does not fit
const GRAIN = 4; // pixels

export interface Lettering {
  picture: BodyPicture;
  map: BodyAreas;
  /** Those that get a name, in reading order. */
  territories: Record<string, Territory>;
  /** Nerves have long names, which stand beside the body. */
  isLong: boolean;
  side: Side;
  isZoomed: boolean;
}

/** Returns a layer of names for a box of this many pixels. */
export function letter(
  what: Lettering,
  size: { width: number; height: number; margin: number },
  style: CSSStyleDeclaration,
): SVGSVGElement {
  const frame = new Frame(what.picture, size.width, size.height, size.margin);
  const room = roomOf(what, frame, style);
  const labels = what.isLong ? longNames(what, frame, room) : shortNames(what, frame, room);
  const svg = makeSvg("svg", {
    class: what.isLong ? "rn-body-labels is-long" : "rn-body-labels",
    viewBox: `0 0 ${size.width} ${size.height}`,
    "aria-hidden": "true",
  });
  for (const label of labels) svg.append(...drawn(label, room));
  return svg;
}

function shortNames(what: Lettering, frame: Frame, room: Room): Label[] {
  const wishes = Object.keys(what.territories).flatMap((id) => {
    const name = id.replace("-", "–");
    return wishOf(what, frame, id, [name], what.side);
  });
  return placeInside(wishes, room);
}

function longNames(what: Lettering, frame: Frame, room: Room): Label[] {
  const [left, right] = frame.edges;
  const free = Math.min(left, frame.width - right) - 18;
  const hasColumns = free >= NARROWEST && !what.isZoomed;
  const width = hasColumns ? free : INSIDE;
  const wishes = (side: Side): Wish[] =>
    Object.entries(what.territories).flatMap(([id, { name }]) =>
      wishOf(what, frame, id, wrapped(shortened(name), width, room.measure), side).map(
        (wish) => ({ ...wish, narrower: wrapped(shortened(name), NARROW, room.measure) }),
      ),
    );
  if (!hasColumns) return placeInside(wishes(what.side), room);
  const middle = (left + right) / 2;
  const here = wishes(what.side);
  if (!what.picture.view.both) {
    const xs = here.map(({ at }) => at[0]).sort((a, b) => a - b);
    const median = xs[Math.floor(xs.length / 2)] ?? middle;
    const entries = here.map((wish) => ({ wish, isLeft: wish.at[0] < median }));
    return placeBeside(entries, room, frame.edges);
  }
  const there = wishes(what.side === "left" ? "right" : "left");
  const order = here.map((wish, i) => [wish, there[i] ?? wish] as const);
  order.sort(([a], [b]) => a.at[1] - b.at[1]);
  const entries = order.map((pair, i) => {
    const isLeft = i % 2 === 0;
    const wish = pair.find(({ at }) => at[0] < middle === isLeft) ?? pair[0];
    return { wish, isLeft };
  });
  return placeBeside(entries, room, frame.edges);
}

function wishOf(
  { picture, map }: Lettering,
  frame: Frame,
  id: string,
  lines: string[],
  side: Side,
): Wish[] {
  const label = map.labels[id];
  const path = picture.area(id, side);
  if (!label || !path) return [];
  const holds = (box: Rect): boolean =>
    pointsOf(box).every((point) => isIn(path, frame.place(point, side)));
  return [{ id, lines, at: frame.pixels(label[0], label[1], side), holds }];
}

function roomOf(what: Lettering, frame: Frame, style: CSSStyleDeclaration): Room {
  const size = what.isLong ? 11.5 : 11;
  const context = document.createElement("canvas").getContext("2d");
  if (context) context.font = `${size}px ${style.fontFamily}`;
  const outlines = what.picture.outlines();
  const known = new Map<string, boolean>();
  // Many places are asked for, and more than once: near ones have one answer.
  const isFree = ([x, y]: Point): boolean => {
    const near: Point = [GRAIN * Math.round(x / GRAIN), GRAIN * Math.round(y / GRAIN)];
    const key = near.join();
    const found =
      known.get(key) ??
      outlines.every(([path, side]) => !isIn(path, frame.place(near, side)));
    known.set(key, found);
    return found;
  };
  return {
    width: frame.width,
    height: frame.height,
    isFree,
    measure: (text) => context?.measureText(text).width ?? text.length * 6,
    lineHeight: what.isLong ? 13 : 11,
  };
}

function isIn(path: SVGPathElement, [x, y]: Point): boolean {
  return path.isPointInFill(new DOMPoint(x, y));
}

/** Leaves out what every name of a nerve says. */
function shortened(name: string): string {
  return name.replace(/ nerves?$/, "").replace(/ division of .*\((V\d)\)$/, ", $1");
}

function drawn(label: Label, room: Room): SVGElement[] {
  const { box, lines, leader, anchor } = label;
  const x = { start: box.x, middle: box.x + box.width / 2, end: box.x + box.width }[anchor];
  const text = makeSvg("text", { "text-anchor": anchor });
  lines.forEach((line, i) => {
    const y = box.y + (i + 0.8) * room.lineHeight;
    const span = makeSvg("tspan", { x: x.toFixed(1), y: y.toFixed(1) });
    span.textContent = line;
    text.append(span);
  });
  if (!leader) return [text];
  const [[x1, y1], [x2, y2]] = leader.map(([px, py]) => [px.toFixed(1), py.toFixed(1)]) as [
    [string, string],
    [string, string],
  ];
  return [
    makeSvg("line", { x1, y1, x2, y2 }),
    makeSvg("circle", { cx: x2, cy: y2, r: "1.8" }),
    text,
  ];
}
