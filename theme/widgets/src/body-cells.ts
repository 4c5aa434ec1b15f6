import type { BodyCells, Side } from "./body-data";
import type { Piece } from "./score";

type Ring = readonly (readonly [number, number])[];

/** One cell as a view shows it. */
interface Shape {
  cell: number;
  rings: Ring[];
  x: number;
  y: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The middle of a brush, and a ring well inside its rim. */
const RIM = [0, 1, 2, 3, 4, 5].reduce<[number, number][]>(
  (all, sixth) => {
    const turn = (sixth * Math.PI) / 3;
    return [...all, [0.6 * Math.cos(turn), 0.6 * Math.sin(turn)]];
  },
  [[0, 0]],
);

const STEPS = 6; // from a place to the farthest that still means it

/** Places of cells in one view, to find them without asking the page. */
export class CellPlaces {
  private readonly shapes: Shape[];

  constructor(readonly paths: BodyCells) {
    this.shapes = Object.entries(paths).map(([cell, d]) => shapeOf(Number(cell), d));
  }

  isOf(paths: BodyCells): boolean {
    return paths === this.paths;
  }

  /** The cell at a place of the drawn half. */
  at(x: number, y: number): number | null {
    return this.shapes.find((shape) => holds(shape, x, y))?.cell ?? null;
  }

  /** The cell at a place or near it, no farther away than this. */
  near(x: number, y: number, most: number): number | null {
    for (let step = 0; step <= STEPS; step++) {
      for (let turn = 0; turn < 2 * Math.PI; turn += Math.PI / 6) {
        const away = (most * step) / STEPS;
        const found = this.at(x + away * Math.cos(turn), y + away * Math.sin(turn));
        if (found !== null) return found;
      }
    }
    return null;
  }

  /** The cells that lie under a brush: more than its rim touches them. */
  around(x: number, y: number, radius: number): number[] {
    const points = RIM.map(([byX, byY]) => [x + radius * byX, y + radius * byY] as const);
    return this.shapes
      .filter(
        (shape) =>
          Math.hypot(shape.x - x, shape.y - y) <= radius ||
          points.some(([atX, atY]) => holds(shape, atX, atY)),
      )
      .map(({ cell }) => cell);
  }

  /** The lines round several cells, without those between them. */
  outline(cells: Iterable<number>): string {
    const wanted = new Set(cells);
    const edges = new Set<string>();
    for (const { rings } of this.shapes.filter(({ cell }) => wanted.has(cell))) {
      for (const ring of rings) {
        ring.forEach(([x1, y1], at) => {
          const [x2, y2] = ring[(at + 1) % ring.length] ?? [x1, y1];
          // What two cells share runs both ways.
          if (!edges.delete(`M${x2} ${y2}L${x1} ${y1}`)) edges.add(`M${x1} ${y1}L${x2} ${y2}`);
        });
      }
    }
    return [...edges].join("");
  }

  /** The middle of several cells of the view. */
  middle(cells: Iterable<number>): readonly [number, number] | null {
    const wanted = new Set(cells);
    const found = this.shapes.filter(({ cell }) => wanted.has(cell));
    const sum = (of: (shape: Shape) => number): number =>
      found.reduce((total, shape) => total + of(shape), 0) / found.length;
    return found.length > 0 ? [sum(({ x }) => x), sum(({ y }) => y)] : null;
  }
}

/** Cells of regions, by number. */
export function cellsOfRegions(regions: readonly number[]): number[][] {
  const found: number[][] = [];
  regions.forEach((region, cell) => (found[region] ??= []).push(cell));
  return found;
}

export function piece(side: Side, number: number): Piece {
  return `${side} ${number}`;
}

function shapeOf(cell: number, d: string): Shape {
  const rings = ringsOf(d);
  const points = rings.flat();
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const mean = (all: number[]): number => all.reduce((a, b) => a + b, 0) / all.length;
  return {
    cell,
    rings,
    x: mean(xs),
    y: mean(ys),
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
}

/** The atlas writes `M x y l dx dy dx dy … z`, whole numbers only. */
export function ringsOf(d: string): Ring[] {
  return (d.match(/M[^M]*/g) ?? []).map((part) => {
    const [startX = 0, startY = 0, ...steps] = (part.match(/-?\d+/g) ?? []).map(Number);
    let [x, y] = [startX, startY];
    const ring: [number, number][] = [[x, y]];
    for (let at = 0; at + 1 < steps.length; at += 2) {
      x += steps[at] ?? 0;
      y += steps[at + 1] ?? 0;
      ring.push([x, y]);
    }
    return ring;
  });
}

function holds({ rings, left, right, top, bottom }: Shape, x: number, y: number): boolean {
  if (x < left || x > right || y < top || y > bottom) return false;
  let isInside = false;
  for (const ring of rings) {
    ring.forEach(([x1, y1], at) => {
      const [x2, y2] = ring[(at + 1) % ring.length] ?? [x1, y1];
      const crosses = y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1;
      if (crosses) isInside = !isInside;
    });
  }
  return isInside;
}
