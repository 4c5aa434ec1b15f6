import type { Branch, Flat, PlacedBranch, Row, SceneData, Strand } from "./scene-data";

/** Between which two stations a place lies, and how far on; the ends hold. */
function between(at: Flat, value: number): readonly [number, number, number] {
  const above = at.findIndex((station) => station >= value);
  if (above === 0) return [0, 0, 0];
  if (above < 0) return [at.length - 1, at.length - 1, 0];
  const [low = 0, high = 1] = [at[above - 1], at[above]];
  return [above - 1, above, (value - low) / (high - low)];
}

/** Flat numbers of a row of stations, read at a place between two of them. */
export function readAt(at: Flat, rows: readonly Flat[], value: number): number[] {
  const [a, b, share] = between(at, value);
  const [low = [], high = []] = [rows[a], rows[b]];
  return low.map((from, i) => from + share * ((high[i] ?? from) - from));
}

/** Every station of a row, from the changes between them. */
export function stationsOf({ first, then }: Row): number[][] {
  const rows = [[...first]];
  for (const change of then) {
    const last = rows[rows.length - 1] ?? [];
    rows.push(last.map((value, i) => value + (change[i] ?? 0)));
  }
  return rows;
}

const known = new WeakMap<Row, number[][]>();

/** A row of stations at a place between two of them. */
export function along(at: Flat, row: Row, value: number): number[] {
  const rows = known.get(row) ?? stationsOf(row);
  known.set(row, rows);
  return readAt(at, rows, value);
}

/** Some strands of a branch that crosses the crest so far from the midline, in mm. */
export function strandsAt(
  { midline, strands }: Branch,
  at_mm: number,
  isWanted: (strand: Strand) => boolean,
): number[][] {
  return strands.filter(isWanted).map((strand) => along(midline, strand, 10 * at_mm));
}

/** The midline distance, in mm, of the crest's point at a distance from the PSIS. */
export function midlineOf({ courses: { crest } }: SceneData, psis_mm: number): number {
  const rows = crest.midline.map((distance) => [distance]);
  return (readAt(crest.psis, rows, 10 * psis_mm)[0] ?? 0) / 10;
}

/** How many people a spread is shown by. */
export const PEOPLE = 24;

/**
 * Distances of a branch in `PEOPLE` people, in mm, in the study's own measure: even
 * quantiles of a normal curve, stretched so that mean and SD are the published ones.
 */
export function sample(mean_mm: number, sd_mm: number, count = PEOPLE): number[] {
  const scores = Array.from({ length: count }, (_, i) => quantile((i + 0.5) / count));
  const squares = scores.reduce((sum, score) => sum + score * score, 0);
  const stretch = sd_mm / Math.sqrt(squares / (count - 1));
  return scores.map((score) => mean_mm + stretch * score);
}

/** Where sampled courses of a branch cross, in mm from the midline; none if unknown. */
export function crossingsOf(scene: SceneData, { measured }: PlacedBranch): number[] {
  if (!measured || measured.sd_mm === null) return [];
  const distances = sample(measured.mean_mm, measured.sd_mm);
  if (measured.from === "midline") return distances;
  return distances.map((distance) => midlineOf(scene, distance));
}

/** The normal quantile, by bisection of the error function's series. */
function quantile(share: number): number {
  let [low, high] = [-4, 4];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (below(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The share of a normal curve below a score: Maclaurin's series, exact to 1e-9. */
function below(score: number): number {
  let [term, sum] = [score, score];
  for (let n = 1; n < 120; n++) {
    term *= (-score * score) / (2 * n);
    sum += term / (2 * n + 1);
  }
  return 0.5 + sum / Math.sqrt(2 * Math.PI);
}
