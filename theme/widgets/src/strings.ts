import type { Verdict } from "./bank";

/** Every word of the interface that is not in the bank. */
export const STRINGS = {
  right: "Right.",
  rightLeaning: "Right, though unsure.",
  wrong: "Not this one.",
  missedEmergency: "A missed emergency.",
  falseAlarm: "A false alarm.",
  rightAnswer: (text: string) => `Right answer: ${text}.`,
  yours: "your answer",
  isRight: "right answer",
  isWrong: "wrong",
  step: (number: number, count: number) => `Question ${number} of ${count}`,
  next: "Next question",
  showExplanation: "Show the explanation",
  again: "Clear my answers on this page",
  notKept: "Your answers are kept only until this page is closed.",
  movedAside:
    "The answers kept in this browser could not all be read. They were set aside, and what could be read is still used.",
  shown: (shown: number, all: number) => `${shown} of ${all} shown`,
  yourCases: "Cases that you have answered",
  answered: "answered",
  openFigure: "Open the interactive figure",
  showPoster: "Show the still picture",
  loading: "Loading…",
  figureFailed:
    "The interactive figure could not be opened. The still picture and the table show the same values.",
} as const;

/** What a right verdict is called where several steps of the scale stand for it. */
export const VERDICTS: Record<Verdict, string> = {
  root: "Spinal root",
  nerve: "Named nerve",
  other: "Other or both",
  undetermined: "Cannot tell yet",
  emergency: "Stop: act now",
};
