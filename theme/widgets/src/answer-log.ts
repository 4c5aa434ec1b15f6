import { type Numbered, answersIn, lineOf } from "./answer-rows";
import type { Verdict } from "./bank";
import { notice } from "./notice";
import { choosePort, keyOf, layeredPort } from "./storage";
import { STRINGS } from "./strings";

/** How an item came to be asked. Measures use probes and forms, nothing else. */
export type Stream = "case" | "practice" | "probe" | "form-A" | "form-B";

/** One answer to a question of classes, as the trainer keeps it for ever. */
export interface Logged {
  id: string;
  rev: number;
  /** Id of the pair of look-alikes; null for a case. */
  pair: string | null;
  key: Verdict;
  /** Id of the step of the scale that was chosen. */
  option: string;
  /** Id of the step chosen after “cannot tell”, if a bet was asked for. */
  bet: string | null;
  right: boolean;
  /** Milliseconds since 1970. */
  at: number;
  /** From the question's first sight to the answer; null if it was interrupted. */
  taken_ms: number | null;
  stream: Stream;
  /** Nobody had answered this item in this browser before, in this revision. */
  first: boolean;
}

/** An answer with its place in the union of all devices. */
export interface Noted extends Numbered {
  device: string;
}

/** Answers a key: writes stay small however many there are. */
const CHUNK = 250;
const DEVICE = keyOf("device");
const PREFIX = keyOf("log:");

const port = layeredPort(choosePort());
let pending: Logged[] = [];
/** What this page has written, until it is seen to stand. */
let written: { key: string; line: string; answer: Logged }[] = [];

/** Keeps an answer, but not before it has been painted. */
export function note(answer: Logged): void {
  pending.push(answer);
  requestAnimationFrame(() => setTimeout(flush));
}

/** This browser's id, made once; it says nothing about the learner. */
export function deviceId(): string {
  const kept = knownDevice();
  if (kept) return kept;
  const words = crypto.getRandomValues(new Uint32Array(3));
  const made = Array.from(words, (word) => word.toString(36)).join("");
  port.write(DEVICE, made);
  return made;
}

/** null until something was kept. */
export function knownDevice(): string | null {
  const kept = port.read(DEVICE);
  return kept && /^[0-9a-z]+$/.test(kept) ? kept : null;
}

export function hasAnswers(): boolean {
  return chunkKeys().length > 0;
}

/** Keys of all texts of answers, of this device and of others. */
export function chunkKeys(): string[] {
  return port.keys().filter((key) => key.startsWith(PREFIX) && placeOf(key) !== null);
}

export function placeOf(key: string): { device: string; chunk: number } | null {
  const found = /^([^:]+):(\d+)$/.exec(key.slice(PREFIX.length));
  return found?.[1] ? { device: found[1], chunk: Number(found[2]) } : null;
}

/** The answers under a key; what cannot be read is set aside and told. */
export function readChunk(key: string): Numbered[] {
  const text = port.read(key) ?? "";
  const { answers, isIntact } = answersIn(text);
  if (!isIntact) setAside(key, text, answers);
  return answers;
}

export function textOf(key: string): string {
  return port.read(key) ?? "";
}

/** Puts answers of a device where their numbers say, beside those that are there. */
export function insert(device: string, answers: readonly Numbered[]): void {
  const byChunk = new Map<number, Numbered[]>();
  for (const answer of answers) {
    const chunk = chunkOf(answer.n);
    byChunk.set(chunk, [...(byChunk.get(chunk) ?? []), answer]);
  }
  for (const [chunk, found] of byChunk) {
    const key = keyFor(device, chunk);
    const all = [...readChunk(key), ...found].sort((a, b) => a.n - b.n);
    write(key, all);
  }
}

/** Writes at once what waits for the next paint. */
export function flush(): void {
  const answers = pending;
  pending = [];
  for (const answer of answers) append(answer);
}

export function forgetLog(): void {
  pending = [];
  written = [];
  for (const key of port.keys()) {
    if (key.startsWith(PREFIX) || key === DEVICE) port.remove(key);
  }
}

/** Calls back when another tab has added answers, with their key. */
function onLogElsewhere(listener: (key: string | null) => void): void {
  addEventListener("storage", ({ key }) => {
    if (key === null || key.startsWith(PREFIX)) listener(key);
  });
}

/** Always asks the port for the last answers, because other tabs write there too. */
function append(answer: Logged): void {
  const device = deviceId();
  const last = lastChunk(device);
  const kept = readChunk(keyFor(device, last));
  const n = Math.max(last * CHUNK, ...kept.map((one) => one.n)) + 1;
  const key = keyFor(device, chunkOf(n));
  const numbered = { ...answer, n };
  write(key, chunkOf(n) === last ? [...kept, numbered] : [numbered]);
  written.push({ key, line: lineOf(numbered), answer });
}

function write(key: string, answers: Numbered[]): void {
  port.write(key, answers.map(lineOf).join("\n"));
  if (port.kind === "memory") notice(STRINGS.notKept);
}

function lastChunk(device: string): number {
  const places = chunkKeys().map(placeOf);
  const own = places.filter((place) => place?.device === device);
  return Math.max(0, ...own.map((place) => place?.chunk ?? 0));
}

function chunkOf(n: number): number {
  return Math.floor((n - 1) / CHUNK);
}

function keyFor(device: string, chunk: number): string {
  return `${PREFIX}${device}:${chunk}`;
}

/** Nothing unreadable is overwritten, unless there is no room to keep it. */
function setAside(key: string, text: string, readable: Numbered[]): void {
  const aside = `${key}.broken`;
  if (port.read(aside) === null) port.write(aside, text);
  write(key, readable);
  notice(STRINGS.movedAside);
}

/** Two tabs may have written at once, and one text stands: what it lacks comes again. */
function restore(key: string): void {
  const text = textOf(key);
  const lost = written.filter((one) => one.key === key && !text.includes(one.line));
  written = written.filter((one) => !lost.includes(one));
  if (text === "") return;
  pending.push(...lost.map(({ answer }) => answer));
  flush();
}

onLogElsewhere((key) => key && restore(key));
addEventListener("pagehide", flush);
document.addEventListener("visibilitychange", flush);
