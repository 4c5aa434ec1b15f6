import type { Entries, Entry } from "./remembered";
import { type Asked, type Run, isDone } from "./run";

/** A case that can be asked about; its items in the order in which they must be. */
export interface Listed {
  id: string;
  chunk: number;
  level: number;
  rev: number;
  items: string[];
}

/** Adds items until there are `size`: of each case the next one, of as many as can be. */
export function choose(
  taken: Asked[],
  cases: Listed[],
  entries: Readonly<Entries>,
  seed: number,
  size: number,
): Asked[] {
  const asked = [...taken];
  const ordered = inOrder(cases, entries, seed);
  while (asked.length < size) {
    const next = nextOf(ordered, new Set(asked.map(({ id }) => id)), entries);
    if (!next) break;
    asked.push(next);
  }
  return asked;
}

/** The run without what can no longer be asked, and with other cases in its place. */
export function mend(
  run: Run,
  cases: Listed[],
  entries: Readonly<Entries>,
  pairs: ReadonlySet<string>,
): Run | null {
  const kept = sound(run.asked, cases, entries, pairs);
  if (kept.length === 0) return null;
  if (isDone(run)) return { ...run, asked: kept };
  const { seed, asked } = run;
  const isMixed = asked.some((one) => !isPattern(one));
  if (!isMixed) return { ...run, asked: kept };
  return { ...run, asked: choose(kept, cases, entries, seed, asked.length) };
}

/** A pattern, or the place of one that has yet to be chosen. */
export function isPattern({ id, pair }: Asked): boolean {
  return id === "" || pair !== undefined;
}

/** What may still be asked: it exists, and nothing that leads to it has been skipped. */
function sound(
  asked: Asked[],
  cases: Listed[],
  entries: Readonly<Entries>,
  pairs: ReadonlySet<string>,
): Asked[] {
  const owners = new Map(cases.flatMap((listed) => listed.items.map((id) => [id, listed])));
  const kept = new Set<string>();
  return asked.filter((one) => {
    const { id, rev, given } = one;
    if (isPattern(one)) return pairs.size > 0 && (!one.pair || pairs.has(one.pair));
    const owner = owners.get(id);
    if (owner?.rev !== rev || kept.has(id)) return false;
    const earlier = owner.items.slice(0, owner.items.indexOf(id));
    const isNext = earlier.every((one) => kept.has(one) || entryOf(one, rev, entries));
    if (!given && !isNext) return false;
    kept.add(id);
    return true;
  });
}

/** The first case of those that were asked least in this run, and its next item. */
function nextOf(
  ordered: Listed[],
  taken: Set<string>,
  entries: Readonly<Entries>,
): Asked | null {
  let best: { times: number; next: Asked } | null = null;
  for (const { items, rev } of ordered) {
    const times = items.filter((id) => taken.has(id)).length;
    if (best && best.times <= times) continue;
    const id = nextItem(items, rev, taken, entries);
    if (id) best = { times, next: { id, rev, given: null } };
  }
  return best?.next ?? null;
}

/** The first unanswered item; if there is none, the one answered longest ago. */
function nextItem(
  items: string[],
  rev: number,
  taken: Set<string>,
  entries: Readonly<Entries>,
): string | undefined {
  const free = items
    .filter((id) => !taken.has(id))
    .map((id) => ({ id, at: timeOf(entryOf(id, rev, entries)) }));
  return free.sort((a, b) => a.at - b.at)[0]?.id;
}

/** Cases never answered, easiest first and mixed; then those answered longest ago. */
function inOrder(cases: Listed[], entries: Readonly<Entries>, seed: number): Listed[] {
  return cases
    .map((listed) => ({ listed, at: newest(listed, entries), mixed: mix(listed.id, seed) }))
    .sort(
      (a, b) =>
        a.at - b.at ||
        (a.at === 0 ? a.listed.level - b.listed.level : 0) ||
        a.mixed - b.mixed,
    )
    .map(({ listed }) => listed);
}

function newest({ items, rev }: Listed, entries: Readonly<Entries>): number {
  return Math.max(0, ...items.map((id) => timeOf(entryOf(id, rev, entries))));
}

function entryOf(id: string, rev: number, entries: Readonly<Entries>): Entry | undefined {
  const entry = entries.get(id);
  return entry?.rev === rev ? entry : undefined;
}

/** 0: never. */
function timeOf(entry: Entry | undefined): number {
  return entry ? Date.parse(entry.last.at) : 0;
}

/** A number that looks random, and is the same for the same word and seed (FNV-1a). */
function mix(word: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = 0; at < word.length; at++) {
    hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
