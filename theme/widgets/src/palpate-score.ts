import type { Line } from "./bank";
import type { Side } from "./body-data";

/** Millimetres: x to the subject's left from the midline, y up. */
export type Point = readonly [number, number];
export type Outcome = "right" | "near" | "wrong";
export type Where =
  | "on-line"
  | "short"
  | "beyond"
  | "start"
  | "above"
  | "below"
  | "inside"
  | "outside"
  | "midline"
  | "other-side";

/** What a press met; `midline` is that of the line's nearest point, in mm. */
export interface Press {
  outcome: Outcome;
  where: Where;
  away: number;
  midline: number;
}

// As in generator/root_or_nerve/pathways/palpating.py, where they are explained.
const ON_LINE_MM = 20;
const START_MM = 15;
const MIDLINE_MM = 10;

/** The points of a line, mm. */
export function pointsOf({ points }: Line): Point[] {
  const found: Point[] = [];
  let [x, y] = [0, 0];
  for (let at = 0; at + 1 < points.length; at += 2) {
    x += points[at] ?? 0;
    y += points[at + 1] ?? 0;
    found.push([x / 10, y / 10]);
  }
  return found;
}

/** Judges a press as generator/root_or_nerve/pathways/palpating.py does. */
export function press([x, y]: Point, side: Side, line: Line): Press {
  const points = pointsOf(line);
  const point: Point = [side === "left" ? x : -x, y];
  const found = nearest(point, points);
  const [away, midline] = [Math.floor(found.away + 0.5), Math.floor(found.at[0] + 0.5)];
  const { right, near } = line;
  const judged = (where: Where, outcome: Outcome = "wrong"): Press => {
    const named = outcome === "wrong" ? nameOf(point, points) : null;
    return { outcome, where: named ?? where, away, midline };
  };
  if (away > ON_LINE_MM) return judged(beside(point, points));
  if (midline < near.from_mm) return judged("short");
  if (midline > near.to_mm) return judged("beyond");
  const isRight = right.from_mm <= midline && midline <= right.to_mm;
  return judged("on-line", isRight ? "right" : "near");
}

export function nearest([x, y]: Point, points: readonly Point[]): { away: number; at: Point } {
  const first = points[0] ?? [0, 0];
  let found = { away: Math.hypot(x - first[0], y - first[1]), at: first as Point };
  for (let n = 1; n < points.length; n++) {
    const [one, two] = [points[n - 1] as Point, points[n] as Point];
    const [alongX, alongY] = [two[0] - one[0], two[1] - one[1]];
    const square = alongX * alongX + alongY * alongY;
    if (square === 0) continue;
    const dot = (x - one[0]) * alongX + (y - one[1]) * alongY;
    const share = Math.min(1, Math.max(0, dot / square));
    const at: Point = [one[0] + share * alongX, one[1] + share * alongY];
    const away = Math.hypot(x - at[0], y - at[1]);
    if (away < found.away) found = { away, at };
  }
  return found;
}

/** The line's height at a distance from the midline; beyond an end, that of the end. */
export function height(points: readonly Point[], across: number): number {
  for (let n = 1; n < points.length; n++) {
    const [one, two] = [points[n - 1] as Point, points[n] as Point];
    if (across >= two[0]) continue;
    if (across <= one[0]) return one[1];
    return one[1] + ((across - one[0]) / (two[0] - one[0])) * (two[1] - one[1]);
  }
  return points[points.length - 1]?.[1] ?? 0;
}

function nameOf([x, y]: Point, points: readonly Point[]): Where | null {
  if (x < -MIDLINE_MM) return "other-side";
  if (x <= MIDLINE_MM) return "midline";
  const [startX, startY] = points[0] ?? [0, 0];
  return Math.hypot(x - startX, y - startY) <= START_MM ? "start" : null;
}

function beside([x, y]: Point, points: readonly Point[]): Where {
  if (x < (points[0]?.[0] ?? 0)) return "inside";
  if (x > (points[points.length - 1]?.[0] ?? 0)) return "outside";
  return y > height(points, x) ? "above" : "below";
}
