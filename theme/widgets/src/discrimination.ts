import type { Interval, Steps } from "./measures";
import { intervalOfDifference, intervalOfSum, posterior, probit } from "./posterior";

/** d′ and c with their intervals. c > 0 leans to root. */
export interface Discrimination {
  hits: number;
  nerves: number;
  falseAlarms: number;
  roots: number;
  hitRate: number;
  falseAlarmRate: number;
  dPrime: number;
  dPrimeInterval: Interval;
  criterion: number;
  criterionInterval: Interval;
}

export interface Gain {
  difference: number;
  interval: Interval;
}

/** Of the prior of each rate: for it the intervals hold what they say. */
const PRIOR = 0.8;

export function discrimination({ root, nerve }: Steps): Discrimination {
  const [hits, nerves] = [count(nerve), nerve.length];
  const [falseAlarms, roots] = [count(root), root.length];
  const [hitRate, falseAlarmRate] = [corrected(hits, nerves), corrected(falseAlarms, roots)];
  const [zHit, zFalse] = [probit(hitRate), probit(falseAlarmRate)];
  const hit = posterior(hits + PRIOR, nerves - hits + PRIOR);
  const alarm = posterior(falseAlarms + PRIOR, roots - falseAlarms + PRIOR);
  const sum = intervalOfSum(hit, alarm);
  return {
    ...{ hits, nerves, falseAlarms, roots, hitRate, falseAlarmRate },
    dPrime: zHit - zFalse,
    dPrimeInterval: intervalOfDifference(hit, alarm),
    criterion: -(zHit + zFalse) / 2,
    criterionInterval: { low: -sum.high / 2, high: -sum.low / 2 },
  };
}

/** The difference of two d′ from other items: of forms, say. */
export function gain(earlier: Discrimination, later: Discrimination): Gain {
  const [before, after] = [earlier.dPrimeInterval, later.dPrimeInterval];
  const difference = later.dPrime - earlier.dPrime;
  const down = Math.hypot(later.dPrime - after.low, before.high - earlier.dPrime);
  const up = Math.hypot(after.high - later.dPrime, earlier.dPrime - before.low);
  return { difference, interval: { low: difference - down, high: difference + up } };
}

function count(steps: readonly number[]): number {
  return steps.filter((step) => step > 0).length;
}

/** The log-linear rate, which is never 0 or 1. */
function corrected(of: number, n: number): number {
  return (of + 0.5) / (n + 1);
}
