import type { Listed } from "./choose";
import { type Question, loadQuestion } from "./exercises";
import type { Asked, Mode } from "./run";
import { nextPattern, pickPattern } from "./trainer-order";
import {
  type FormId,
  type Pair,
  loadForm,
  loadPatterns,
  patternQuestion,
  patternsIn,
} from "./trainer-patterns";

const TRIES = 8; // a pair may have nothing that a mode asks for

/** Where questions come from. */
export class Supply {
  constructor(
    private readonly folder: string,
    readonly cases: Listed[],
    readonly pairs: Pair[],
  ) {}

  get hasPatterns(): boolean {
    return this.pairs.length > 0;
  }

  get pairIds(): ReadonlySet<string> {
    return new Set(this.pairs.map(({ id }) => id));
  }

  pair(id: string | null | undefined): Pair | undefined {
    return this.pairs.find((one) => one.id === id);
  }

  /** The question of an item; null if it is not there any more. */
  async question(asked: Asked): Promise<Question | null> {
    if (asked.stream === "form-A" || asked.stream === "form-B") {
      const data = await loadForm(this.folder, asked.stream === "form-A" ? "A" : "B");
      return patternQuestion(data, this.pairs, asked);
    }
    if (asked.pair === undefined) return loadQuestion(this.folder, this.cases, asked);
    const pair = this.pair(asked.pair);
    if (!pair) return null;
    return patternQuestion(await loadPatterns(this.folder, pair), this.pairs, asked);
  }

  /** The patterns of a form. */
  async form(form: FormId): ReturnType<typeof loadForm> {
    return loadForm(this.folder, form);
  }

  /** Chooses the pattern for a place of a run; null if there is none. */
  async choose(place: Asked, mode: Mode, run: readonly Asked[]): Promise<Asked | null> {
    const taken = new Set(run.map(({ id }) => id));
    let other: Asked | null = null;
    for (let tries = 0; tries < TRIES; tries++) {
      const next = place.pair
        ? { pair: place.pair, key: null, stream: "practice" as const }
        : nextPattern(this.pairs, mode, run);
      const pair = this.pair(next?.pair);
      if (!next || !pair) return other;
      const items = patternsIn(await loadPatterns(this.folder, pair));
      const free = items.filter(({ id }) => !taken.has(id));
      const fit = free.filter(({ basis }) => !isOfBasis(mode) || basis === mode);
      const item = pickPattern([fit, free, items].find(({ length }) => length > 0) ?? [], next);
      if (!item) continue;
      other = { ...place, id: item.id, rev: item.rev, pair: pair.id, stream: next.stream };
      if (fit.length > 0) return other;
    }
    return other;
  }
}

/** Whether a mode asks for patterns alone, or for examined ones alone. */
function isOfBasis(mode: Mode): boolean {
  return mode === "pattern" || mode === "examined";
}
