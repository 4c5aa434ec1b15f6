import { notice } from "./notice";
import {
  type Entries,
  type Given,
  joined,
  parse,
  serialise,
  withAnswer,
} from "./remembered";
import { choosePort, keyOf, memoryPort } from "./storage";
import { STRINGS } from "./strings";

interface Answer {
  id: string;
  rev: number;
  given: Given;
}

const KEY = keyOf("progress");

let port = choosePort();
let pending: Answer[] = [];
let lastRead = { text: "", entries: new Map() as Entries };

/** The last answer to an item, unless its meaning has changed since. */
export function answered(id: string, rev: number): Given | null {
  flush();
  const entry = load().get(id);
  return entry?.rev === rev ? entry.last : null;
}

/** Remembers an answer, but not before it has been painted. */
export function record(id: string, rev: number, option: string, right: boolean): void {
  const at = new Date().toISOString();
  pending.push({ id, rev, given: { option, right, at } });
  requestAnimationFrame(() => setTimeout(flush));
}

/** Everything that is remembered, as it stands now. */
export function remembered(): Readonly<Entries> {
  flush();
  return load();
}

/** Adds what another device remembers: of each item the newest answer stays the last. */
export function adopt(found: Readonly<Entries>): void {
  flush();
  const entries = load();
  for (const [id, entry] of found) entries.set(id, joined(entries.get(id), entry));
  save(entries);
}

export function forgetAll(): void {
  pending = [];
  port.remove(KEY);
  port.remove(`${KEY}.broken`);
  lastRead = { text: "", entries: new Map() };
}

export function forget(ids: string[]): void {
  flush();
  const entries = load();
  for (const id of ids) entries.delete(id);
  save(entries);
}

/** Calls back when another tab has changed what is remembered. */
export function onOtherTab(listener: () => void): void {
  addEventListener("storage", ({ key }) => {
    if (key === KEY || key === null) listener();
  });
}

/** Writes at once what waits for the next paint. */
function flush(): void {
  if (pending.length === 0) return;
  const entries = load();
  for (const { id, rev, given } of pending) {
    entries.set(id, withAnswer(entries.get(id), rev, given));
  }
  pending = [];
  save(entries);
  if (port.kind === "memory") notice(STRINGS.notKept);
}

/** Always asks the port, because other tabs write there too. */
function load(): Entries {
  const text = port.read(KEY);
  if (text === null) return new Map();
  if (text === lastRead.text) return lastRead.entries;
  const { entries, isIntact } = parse(text);
  if (!isIntact) moveAside(text, entries);
  else lastRead = { text, entries };
  return entries;
}

function save(entries: Entries): void {
  const text = serialise(entries);
  if (!port.write(KEY, text)) {
    port = memoryPort();
    port.write(KEY, text);
  }
  lastRead = { text, entries };
}

/** Nothing unreadable is overwritten: if it cannot be kept, this page keeps off. */
function moveAside(text: string, readable: Entries): void {
  const aside = `${KEY}.broken`;
  const isFree = [null, text].includes(port.read(aside));
  if (!isFree || !port.write(aside, text)) port = memoryPort();
  save(readable);
  notice(STRINGS.movedAside);
}

addEventListener("pagehide", flush);
document.addEventListener("visibilitychange", flush);
