import { type Listed, choose } from "./choose";
import type { Entries } from "./remembered";
import type { Asked, Mode, Run } from "./run";
import type { FormId } from "./trainer-patterns";

const SIZE = 10;
const BLOCK = 4; // items of one pair before it is mixed again
const A_DAY = 4; // items of a pair that make one review
const MOST_DUE = 20;
const CASE_EVERY = 3;
const OPEN: Asked = { id: "", rev: 0, given: null };

/** What a run is made of: cases that are named, and places for patterns. */
export interface Material {
  cases: Listed[];
  entries: Readonly<Entries>;
  hasPatterns: boolean;
  dueCount: number;
}

export function newSeed(): number {
  return Math.floor(Math.random() * 2 ** 31);
}

/** A run of this mode from its beginning; forms are made by `formRun`. */
export function plan(mode: Mode, about: string | null, material: Material, taken: Asked[]): Run {
  const seed = newSeed();
  const run = { seed, begun: Date.now(), ...(about ? { about } : {}) };
  switch (mode) {
    case "quick":
      return { ...run, asked: quick(material, taken, seed) };
    case "due":
      return { ...run, asked: open(Math.min(MOST_DUE, A_DAY * material.dueCount)) };
    case "pair":
      return { ...run, asked: [...block(about ?? ""), ...open(SIZE - BLOCK)] };
    default:
      return { ...run, asked: open(SIZE) };
  }
}

/** The items of a form in an order of the learner's own. */
export function formRun(items: readonly { id: string; rev: number; pair: string }[], form: FormId): Run {
  const stream = form === "A" ? "form-A" : "form-B";
  const asked = shuffled(items).map(({ id, rev, pair }): Asked => {
    return { id, rev, given: null, pair, stream };
  });
  return { seed: newSeed(), begun: Date.now(), asked };
}

/** A case, two patterns, a case; what a course lacks is made up by the other. */
function quick({ cases, entries, hasPatterns }: Material, taken: Asked[], seed: number): Asked[] {
  const wanted = hasPatterns ? Math.ceil(SIZE / CASE_EVERY) : SIZE;
  const named = choose(taken, cases, entries, seed, wanted);
  const asked: Asked[] = [];
  while (asked.length < SIZE && (named.length > 0 || hasPatterns)) {
    const isCase = asked.length % CASE_EVERY === 0 || !hasPatterns;
    asked.push((isCase && named.shift()) || OPEN);
  }
  return hasPatterns ? asked : asked.filter((one) => one !== OPEN);
}

function open(count: number): Asked[] {
  return Array.from({ length: count }, () => OPEN);
}

function block(pair: string): Asked[] {
  return open(BLOCK).map((one) => ({ ...one, pair }));
}

function shuffled<Value>(values: readonly Value[]): Value[] {
  return values
    .map((value) => ({ value, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}
