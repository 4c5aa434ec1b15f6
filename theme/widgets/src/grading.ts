import type { Logged } from "./answer-log";

/** As FSRS counts: again, hard, good, easy. The rule is published: content/about/practice.md. */
export type Grade = 1 | 2 | 3 | 4;

const AGAIN = 1;
const HARD = 2;
const GOOD = 3;
const EASY = 4;

/** Answers that make one review. */
export const A_REVIEW = 4;

const LEAST_TIMED = 10; // answers before a learner has a pace
const MOST_TIMED = 100;
const SLOW = 2; // times the median

/** A learner's own pace: the median of the last answers. */
export class Pace {
  private readonly times: number[] = [];

  add(taken: number | null): void {
    if (taken === null) return;
    this.times.push(taken);
    if (this.times.length > MOST_TIMED) this.times.shift();
  }

  /** null until there are enough answers. */
  get median(): number | null {
    if (this.times.length < LEAST_TIMED) return null;
    const sorted = [...this.times].sort((a, b) => a - b);
    const [low, high] = [(sorted.length - 1) >> 1, sorted.length >> 1];
    return ((sorted[low] ?? 0) + (sorted[high] ?? 0)) / 2;
  }
}

/** The grade of one answer; without a median, time says nothing. */
export function gradeOf(
  { right, option, taken_ms: taken }: Pick<Logged, "right" | "option" | "taken_ms">,
  median: number | null,
): Grade {
  if (!right) return AGAIN;
  const pace = taken === null || median === null ? null : taken / median;
  if (option.startsWith("leaning-") || (pace !== null && pace > SLOW)) return HARD;
  return option.startsWith("sure-") && pace !== null && pace <= 1 ? EASY : GOOD;
}

/** One grade of four: by the number right, and if all are, by the second lowest. */
export function gradeOfReview(grades: readonly Grade[]): Grade {
  const wrong = grades.filter((grade) => grade === AGAIN).length;
  if (wrong > 1) return AGAIN;
  if (wrong === 1) return HARD;
  return [...grades].sort((a, b) => a - b)[1] ?? GOOD;
}
