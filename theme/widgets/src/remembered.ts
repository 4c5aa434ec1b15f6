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
  const pairs = Object.entries(found ?? {});
  const sound = pairs.filter((pair): pair is [string, Entry] => isEntry(pair[1]));
  const isIntact = found !== null && sound.length === pairs.length;
  return { entries: new Map(sound), isIntact };
}

/** The same entry after one more answer; a new revision starts again. */
export function withAnswer(entry: Entry | undefined, rev: number, given: Given): Entry {
  if (entry?.rev !== rev) return { rev, first: given, last: given, n: 1 };
  return { ...entry, last: given, n: entry.n + 1 };
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
