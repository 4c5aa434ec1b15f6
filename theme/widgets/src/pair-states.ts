import { FSRSAlgorithm } from "ts-fsrs";
import type { Logged } from "./answer-log";
import { A_REVIEW, type Grade, Pace, gradeOf, gradeOfReview } from "./grading";

/** What is remembered of a pair. */
export interface PairState {
  reviews: number;
  /** In days, until nine of ten would be known. */
  stability: number;
  difficulty: number;
  /** Days since 1970, as the learner's calendar counts them. */
  reviewedOn: number;
  dueOn: number;
  /** Milliseconds since 1970. */
  askedAt: number;
  /** Right or wrong, the last ones last. */
  recent: boolean[];
}

interface Gathered {
  day: number;
  grade: Grade;
}

const MOST_RECENT = 10;
const KEPT_DAYS = 7; // an answer waits that long for the others of its review
const DAY_MS = 86_400_000;
const fsrs = new FSRSAlgorithm({ enable_fuzz: false });

/** What a log says of each pair: the same for the same answers, in whatever order. */
export function pairStates(log: readonly Logged[], isTimed = true): Map<string, PairState> {
  const states = new Map<string, PairState>();
  const gathered = new Map<string, Gathered[]>();
  const pace = new Pace();
  const ordered = log.filter(isPractice).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  for (const answer of ordered) {
    const { pair } = answer;
    const grade = gradeOf(answer, isTimed ? pace.median : null);
    pace.add(answer.taken_ms);
    if (pair === null) continue;
    const state = states.get(pair) ?? newState();
    states.set(pair, state);
    state.recent = [...state.recent, answer.right].slice(-MOST_RECENT);
    state.askedAt = answer.at;
    const day = dayOf(answer.at);
    if (state.reviews > 0 && state.reviewedOn === day) continue;
    const fresh = (gathered.get(pair) ?? []).filter((one) => day - one.day < KEPT_DAYS);
    const all = [...fresh, { day, grade }];
    gathered.set(pair, all.length < A_REVIEW ? all : []);
    if (all.length === A_REVIEW) review(state, day, gradeOfReview(all.map((one) => one.grade)));
  }
  return states;
}

export function isDue(state: PairState | undefined, day: number): boolean {
  return state !== undefined && state.reviews > 0 && state.dueOn <= day;
}

/** Days since 1970 where the learner is. */
export function dayOf(at: number): number {
  return Math.floor((at - new Date(at).getTimezoneOffset() * 60_000) / DAY_MS);
}

/** Forms measure; they are no practice. */
function isPractice({ pair, stream }: Logged): boolean {
  return pair !== null && (stream === "practice" || stream === "probe");
}

function newState(): PairState {
  const fresh = { reviews: 0, stability: 0, difficulty: 0, reviewedOn: 0, dueOn: 0 };
  return { ...fresh, askedAt: 0, recent: [] };
}

function review(state: PairState, day: number, grade: Grade): void {
  const before = state.reviews > 0 ? state : null;
  const elapsed = before ? day - before.reviewedOn : 0;
  const { stability, difficulty } = fsrs.next_state(before, elapsed, grade);
  const interval = fsrs.next_interval(stability, elapsed);
  Object.assign(state, { stability, difficulty, reviewedOn: day, dueOn: day + interval });
  state.reviews += 1;
}
