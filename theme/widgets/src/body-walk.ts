import { type CellPlaces, cellsOfRegions } from "./body-cells";
import type { Side } from "./body-data";

/** A region as a view shows it, in the picture's own units. */
export interface Stop {
  side: Side;
  region: number;
  x: number;
  y: number;
}

const ASIDE = 2.2; // how much a step to the side counts against one ahead
const AHEAD: Record<string, readonly [number, number]> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** The regions that a view shows, on each side. */
export function stopsOf(
  places: CellPlaces,
  regions: readonly number[],
  sides: readonly Side[],
): Stop[] {
  return cellsOfRegions(regions).flatMap((cells, region) => {
    const middle = places.middle(cells);
    if (!middle) return [];
    const [x, y] = middle;
    return sides.map((side) => ({ side, region, x: side === "left" ? x : -x, y }));
  });
}

/** The region that an arrow key leads to: the nearest one that lies that way. */
export function next(stops: readonly Stop[], from: Stop, key: string): Stop | null {
  const [toX, toY] = AHEAD[key] ?? [0, 0];
  const found = stops
    .filter((stop) => stop !== from)
    .map((stop) => {
      const [x, y] = [stop.x - from.x, stop.y - from.y];
      const ahead = x * toX + y * toY;
      const aside = Math.abs(x * toY) + Math.abs(y * toX);
      return { stop, ahead, aside, cost: ahead + ASIDE * aside };
    })
    .filter(({ ahead }) => ahead > 0)
    .sort((a, b) => a.cost - b.cost);
  // What lies more that way than aside comes first, however far.
  const straight = found.find(({ ahead, aside }) => aside <= ahead);
  return (straight ?? found[0])?.stop ?? null;
}

export function isArrow(key: string): boolean {
  return key in AHEAD;
}
