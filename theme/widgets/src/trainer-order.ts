import type { PatternItem } from "./bank";
import { type Learner, type Next, type Wish, dueIds, nextAsked, pickItem } from "./next-item";
import { type PairState, pairStates } from "./pair-states";
import type { Asked, Mode } from "./run";
import { settings } from "./settings";
import { everyAnswer, lastAnswered } from "./trainer-learner";
import type { Pair } from "./trainer-patterns";

let known: { log: unknown; isTimed: boolean; states: Map<string, PairState> } | null = null;

/** What the mode of a run wishes of the next pair. */
export function nextPattern(
  pairs: readonly Pair[],
  mode: Mode,
  run: readonly Asked[],
): Next | null {
  const wish: Wish = {
    before: run[run.length - 1]?.pair ?? null,
    onlyDue: mode === "due",
    onlyConfused: mode === "confusions",
    withoutProbes: mode !== "quick" && mode !== "confusions" && mode !== "pair",
  };
  return nextAsked(learner(), pairs, wish, Math.random);
}

export function pickPattern(items: readonly PatternItem[], { key }: Next): PatternItem | null {
  return pickItem(items, key, lastAnswered(), Math.random);
}

export function duePairs(pairs: readonly Pair[]): string[] {
  return dueIds(learner(), pairs);
}

/** Replayed only if there is another answer. */
function learner(): Learner {
  const log = everyAnswer();
  const isTimed = settings().time;
  if (known?.log !== log || known.isTimed !== isTimed) {
    known = { log, isTimed, states: pairStates(log, isTimed) };
  }
  return { log, states: known.states, now: Date.now() };
}
