import type { Logged, Stream } from "./answer-log";
import type { PatternItem, Verdict } from "./bank";
import { type PairState, dayOf, isDue } from "./pair-states";

/** From 0 to below 1. */
export type Random = () => number;

/** A pair, and how many items of each class it has. */
export interface Countable {
  id: string;
  counts: Readonly<Record<Verdict, number>>;
}

export interface Next {
  pair: string;
  /** null: of any class. */
  key: Verdict | null;
  stream: Stream;
}

/** What the order looks at. */
export interface Learner {
  log: readonly Logged[];
  states: ReadonlyMap<string, PairState>;
  /** Milliseconds since 1970. */
  now: number;
}

export interface Wish {
  /** The pair that was asked last. */
  before: string | null;
  /** Only pairs that are due. */
  onlyDue?: boolean;
  /** Only what was confused, if anything was. */
  onlyConfused?: boolean;
  /** A stretch of items of one kind is no place to measure. */
  withoutProbes?: boolean;
}

const PROBES = 0.2;
const DUE = 0.5; // of what is no probe
const EXPLORED = 0.5; // of what is drawn: the pair that was asked longest ago
const PRIOR = 0.5; // how often a pair is expected to be mistaken before it was tried
const PRIOR_WEIGHT = 4; // answers
const SHARPNESS = 2; // of the draw: a pair twice as confused comes four times as often

/** The pair to ask next, and what of it. */
export function nextAsked(
  learner: Learner,
  pairs: readonly Countable[],
  wish: Wish,
  random: Random,
): Next | null {
  const isProbe = !wish.withoutProbes && random() < PROBES;
  const probe = isProbe ? probeOf(learner, pairs, wish, random) : null;
  if (probe) return probe;
  const pair = duePair(learner, pairs, wish, random) ?? drawPair(learner.states, pairs, wish, random);
  return pair && { pair: pair.id, key: null, stream: "practice" };
}

/** Ids of the pairs that are due, the longest due first. */
export function dueIds({ states, now }: Learner, pairs: readonly Countable[]): string[] {
  return dueFirst(pairs, { states }, dayOf(now)).map(({ id }) => id);
}

/** How often a pair is mistaken, drawn towards what is expected of any pair. */
export function confusionOf(state: PairState | undefined): number {
  const recent = state?.recent ?? [];
  const wrong = recent.filter((right) => !right).length;
  return (wrong + PRIOR * PRIOR_WEIGHT) / (recent.length + PRIOR_WEIGHT);
}

/** An item of the class that is wanted: one never seen, else the one seen longest ago. */
export function pickItem(
  items: readonly PatternItem[],
  key: Verdict | null,
  lastSeen: (id: string, rev: number) => number,
  random: Random,
): PatternItem | null {
  const open = items.filter(({ form }) => form === null);
  const fit = open.filter((item) => key === null || item.key === key);
  const from = (fit.length > 0 ? fit : open).map((item) => {
    return { item, at: lastSeen(item.id, item.rev), mixed: random() };
  });
  return from.sort((a, b) => a.at - b.at || a.mixed - b.mixed)[0]?.item ?? null;
}

/** The same numbers from the same seed. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A class by coin, a pair at random that still has an item of it nobody has answered. */
function probeOf(
  { log }: Learner,
  pairs: readonly Countable[],
  { before }: Wish,
  random: Random,
): Next | null {
  const key = random() < 0.5 ? "root" : "nerve";
  const seen = new Map<string, Set<string>>();
  for (const answer of log) {
    // Items of forms are none of the pair's own.
    if (answer.pair === null || answer.key !== key || answer.stream.startsWith("form-")) continue;
    const ids = seen.get(answer.pair) ?? new Set();
    seen.set(answer.pair, ids.add(answer.id));
  }
  const unseen = pairs.filter(({ id, counts }) => counts[key] > (seen.get(id)?.size ?? 0));
  const pair = oneOf(withoutLast(unseen, before), random);
  return pair ? { pair: pair.id, key, stream: "probe" } : null;
}

/** What is due leaves room: else a few pairs that come back daily would starve the rest. */
function duePair(
  { states, now }: Learner,
  pairs: readonly Countable[],
  { before, onlyDue }: Wish,
  random: Random,
): Countable | null {
  const due = dueFirst(pairs, { states }, dayOf(now));
  if (!onlyDue && random() >= DUE) return null;
  const others = due.filter(({ id }) => id !== before);
  return others[0] ?? (onlyDue ? due[0] : null) ?? null;
}

function dueFirst(
  pairs: readonly Countable[],
  { states }: Pick<Learner, "states">,
  day: number,
): Countable[] {
  const dueOn = ({ id }: Countable): number => states.get(id)?.dueOn ?? 0;
  return pairs
    .filter(({ id }) => isDue(states.get(id), day))
    .sort((a, b) => dueOn(a) - dueOn(b));
}

function drawPair(
  states: ReadonlyMap<string, PairState>,
  pairs: readonly Countable[],
  { before, onlyConfused }: Wish,
  random: Random,
): Countable | null {
  const mistaken = pairs.filter(({ id }) => states.get(id)?.recent.includes(false));
  const from = withoutLast(onlyConfused && mistaken.length > 0 ? mistaken : pairs, before);
  if (random() < EXPLORED) return oneOf(longestAgo(states, from), random);
  const weights = from.map(({ id }) => confusionOf(states.get(id)) ** SHARPNESS);
  let left = random() * weights.reduce((all, one) => all + one, 0);
  const at = weights.findIndex((weight) => (left -= weight) < 0);
  return from[at] ?? from[from.length - 1] ?? null;
}

function longestAgo(
  states: ReadonlyMap<string, PairState>,
  pairs: readonly Countable[],
): readonly Countable[] {
  const askedAt = ({ id }: Countable): number => states.get(id)?.askedAt ?? 0;
  const first = Math.min(...pairs.map(askedAt));
  return pairs.filter((pair) => askedAt(pair) === first);
}

/** Never the same pair twice in a row, unless there is no other. */
function withoutLast(pairs: readonly Countable[], before: string | null): readonly Countable[] {
  const others = pairs.filter(({ id }) => id !== before);
  return others.length > 0 ? others : pairs;
}

function oneOf<Value>(values: readonly Value[], random: Random): Value | null {
  return values[Math.floor(random() * values.length)] ?? null;
}
