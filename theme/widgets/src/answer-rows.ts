import type { Logged, Stream } from "./answer-log";
import type { Verdict } from "./bank";

/** A logged answer with the number that its device gave it. */
export interface Numbered extends Logged {
  n: number;
}

const VERDICTS: readonly string[] = ["root", "nerve", "other", "undetermined", "emergency"];
const STREAMS: readonly string[] = ["case", "practice", "probe", "form-A", "form-B"];

/** One answer, one line: a torn text costs the line that is torn and no other. */
export function lineOf(answer: Numbered): string {
  const { n, id, rev, pair, key, option, bet, right, at, taken_ms, stream, first } = answer;
  return JSON.stringify([
    n, id, rev, pair, key, option, bet, Number(right), at, taken_ms, stream, Number(first),
  ]);
}

/** What can be read of a text, and whether that is all of it. */
export function answersIn(text: string): { answers: Numbered[]; isIntact: boolean } {
  const lines = text.split("\n").filter((line) => line !== "");
  const answers = lines.map(answerIn).filter((one): one is Numbered => one !== null);
  return { answers, isIntact: answers.length === lines.length };
}

function answerIn(line: string): Numbered | null {
  try {
    const row: unknown = JSON.parse(line);
    if (!Array.isArray(row) || row.length !== 12) return null;
    const [n, id, rev, pair, key, option, bet, right, at, taken_ms, stream, first] = row;
    const answer = {
      n, id, rev, pair, key, option, bet, at, taken_ms, stream,
      right: right === 1,
      first: first === 1,
    };
    return isNumbered(answer) ? answer : null;
  } catch {
    return null;
  }
}

/** Whether a value, of whatever origin, has what an answer has. */
export function isNumbered(value: unknown): value is Numbered {
  if (typeof value !== "object" || value === null) return false;
  const one = value as Record<keyof Numbered, unknown>;
  const counts = [one.n, one.rev].every(isCount);
  const words = [one.id, one.option].every((word) => typeof word === "string" && word !== "");
  const mayBeNone = [one.pair, one.bet].every((word) => word === null || typeof word === "string");
  const flags = [one.right, one.first].every((flag) => typeof flag === "boolean");
  return counts && words && mayBeNone && flags && isTime(one.at) && isKnown(one);
}

function isKnown({ key, stream, taken_ms }: Record<keyof Numbered, unknown>): boolean {
  const isTaken = taken_ms === null || (isTime(taken_ms) && Number(taken_ms) >= 0);
  return isVerdict(key) && isStream(stream) && isTaken;
}

function isVerdict(value: unknown): value is Verdict {
  return VERDICTS.includes(String(value));
}

function isStream(value: unknown): value is Stream {
  return STREAMS.includes(String(value));
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 1;
}

function isTime(value: unknown): boolean {
  return typeof value === "number" && Number.isFinite(value);
}
