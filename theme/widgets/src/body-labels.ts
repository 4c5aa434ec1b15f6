/**
 * Where names stand on a picture of the body: inside their areas where there is room,
 * else at the end of a short line beside the body. Lines never cross, text never
 * collides: a name that finds no place is left out (the chip still tells it).
 */
import type { Point } from "./body-frame";

export interface Wish {
  id: string;
  lines: string[];
  /** The same in narrower lines, for less room. */
  narrower?: string[];
  /** The widest place of its area. */
  at: Point;
  /** Whether a box lies wholly in its area. */
  holds: (box: Rect) => boolean;
}

export interface Label {
  id: string;
  lines: string[];
  box: Rect;
  /** From the text to the area; null if it stands inside. */
  leader: readonly [Point, Point] | null;
  anchor: "start" | "middle" | "end";
}

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Room {
  width: number;
  height: number;
  /** Whether a point lies beside the body. */
  isFree: (point: Point) => boolean;
  measure: (text: string) => number;
  lineHeight: number;
}

const GAP = 3;
const FARTHEST = 84;
const MESH = 6;
const ANGLES = [0, 20, -20, 40, -40, 60, -60, 80, -80, 110, -110, 145, -145, 180];

/** Places names inside, or beside the nearest edge of the body. */
export function placeInside(wishes: Wish[], room: Room): Label[] {
  const placed: Label[] = [];
  const place = (wanted: Wish[], find: typeof inside): Wish[] =>
    wanted.filter((wish) => {
      const label = formsOf(wish).reduce<Label | null>(
        (found, form) => found ?? find(form, room, placed),
        null,
      );
      if (label) placed.push(label);
      return !label;
    });
  place(place(wishes, inside), besideBody);
  return placed;
}

function formsOf(wish: Wish): Wish[] {
  const { lines, narrower } = wish;
  const isOther = narrower && narrower.length > lines.length;
  return isOther ? [wish, { ...wish, lines: narrower }] : [wish];
}

function inside(wish: Wish, room: Room, placed: Label[]): Label | null {
  const box = insideBox(wish, room, placed);
  return box && labelOf(wish, box, null, "middle");
}

function insideBox(wish: Wish, room: Room, placed: Label[]): Rect | null {
  const { width, height } = sizeOf(wish.lines, room);
  for (const [dx, dy] of [
    [0, 0],
    [-0.7, 0],
    [0.7, 0],
    [0, -0.4],
    [0, 0.4],
  ] as Point[]) {
    const at: Point = [wish.at[0] + dx * width, wish.at[1] + dy * height];
    const box = boxAround(at, width, height);
    if (wish.holds(box) && !placed.some((other) => overlap(other.box, box))) return box;
  }
  return null;
}

function besideBody(wish: Wish, room: Room, placed: Label[]): Label | null {
  const { width, height } = sizeOf(wish.lines, room);
  const outwards = wish.at[0] < room.width / 2 ? 180 : 0;
  for (let distance = 14; distance <= FARTHEST; distance += 5) {
    for (const angle of ANGLES) {
      const turn = ((outwards + angle) * Math.PI) / 180;
      const end: Point = [
        wish.at[0] + distance * Math.cos(turn),
        wish.at[1] + distance * Math.sin(turn),
      ];
      const isLeft = Math.cos(turn) < 0;
      const x = isLeft ? end[0] - width - 2 : end[0] + 2;
      const box = { x, y: end[1] - height / 2, width, height };
      const label = labelOf(wish, box, [end, wish.at], isLeft ? "end" : "start");
      if (isBeside(box, room) && !isInTheWay(label, placed)) return label;
    }
  }
  return null;
}

function isBeside(box: Rect, room: Room): boolean {
  const isWithin =
    box.x >= 1 &&
    box.y >= 1 &&
    box.x + box.width <= room.width - 1 &&
    box.y + box.height <= room.height - 1;
  return isWithin && pointsOf(box).every(room.isFree) && meshOf(box).every(room.isFree);
}

/** Points so near each other that no finger of the body lies between them. */
function meshOf({ x, y, width, height }: Rect): Point[] {
  const [across, down] = [Math.ceil(width / MESH), Math.ceil(height / MESH)];
  return Array.from({ length: (across + 1) * (down + 1) }, (_, n): Point => {
    const [i, j] = [n % (across + 1), Math.floor(n / (across + 1))];
    return [x + (i * width) / across, y + (j * height) / down];
  });
}

function isInTheWay(label: Label, placed: Label[]): boolean {
  return placed.some(
    (other) =>
      overlap(other.box, label.box) ||
      (label.leader && touches(label.leader, other.box)) ||
      (other.leader && touches(other.leader, label.box)) ||
      (label.leader && other.leader && crosses(label.leader, other.leader)),
  );
}

/** A name in the column beside the body, and the place that it stands for. */
export interface Entry {
  wish: Wish;
  isLeft: boolean;
}

/** Places long names in a column on each side, in the order of their areas. */
export function placeBeside(entries: Entry[], room: Room, edges: Point): Label[] {
  return [true, false].flatMap((isLeft) => {
    const wishes = entries.filter((entry) => entry.isLeft === isLeft);
    const x = isLeft ? edges[0] - 10 : edges[1] + 10;
    return column(
      wishes.map(({ wish }) => wish),
      room,
      x,
      isLeft,
    );
  });
}

function column(wishes: Wish[], room: Room, x: number, isLeft: boolean): Label[] {
  let order = [...wishes].sort((a, b) => a.at[1] - b.at[1]);
  for (;;) {
    const labels = uncrossed(order, room, x, isLeft);
    const last = labels[labels.length - 1];
    const isTooTall = last && last.box.y + last.box.height > room.height;
    const tangled = labels.find((label, place) =>
      labels.some((other, at) => at > place && lineCross(label, other)),
    );
    if (!isTooTall && !tangled) return labels;
    const out = tangled?.id ?? last?.id;
    order = order.filter(({ id }) => id !== out);
  }
}

/** Swaps places until no two lines cross: each swap makes them shorter. */
function uncrossed(wishes: Wish[], room: Room, x: number, isLeft: boolean): Label[] {
  const order = [...wishes];
  let labels = stacked(order, room, x, isLeft);
  for (let round = 0; round < 3 * order.length; round++) {
    const pair = crossingPair(labels);
    if (!pair) break;
    const [a, b] = pair;
    [order[a], order[b]] = [order[b] as Wish, order[a] as Wish];
    labels = stacked(order, room, x, isLeft);
  }
  return labels;
}

function crossingPair(labels: Label[]): Point | null {
  for (let a = 0; a < labels.length; a++) {
    for (let b = a + 1; b < labels.length; b++) {
      if (lineCross(labels[a] as Label, labels[b] as Label)) return [a, b];
    }
  }
  return null;
}

function lineCross(a: Label, b: Label): boolean {
  return !!a.leader && !!b.leader && crosses(a.leader, b.leader);
}

/** Stacks names in this order, each as near to the height of its area as it can be. */
function stacked(order: Wish[], room: Room, x: number, isLeft: boolean): Label[] {
  const sizes = order.map((wish) => sizeOf(wish.lines, room));
  const tops = order.map((wish, i) => wish.at[1] - (sizes[i]?.height ?? 0) / 2);
  let floor = room.height - 2;
  for (let i = order.length - 1; i >= 0; i--) {
    const height = (sizes[i]?.height ?? 0) + GAP;
    tops[i] = Math.min(tops[i] ?? 0, floor - height);
    floor = tops[i] ?? 0;
  }
  let ceiling = 2;
  return order.map((wish, i) => {
    const { width, height } = sizes[i] ?? { width: 0, height: 0 };
    const y = Math.max(tops[i] ?? 0, ceiling);
    ceiling = y + height + GAP;
    const box = { x: isLeft ? x - width : x, y, width, height };
    const start: Point = [isLeft ? x + 3 : x - 3, y + height / 2];
    return labelOf(wish, box, [start, wish.at], isLeft ? "end" : "start");
  });
}

/** Breaks a name into lines that are no wider than this. */
export function wrapped(name: string, width: number, measure: Room["measure"]): string[] {
  const lines: string[] = [];
  for (const word of name.split(" ")) {
    const last = lines[lines.length - 1];
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && measure(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

export function pointsOf({ x, y, width, height }: Rect): Point[] {
  return [0, 0.5, 1].flatMap((u) =>
    [0, 0.5, 1].map((v): Point => [x + u * width, y + v * height]),
  );
}

function sizeOf(lines: string[], room: Room): { width: number; height: number } {
  const width = Math.max(...lines.map(room.measure));
  return { width, height: lines.length * room.lineHeight };
}

function boxAround([x, y]: Point, width: number, height: number): Rect {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

function labelOf(
  { id, lines }: Wish,
  box: Rect,
  leader: Label["leader"],
  anchor: Label["anchor"],
): Label {
  return { id, lines, box, leader, anchor };
}

export function overlap(a: Rect, b: Rect): boolean {
  return (
    a.x < b.x + b.width + 1 &&
    b.x < a.x + a.width + 1 &&
    a.y < b.y + b.height &&
    b.y < a.y + a.height
  );
}

type Segment = readonly [Point, Point];

export function crosses([a, b]: Segment, [c, d]: Segment): boolean {
  const side = (p: Point, q: Point, r: Point): number =>
    (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

function touches(line: Segment, { x, y, width, height }: Rect): boolean {
  const isInside = ([px, py]: Point): boolean =>
    px >= x && px <= x + width && py >= y && py <= y + height;
  const diagonals: Segment[] = [
    [
      [x, y],
      [x + width, y + height],
    ],
    [
      [x, y + height],
      [x + width, y],
    ],
  ];
  return line.some(isInside) || diagonals.some((diagonal) => crosses(line, diagonal));
}
