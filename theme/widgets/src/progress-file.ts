import type { Noted } from "./answer-log";
import { isNumbered, lineOf } from "./answer-rows";
import { type Entries, entriesIn } from "./remembered";

export const FORMAT = "root-or-nerve-progress";
const VERSION = 1;
const MOST = 1e9; // a running number that a device can come to
const DEVICE = /^[0-9a-z]{1,40}\+{0,20}$/;

/** What a learner's file holds. */
export interface ProgressFile {
  course: string;
  exported: string;
  pseudonym: string | null;
  answers: Noted[];
  items: Entries;
  /** Answers and items in it that could not be read. */
  unreadable: number;
}

/** Why a file is not taken. */
export type Refusal =
  | { because: "broken" | "other-format" | "newer" }
  | { because: "other-course"; course: string };

export function fileText(file: Omit<ProgressFile, "unreadable">): string {
  const { items, ...rest } = file;
  const content = {
    format: FORMAT,
    version: VERSION,
    ...rest,
    items: Object.fromEntries(items),
  };
  return `${JSON.stringify(content)}\n`;
}

export function fileName(now: Date): string {
  return `${FORMAT}-${now.toISOString().slice(0, 10)}.json`;
}

export function readFile(text: string, course: string): ProgressFile | Refusal {
  const content = parsed(text);
  if (!content) return { because: "broken" };
  if (content.format !== FORMAT) return { because: "other-format" };
  const { version } = content;
  if (typeof version === "number" && version > VERSION) return { because: "newer" };
  if (version !== VERSION || !Array.isArray(content.answers)) return { because: "broken" };
  const from = String(content.course);
  if (from !== course) return { because: "other-course", course: from };
  return fileOf(content, content.answers, from);
}

function fileOf(
  content: Record<string, unknown>,
  found: unknown[],
  course: string,
): ProgressFile {
  const answers = found.filter(isNoted);
  const given = isRecord(content.items) ? content.items : {};
  const { entries: items } = entriesIn(given);
  const lost = found.length - answers.length;
  return {
    course,
    exported: String(content.exported),
    pseudonym: typeof content.pseudonym === "string" ? content.pseudonym : null,
    answers: answers.map(plain),
    items,
    unreadable: lost + Object.keys(given).length - items.size,
  };
}

/**
 * The answers that are not there yet. Two that say different things under one number come
 * from a copied browser: both are kept, the second as that of another device.
 */
export function newAnswers(known: readonly Noted[], found: readonly Noted[]): Noted[] {
  const lines = new Map(known.map((one) => [placeOf(one), lineOf(one)]));
  const added: Noted[] = [];
  for (const one of found) {
    const line = lineOf(one);
    const answer = { ...one };
    while ((lines.get(placeOf(answer)) ?? line) !== line) answer.device += "+";
    if (lines.has(placeOf(answer))) continue;
    lines.set(placeOf(answer), line);
    added.push(answer);
  }
  return added;
}

function placeOf({ device, n }: Noted): string {
  return `${device} ${n}`;
}

function isNoted(value: unknown): value is Noted {
  if (!isNumbered(value) || value.n > MOST) return false;
  const { device } = value as Partial<Noted>;
  return typeof device === "string" && DEVICE.test(device);
}

/** Nothing but what an answer has, in one order. */
function plain(one: Noted): Noted {
  const { device, n, id, rev, pair, key, option, bet, right, at, taken_ms, stream, first } = one;
  return { device, n, id, rev, pair, key, option, bet, right, at, taken_ms, stream, first };
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const content: unknown = JSON.parse(text);
    return isRecord(content) ? content : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
