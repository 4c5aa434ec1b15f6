import type { Interval, Step, Steps } from "./measures";

/** Points [F, H] from 0, 0 to 1, 1, and the area beneath. */
export interface RatingCurve {
  points: [number, number][];
  area: number;
  interval: Interval;
}

/** A step: the probability of a nerve that it says, and how often it was one. */
export interface Bar {
  step: Step;
  said: number;
  n: number;
  nerves: number;
  interval: Interval;
}

export interface Calibration {
  /** Of the six steps that lean, from root to nerve. */
  bars: Bar[];
  brier: number;
  brierInterval: Interval;
  /** null: no answer leans. */
  overConfidence: { excess: number; interval: Interval } | null;
}

const SIZES = [1, 2, 3] as const;
const LEANING: readonly Step[] = [-3, -2, -1, 1, 2, 3];
const CONFIDENCE = [0.5, 0.6, 0.8, 0.95];
const Z = 1.959963984540054;

/** The chance of a nerve that a step says. */
export function said(step: Step): number {
  const confidence = CONFIDENCE[Math.abs(step)] ?? 0.5;
  return step < 0 ? 1 - confidence : confidence;
}

/** Both classes must have items. */
export function ratingCurve({ root, nerve }: Steps): RatingCurve {
  const points: [number, number][] = [[0, 0]];
  for (let lowest = 3; lowest >= -3; lowest--) {
    points.push([share(root, lowest), share(nerve, lowest)]);
  }
  const area = points.slice(1).reduce((sum, [x, y], i) => {
    const [left, low] = points[i] ?? [0, 0];
    return sum + ((x - left) * (low + y)) / 2;
  }, 0);
  const bound = (end: number): number => areaBound(area, end, root.length, nerve.length);
  return { points, area, interval: { low: bound(0), high: bound(1) } };
}

/** Newcombe's fifth method: the variance is that of the bound. */
function areaBound(area: number, end: number, roots: number, nerves: number): number {
  const more = (roots + nerves) / 2 - 1;
  let [inside, outside] = [area, end];
  for (let i = 0; i < 50; i++) {
    const x = (inside + outside) / 2;
    const spread = 1 + more * ((1 - x) / (2 - x) + x / (1 + x));
    const variance = (x * (1 - x) * spread) / (roots * nerves);
    if (Math.abs(area - x) >= Z * Math.sqrt(variance)) outside = x;
    else inside = x;
  }
  return (inside + outside) / 2;
}

function share(steps: Step[], lowest: number): number {
  return steps.filter((step) => step >= lowest).length / steps.length;
}

/** Wilson's interval of a share; of nothing, all is possible. */
export function wilson(count: number, n: number): Interval {
  if (n === 0) return { low: 0, high: 1 };
  const spread = Z * Math.sqrt((count * (n - count)) / n + (Z * Z) / 4);
  const middle = count + (Z * Z) / 2;
  return { low: (middle - spread) / (n + Z * Z), high: (middle + spread) / (n + Z * Z) };
}

/** There must be an answer. */
export function calibration(steps: Steps): Calibration {
  const total = steps.root.length + steps.nerve.length;
  let [squares, better, worse, right, leaning, confidence] = [0, 0, 0, 0, 0, 0];
  for (const step of steps.nerve) squares += (1 - said(step)) ** 2;
  for (const step of steps.root) squares += said(step) ** 2;
  for (const size of SIZES) {
    const group = ofSize(steps, size);
    if (!group.n) continue;
    const bounds = wilson(group.right, group.n);
    const weight = ((2 * said(size) - 1) * group.n) / total;
    better = Math.hypot(better, weight * (bounds.high - group.right / group.n));
    worse = Math.hypot(worse, weight * (group.right / group.n - bounds.low));
    right += group.right;
    leaning += group.n;
    confidence += said(size) * group.n;
  }
  const brier = squares / total;
  return {
    bars: LEANING.map((step) => bar(steps, step)),
    brier,
    brierInterval: { low: brier - better, high: brier + worse },
    overConfidence: leaning ? excess(right, leaning, confidence / leaning) : null,
  };
}

function bar({ root, nerve }: Steps, step: Step): Bar {
  const nerves = times(nerve, step);
  const n = nerves + times(root, step);
  return { step, said: said(step), n, nerves, interval: wilson(nerves, n) };
}

/** How many answers of this size, to either side, were right, and of how many. */
function ofSize({ root, nerve }: Steps, size: number): { right: number; n: number } {
  const right = times(nerve, size) + times(root, -size);
  return { right, n: right + times(root, size) + times(nerve, -size) };
}

function excess(
  right: number,
  n: number,
  confidence: number,
): { excess: number; interval: Interval } {
  const { low, high } = wilson(right, n);
  const interval = { low: confidence - high, high: confidence - low };
  return { excess: confidence - right / n, interval };
}

function times(steps: Step[], wanted: number): number {
  return steps.filter((step) => step === wanted).length;
}
