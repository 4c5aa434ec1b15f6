/** One answer. */
export interface Given {
  option: string;
  right: boolean;
  /** ISO date and time */
  at: string;
}

/** What is remembered of one item. */
export interface Entry {
  rev: number;
  first: Given;
  last: Given;
  n: number;
}

/** By item id. A map, because an id may be any word, `__proto__` included. */
export type Entries = Map<string, Entry>;

const VERSION = 1;

export function serialise(entries: Entries): string {
  return JSON.stringify({ version: VERSION, items: Object.fromEntries(entries) });
}

/** What can be read of a stored text, and whether that is all of it. */
export function parse(text: string): { entries: Entries; isIntact: boolean } {
  const found = itemsIn(text);
  const { entries, isIntact } = entriesIn(found ?? {});
  return { entries, isIntact: found !== null && isIntact };
}

/** Entries among values of whatever origin, and whether that is all of them. */
export function entriesIn(found: Record<string, unknown>): { entries: Entries; isIntact: boolean } {
  const pairs = Object.entries(found);
  const sound = pairs.filter((pair): pair is [string, Entry] => isEntry(pair[1]));
  return { entries: new Map(sound), isIntact: sound.length === pairs.length };
}

/** The same entry after one more answer; a new revision starts again. */
export function withAnswer(entry: Entry | undefined, rev: number, given: Given): Entry {
  if (entry?.rev !== rev) return { rev, first: given, last: given, n: 1 };
  return { ...entry, last: given, n: entry.n + 1 };
}

/** What two devices remember of one item; the newer revision is the one that counts. */
export function joined(entry: Entry | undefined, other: Entry): Entry {
  if (!entry || entry.rev < other.rev) return other;
  if (entry.rev > other.rev) return entry;
  const [first] = [entry.first, other.first].sort(byTime);
  const [, last] = [entry.last, other.last].sort(byTime);
  return {
    rev: entry.rev,
    first: first ?? entry.first,
    last: last ?? entry.last,
    n: Math.max(entry.n, other.n),
  };
}

function byTime(one: Given, two: Given): number {
  return Date.parse(one.at) - Date.parse(two.at);
}

function itemsIn(text: string): Record<string, unknown> | null {
  try {
    const content: unknown = JSON.parse(text);
    if (!isRecord(content) || content.version !== VERSION) return null;
    return isRecord(content.items) ? content.items : null;
  } catch {
    return null;
  }
}

function isEntry(value: unknown): value is Entry {
  if (!isRecord(value)) return false;
  return isCount(value.rev) && isCount(value.n) && isGiven(value.first) && isGiven(value.last);
}

function isGiven(value: unknown): value is Given {
  if (!isRecord(value)) return false;
  const { option, right, at } = value;
  return typeof option === "string" && typeof right === "boolean" && isTime(at);
}

function isTime(value: unknown): boolean {
  return typeof value === "string" && !Number.isNaN(Date.parse(value));
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 1;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
