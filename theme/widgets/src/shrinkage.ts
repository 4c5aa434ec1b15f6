import type { Logged } from "./answer-log";
import type { Interval } from "./measures";
import { intervalOfRate, posterior } from "./posterior";

/** What is known of one pair. */
export interface PairAccuracy {
  right: number;
  n: number;
  /** Drawn to what the learner gets right in general. */
  accuracy: number;
  interval: Interval;
}

/** So many answers of its own and a pair counts as much as all the others. */
const STRENGTH = 10;
const LEAST = 0.05;

/** Cases belong to no pair. */
export function accuracyByPair(
  log: readonly Pick<Logged, "pair" | "right">[],
): Map<string, PairAccuracy> {
  const counts = new Map<string, { right: number; n: number }>();
  let [right, n] = [0, 0];
  for (const answer of log) {
    if (answer.pair === null) continue;
    const count = counts.get(answer.pair) ?? { right: 0, n: 0 };
    counts.set(answer.pair, count);
    count.n++;
    n++;
    if (!answer.right) continue;
    count.right++;
    right++;
  }
  const mean = Math.min(Math.max((right + 1) / (n + 2), LEAST), 1 - LEAST);
  const known = Array.from(counts, ([pair, count]) => {
    return [pair, shrunken(count.right, count.n, mean)] as const;
  });
  return new Map(known);
}

export function shrunken(right: number, n: number, mean: number): PairAccuracy {
  const hits = right + STRENGTH * mean;
  const misses = n - right + STRENGTH * (1 - mean);
  const interval = intervalOfRate(posterior(hits, misses));
  return { right, n, accuracy: hits / (hits + misses), interval };
}
