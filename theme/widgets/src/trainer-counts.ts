import type { Logged } from "./answer-log";
import { firstExposures, stepOf } from "./measures";

/** What was called what in one pair. */
export interface Direction {
  pair: string;
  /** Nerves, and how many of them were called roots. */
  nerves: number;
  nervesCalledRoot: number;
  roots: number;
  rootsCalledNerve: number;
  n: number;
  right: number;
}

export interface Stops {
  emergencies: number;
  missed: number;
  others: number;
  falseAlarms: number;
}

/** Of each pair its two directions, the most confused first. */
export function directions(log: readonly Logged[]): Direction[] {
  const found = new Map<string, Direction>();
  for (const answer of log) {
    if (answer.pair === null) continue;
    const known = found.get(answer.pair) ?? emptyOf(answer.pair);
    found.set(answer.pair, known);
    const step = stepOf(answer);
    known.n++;
    known.right += Number(answer.right);
    if (answer.key === "nerve") {
      known.nerves++;
      known.nervesCalledRoot += Number(step < 0);
    } else if (answer.key === "root") {
      known.roots++;
      known.rootsCalledNerve += Number(step > 0);
    }
  }
  return Array.from(found.values()).sort((a, b) => confused(b) - confused(a) || b.n - a.n);
}

export function confused({ nervesCalledRoot, rootsCalledNerve }: Direction): number {
  return nervesCalledRoot + rootsCalledNerve;
}

export function stops(log: readonly Logged[]): Stops {
  const emergencies = log.filter(({ key }) => key === "emergency");
  const others = log.filter(({ key }) => key !== "emergency");
  return {
    emergencies: emergencies.length,
    missed: emergencies.filter(({ right }) => !right).length,
    others: others.length,
    falseAlarms: others.filter(({ option }) => option === "stop").length,
  };
}

/** How often each class was called the other one, in measured first exposures. */
export function mistaken(log: readonly Logged[]): Omit<Direction, "pair" | "n" | "right"> {
  const measured = firstExposures(log).filter(({ stream }) => {
    return stream === "probe" || stream === "form-A" || stream === "form-B";
  });
  const steps = (key: string): number[] => measured.filter((one) => one.key === key).map(stepOf);
  const [root, nerve] = [steps("root"), steps("nerve")];
  return {
    nerves: nerve.length,
    nervesCalledRoot: nerve.filter((step) => step < 0).length,
    roots: root.length,
    rootsCalledNerve: root.filter((step) => step > 0).length,
  };
}

/** Right answers by week, which begins on a Monday; the last ones. */
export function weeks(
  log: readonly Logged[],
  most: number,
): { monday: Date; right: number; n: number }[] {
  const found = new Map<number, { monday: Date; right: number; n: number }>();
  for (const { at, right } of log) {
    const monday = mondayOf(at);
    const week = found.get(monday.getTime()) ?? { monday, right: 0, n: 0 };
    found.set(monday.getTime(), week);
    week.n++;
    week.right += Number(right);
  }
  return Array.from(found.values())
    .sort((a, b) => a.monday.getTime() - b.monday.getTime())
    .slice(-most);
}

function mondayOf(at: number): Date {
  const day = new Date(at);
  day.setHours(0, 0, 0, 0);
  day.setDate(day.getDate() - ((day.getDay() + 6) % 7));
  return day;
}

function emptyOf(pair: string): Direction {
  return {
    pair,
    nerves: 0,
    nervesCalledRoot: 0,
    roots: 0,
    rootsCalledNerve: 0,
    n: 0,
    right: 0,
  };
}
