import type { Interval } from "./measures";

/*
 * What is known of a rate after some trials, on an even grid of z = probit(rate) from
 * −6 to 6: rates near 0 and 1 keep their long tails.
 */
const STEP = 0.02;
const MIDDLE = 300;
const COUNT = 2 * MIDDLE + 1;
const TAILS = [0.025, 0.975] as const;
const LOG_CDF: number[] = [];

/** The normal distribution, from its series about 0 (Marsaglia 2004). */
export function normal(z: number): number {
  let sum = z;
  for (let term = z, odd = 3; Math.abs(term) > 1e-17; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
}

/** The z below which a share lies. */
export function probit(share: number): number {
  let low = -6;
  let high = 6;
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (normal(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Weights of Beta(hits, misses) on the grid; both contain those of the prior. */
export function posterior(hits: number, misses: number): number[] {
  if (!LOG_CDF.length) for (let i = 0; i < COUNT; i++) LOG_CDF.push(Math.log(normal(at(i))));
  const logs = LOG_CDF.map(
    (below, i) =>
      (hits - 1) * below + (misses - 1) * (LOG_CDF[COUNT - 1 - i] ?? 0) - at(i) ** 2 / 2,
  );
  const highest = Math.max(...logs);
  const weights = logs.map((each) => Math.exp(each - highest));
  const total = weights.reduce((sum, weight) => sum + weight);
  return weights.map((weight) => weight / total);
}

/** The middle 95 % of a rate. */
export function intervalOfRate(weights: number[]): Interval {
  const below = sums(weights);
  const [low, high] = TAILS.map((tail) => {
    const place = quantile((i) => below[i] ?? 0, 0, COUNT - 1, tail);
    return normal(at(place));
  }) as [number, number];
  return { low, high };
}

/** The middle 95 % of z(one) − z(other). */
export function intervalOfDifference(one: number[], other: number[]): Interval {
  const below = sums(one);
  const share = (shift: number): number =>
    other.reduce((sum, weight, i) => {
      const place = i + shift;
      return place < 0 ? sum : sum + weight * (below[place] ?? 1);
    }, 0);
  const [low, high] = TAILS.map(
    (tail) => STEP * quantile(share, 1 - COUNT, COUNT - 1, tail),
  ) as [number, number];
  return { low, high };
}

/** The middle 95 % of z(one) + z(other): the grid has a middle. */
export function intervalOfSum(one: number[], other: number[]): Interval {
  return intervalOfDifference(one, other.slice().reverse());
}

function at(place: number): number {
  return (place - MIDDLE) * STEP;
}

/** How much lies below each point, half of its own weight included. */
function sums(weights: number[]): number[] {
  let total = 0;
  return weights.map((weight) => (total += weight) - weight / 2);
}

/** The place, between points, below which `wanted` lies. */
function quantile(
  share: (place: number) => number,
  low: number,
  high: number,
  wanted: number,
): number {
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (share(middle) < wanted) low = middle;
    else high = middle;
  }
  const before = share(low);
  return low + (wanted - before) / (share(high) - before);
}
