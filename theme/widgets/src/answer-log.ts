import type { Verdict } from "./bank";

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
