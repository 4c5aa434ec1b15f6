import {
  type Noted,
  type Stream,
  chunkKeys,
  flush,
  placeOf,
  readChunk,
  textOf,
} from "./answer-log";
import type { Numbered } from "./answer-rows";
import { remembered } from "./progress";
import { isDone, loadRun } from "./run";

const FORMS = ["form-A", "form-B"] as const;

const known = new Map<string, { text: string; answers: Numbered[] }>();
let all: { answers: Noted[]; keys: string } | null = null;

/** Every answer of every device, the earliest first. Texts that stand are read once. */
export function everyAnswer(): readonly Noted[] {
  flush();
  const keys = chunkKeys().sort();
  const isSame = keys.map(refresh).every(Boolean) && all?.keys === keys.join();
  if (isSame && all) return all.answers;
  const answers = keys.flatMap((key) => {
    const device = placeOf(key)?.device ?? "";
    return (known.get(key)?.answers ?? []).map((answer) => ({ ...answer, device }));
  });
  answers.sort((a, b) => a.at - b.at);
  all = { answers, keys: keys.join() };
  return answers;
}

/** The answers of which may be spoken: not those of a form before its end. */
export function toldAnswers(): readonly Noted[] {
  const untold = new Set<Stream>(FORMS.filter(isUnderWay));
  return everyAnswer().filter(({ stream }) => !untold.has(stream));
}

function isUnderWay(form: (typeof FORMS)[number]): boolean {
  const run = loadRun(form);
  return run !== null && !isDone(run);
}

/** What has been answered already, as id and revision. */
export function answeredItems(): (id: string, rev: number) => boolean {
  const seen = new Set(everyAnswer().map(({ id, rev }) => `${rev} ${id}`));
  const entries = remembered();
  return (id, rev) => seen.has(`${rev} ${id}`) || entries.get(id)?.rev === rev;
}

/** When an item was answered last; 0: never. */
export function lastAnswered(): (id: string, rev: number) => number {
  const last = new Map(everyAnswer().map(({ id, rev, at }) => [`${rev} ${id}`, at]));
  return (id, rev) => last.get(`${rev} ${id}`) ?? 0;
}

function refresh(key: string): boolean {
  const text = textOf(key);
  if (known.get(key)?.text === text) return true;
  const answers = readChunk(key);
  known.set(key, { text: textOf(key), answers });
  return false;
}
