import { piece } from "./body-cells";
import type { Side } from "./body-data";
import { type Piece, SIDES, numberOf, sideOf } from "./score";

const MOST_STEPS = 50;

interface Step {
  cells: ReadonlySet<Piece>;
  isByRegions: boolean;
}

/**
 * What was painted, as cells of both sides; the same in every view. As long as whole
 * regions alone were chosen, the answer is one in regions.
 */
export class Painting {
  private cells = new Set<Piece>();
  private byRegions = true;
  private steps: Step[] = [];
  private begun: Step | null = null;

  constructor(private readonly onChange: (changed: Piece[]) => void) {}

  get painted(): ReadonlySet<Piece> {
    return this.cells;
  }

  get isEmpty(): boolean {
    return this.cells.size === 0;
  }

  get isByRegions(): boolean {
    return this.byRegions;
  }

  /** Begins what one undo takes back, if it changes anything. */
  begin(): void {
    this.begun = { cells: new Set(this.cells), isByRegions: this.byRegions };
  }

  /** Takes back what has begun. */
  cancel(): void {
    if (!this.begun) this.undo();
    this.begun = null;
  }

  /** Paints or wipes cells one by one: then the answer is one in cells. */
  brush(side: Side, cells: Iterable<number>, isPainting: boolean): void {
    this.change(side, cells, isPainting, false);
  }

  /** Paints or wipes a whole region. */
  region(side: Side, cells: Iterable<number>, isPainting: boolean): void {
    this.change(side, cells, isPainting, this.byRegions || this.isEmpty);
  }

  undo(): void {
    const step = this.steps.pop();
    if (step) this.become(step);
  }

  clear(): void {
    if (this.isEmpty) return;
    this.begin();
    this.keep();
    this.become({ cells: new Set(), isByRegions: true });
  }

  /** Replaces everything, as when an answer is remembered. */
  become({ cells, isByRegions }: Step): void {
    const before = this.cells;
    this.cells = new Set(cells);
    this.byRegions = isByRegions || cells.size === 0;
    this.onChange(
      [...before, ...this.cells].filter((one) => before.has(one) !== this.cells.has(one)),
    );
  }

  private keep(): void {
    if (this.begun) this.steps.push(this.begun);
    this.begun = null;
    if (this.steps.length > MOST_STEPS) this.steps.shift();
  }

  private change(
    side: Side,
    cells: Iterable<number>,
    isPainting: boolean,
    isByRegions: boolean,
  ): void {
    const pieces = [...cells].map((cell) => piece(side, cell));
    const changed = pieces.filter((one) => this.cells.has(one) !== isPainting);
    if (changed.length === 0) return;
    this.keep();
    for (const one of changed) {
      if (isPainting) this.cells.add(one);
      else this.cells.delete(one);
    }
    this.byRegions = isByRegions || this.cells.size === 0;
    this.onChange(changed);
  }
}

/** A painting in few letters: `r` or `c` (regions or cells), then runs by side. */
export function encode(cells: Iterable<Piece>, isByRegions: boolean): string {
  const all = [...cells];
  const parts = SIDES.map((side) => {
    const numbers = all.filter((one) => sideOf(one) === side).map(numberOf);
    return numbers.length > 0 ? `${side[0]}${runsOf(numbers.sort((a, b) => a - b))}` : "";
  });
  return `${isByRegions ? "r" : "c"}${parts.filter(Boolean).join(";")}`;
}

/** Cells that there are not (a store can hold anything) are left out. */
export function decode(text: string, count: number): Step {
  const cells = new Set<Piece>();
  for (const part of text.slice(1).split(";")) {
    const side = SIDES.find((one) => one[0] === part[0]);
    if (!side) continue;
    for (const run of part.slice(1).split(".")) {
      const [first = -1, last = first] = run.split("-").map(Number);
      for (let n = first; n >= 0 && n <= Math.min(last, count - 1); n++) {
        cells.add(piece(side, n));
      }
    }
  }
  return { cells, isByRegions: text[0] === "r" };
}

/** 3-5.8.10-12 */
function runsOf(numbers: number[]): string {
  const runs: [number, number][] = [];
  for (const n of numbers) {
    const last = runs[runs.length - 1];
    if (last && last[1] + 1 === n) last[1] = n;
    else runs.push([n, n]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(".");
}
