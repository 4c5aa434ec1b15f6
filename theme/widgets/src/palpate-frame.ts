import type { PalpateItem } from "./bank";
import type { BodyView, Box } from "./body-data";
import { type Point, pointsOf } from "./palpate-score";

// Millimetres of body around the line: enough above and below it to find one's way.
const ABOVE = 140;
const BELOW = 190;
// Of the result: around the line on the side that was asked, and around the answer.
const CLOSE = { inside: 10, outside: 14, below: 42 };
const AROUND = 14;

/** Millimetres of the body, in the units of a view from behind. */
export function unitsOf([x, y]: Point, { unit }: BodyView): Point {
  return [-x / unit, -y / unit];
}

export function millimetresOf([x, y]: Point, { unit }: BodyView): Point {
  return [-x * unit, -y * unit];
}

/** The part of a view that is shown before the answer: both halves, about the line. */
export function frameOf(item: PalpateItem, view: BodyView): Box {
  const heights = pointsOf(item.line).map(([, y]) => y);
  const [left, top, width, tall] = view.box;
  const reach = Math.max(Math.abs(left), Math.abs(left + width));
  const highest = Math.max(top, -(Math.max(...heights) + ABOVE) / view.unit);
  const lowest = Math.min(top + tall, -(Math.min(...heights) - BELOW) / view.unit);
  return [-reach, highest, 2 * reach, lowest - highest];
}

/**
 * The part that is shown with the answer, of the same shape: the line on one side, room
 * above it for `rows` pixels where the plate is `width` pixels wide, and the answer.
 */
export function closeFrame(
  item: PalpateItem,
  view: BodyView,
  given: Point,
  rows: number,
  width: number,
): Box {
  const points = pointsOf(item.line);
  const sign = item.side === "left" ? 1 : -1;
  const whole = frameOf(item, view);
  const shape = whole[3] / whole[2];
  const end = points[points.length - 1]?.[0] ?? 0;
  const across = [-CLOSE.inside * sign, (end + CLOSE.outside) * sign];
  across.push(given[0] - AROUND, given[0] + AROUND);
  const heights = points.map(([, y]) => y);
  const low = Math.min(Math.min(...heights) - CLOSE.below, given[1] - AROUND);
  const [from, to] = [Math.min(...across), Math.max(...across)];
  const most = whole[2] * view.unit;
  let [wide, high] = [to - from, 0];
  for (let round = 0; round < 30; round++) {
    high = Math.max(Math.max(...heights) + (rows * wide) / width, given[1] + AROUND);
    wide = Math.min(most, Math.max(wide, (high - low) / shape));
  }
  // Where it is as wide as the body, it is in the middle of it.
  const middle = Math.max(Math.min((from + to) / 2, (most - wide) / 2), (wide - most) / 2);
  const [x, y] = unitsOf([middle + wide / 2, low + wide * shape], view);
  return [x, y, wide / view.unit, (wide * shape) / view.unit];
}
