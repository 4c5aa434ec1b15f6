import type { ClassifyItem, PatternItem, Verdict } from "./bank";
import { type Choice, choiceOf, choicesOf, rightText } from "./choices";
import type { Item } from "./data";
import type { Question } from "./exercises";
import type { Asked } from "./run";
import { VERDICTS } from "./strings";

/** A question, and what was answered to it. */
export interface Outcome {
  question: Question;
  chosen: Choice;
  right: string;
  key: Verdict | null;
}

/** null if the answer is no option any more. */
export function outcomeOf(question: Question, given: Asked["given"]): Outcome | null {
  const { item, data } = question;
  const choices = choicesOf(item, data.bank.scale);
  const chosen = choiceOf(choices, given?.option);
  const key = isRated(item) ? item.key : null;
  return chosen ? { question, chosen, right: rightText(choices), key } : null;
}

/** Whether an item asks for a class. */
export function isRated(item: Item): item is ClassifyItem | PatternItem {
  return item.kind === "classify" || item.kind === "pattern";
}

export function isMissedEmergency({ key, chosen }: Outcome): boolean {
  return key === "emergency" && !chosen.right;
}

export function isFalseAlarm({ chosen }: Outcome): boolean {
  return chosen.verdict === "emergency" && !chosen.right;
}

/** What was taken for what, in sentences, the most frequent first. */
export function confusions(outcomes: Outcome[]): string[] {
  const counts = new Map<string, number>();
  for (const outcome of outcomes) {
    const words = confusion(outcome);
    if (words) counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  const sorted = Array.from(counts).sort(([, a], [, b]) => b - a);
  return sorted.map(([words, count]) => `You ${words}${times(count)}.`);
}

function confusion(outcome: Outcome): string | null {
  const { question, chosen, key, right } = outcome;
  if (chosen.right || isMissedEmergency(outcome)) return null;
  if (key && chosen.verdict) return answered(chosen.verdict, key);
  switch (question.item.kind) {
    case "name":
      return `took “${right}” for “${chosen.text}”`;
    case "imaging":
      return misread(question.item.key, chosen.id);
    default:
      return null;
  }
}

function answered(given: Verdict, key: Verdict): string {
  return `answered “${VERDICTS[given]}” where it was “${VERDICTS[key]}”`;
}

const REACH = ["no", "partly", "yes"];

function misread(key: string, chosen: string): string {
  return REACH.indexOf(chosen) > REACH.indexOf(key)
    ? "blamed an image for more than it explains"
    : "let an image explain less than it does";
}

function times(count: number): string {
  if (count === 1) return "";
  return count === 2 ? ", twice" : `, ${NUMBERS[count] ?? count} times`;
}

const NUMBERS = "no one two three four five six seven eight nine ten".split(" ");
