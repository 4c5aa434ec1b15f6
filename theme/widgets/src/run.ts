import type { Stream } from "./answer-log";
import { notice } from "./notice";
import { choosePort, keyOf, layeredPort } from "./storage";
import { STRINGS } from "./strings";

/** One item of a run, and what was answered in this run. */
export interface Asked {
  /** Empty: a pattern that is chosen when it is asked. */
  id: string;
  rev: number;
  given: { option: string; right: boolean; bet?: string | null } | null;
  /** Id of the pair of a pattern, once it is chosen; a case has none. */
  pair?: string;
  stream?: Stream;
}

/** Items in a row; the seed also tells one run from the next. */
export interface Run {
  seed: number;
  asked: Asked[];
  /** Milliseconds since 1970. */
  begun?: number;
  /** The pair that a run is about. */
  about?: string;
}

/** What a run is for; each mode has its own run under way. */
export type Mode =
  | "quick"
  | "due"
  | "confusions"
  | "pair"
  | "pattern"
  | "examined"
  | "form-A"
  | "form-B";

const KEY = keyOf("practice");
const VERSION = 1;

const port = layeredPort(choosePort());

function keyFor(mode: Mode): string {
  return mode === "quick" ? KEY : `${KEY}.${mode}`;
}

/** The newest run, of whatever tab; unreadable, it is none. */
export function loadRun(mode: Mode = "quick"): Run | null {
  const text = port.read(keyFor(mode));
  return text === null ? null : parse(text);
}

export function saveRun(run: Run, mode: Mode = "quick"): void {
  port.write(keyFor(mode), JSON.stringify({ version: VERSION, ...run }));
  if (port.kind === "memory") notice(STRINGS.notKept);
}

export function forgetRuns(): void {
  for (const key of port.keys()) {
    if (key.startsWith(KEY)) port.remove(key);
  }
}

/** Calls back when another tab has gone on with the run. */
export function onRunElsewhere(listener: () => void): void {
  addEventListener("storage", ({ key }) => {
    if (key === null || key.startsWith(KEY)) listener();
  });
}

/** The index of the first unanswered item; after the last one, their number. */
export function positionIn({ asked }: Run): number {
  const found = asked.findIndex(({ given }) => !given);
  return found < 0 ? asked.length : found;
}

export function isDone(run: Run): boolean {
  return positionIn(run) === run.asked.length;
}

/** The same run after an answer; the first one counts. */
export function withAnswer(run: Run, id: string, given: Asked["given"]): Run {
  const asked = run.asked.map((one) =>
    one.id === id && !one.given ? { ...one, given } : one,
  );
  return { ...run, asked };
}

function parse(text: string): Run | null {
  try {
    const value = JSON.parse(text) as { version: number } & Run;
    const { version, ...run } = value;
    const isRun = version === VERSION && Number.isSafeInteger(run.seed);
    return isRun && run.asked.every(isAsked) ? run : null;
  } catch {
    return null;
  }
}

function isAsked({ id, rev, given, pair }: Asked): boolean {
  if (typeof id !== "string" || !Number.isSafeInteger(rev)) return false;
  if (pair !== undefined && typeof pair !== "string") return false;
  if (given === null) return true;
  return typeof given.option === "string" && typeof given.right === "boolean";
}
