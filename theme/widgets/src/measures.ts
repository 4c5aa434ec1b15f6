import type { Logged, Stream } from "./answer-log";

/** Where a value lies with 95 % confidence. */
export interface Interval {
  low: number;
  high: number;
}

/** From −3, sure root, to 3, sure nerve; 0 is neither. Signal is nerve. */
export type Step = -3 | -2 | -1 | 0 | 1 | 2 | 3;

/** The steps answered to items of each class. */
export interface Steps {
  root: Step[];
  nerve: Step[];
}

const STEPS = new Map<string, Step>([
  ["sure-root", -3],
  ["probably-root", -2],
  ["leaning-root", -1],
  ["leaning-nerve", 1],
  ["probably-nerve", 2],
  ["sure-nerve", 3],
]);
const MEASURED: readonly Stream[] = ["probe", "form-A", "form-B"];
export const LEAST_PER_CLASS = 30;

/** A bet stands for an answer that was neither. */
export function stepOf({ option, bet }: Pick<Logged, "option" | "bet">): Step {
  return STEPS.get(bet ?? option) ?? 0;
}

/**
 * The earliest answer to each item and revision, where it was the first: two devices
 * that were merged may each have asked an item for the first time.
 */
export function firstExposures(log: readonly Logged[]): Logged[] {
  const earliest = new Map<string, Logged>();
  for (const answer of log) {
    const key = `${answer.rev} ${answer.id}`;
    const known = earliest.get(key);
    if (!known || answer.at < known.at) earliest.set(key, answer);
  }
  return Array.from(earliest.values()).filter(({ first }) => first);
}

/** Steps of first exposures from probes and forms; give all answers, of every stream. */
export function measuredSteps(
  log: readonly Logged[],
  streams: readonly Stream[] = MEASURED,
): Steps {
  const counted = firstExposures(log).filter(
    ({ stream }) => streams.includes(stream) && MEASURED.includes(stream),
  );
  const of = (wanted: string): Step[] =>
    counted.filter(({ key }) => key === wanted).map(stepOf);
  return { root: of("root"), nerve: of("nerve") };
}

/** Whether measures may be shown. */
export function isEnough({ root, nerve }: Steps): boolean {
  return Math.min(root.length, nerve.length) >= LEAST_PER_CLASS;
}
