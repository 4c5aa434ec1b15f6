import { notice } from "./notice";
import { choosePort, keyOf, memoryPort } from "./storage";
import { STRINGS } from "./strings";

/** One item of a run, and what was answered in this run. */
export interface Asked {
  id: string;
  rev: number;
  given: { option: string; right: boolean } | null;
}

/** Items in a row; the seed also tells one run from the next. */
export interface Run {
  seed: number;
  asked: Asked[];
}

const KEY = keyOf("practice");
const VERSION = 1;

let port = choosePort();

/** The newest run, of whatever tab; unreadable, it is none. */
export function loadRun(): Run | null {
  const text = port.read(KEY);
  return text === null ? null : parse(text);
}

export function saveRun(run: Run): void {
  const text = JSON.stringify({ version: VERSION, ...run });
  if (!port.write(KEY, text)) {
    port = memoryPort();
    port.write(KEY, text);
  }
  if (port.kind === "memory") notice(STRINGS.notKept);
}

/** Calls back when another tab has gone on with the run. */
export function onRunElsewhere(listener: () => void): void {
  addEventListener("storage", ({ key }) => {
    if (key === KEY || key === null) listener();
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
    const isRun = value.version === VERSION && Number.isSafeInteger(value.seed);
    return isRun && value.asked.every(isAsked)
      ? { seed: value.seed, asked: value.asked }
      : null;
  } catch {
    return null;
  }
}

function isAsked({ id, rev, given }: Asked): boolean {
  if (typeof id !== "string" || !Number.isSafeInteger(rev)) return false;
  if (given === null) return true;
  return typeof given.option === "string" && typeof given.right === "boolean";
}
