import type { PatternItem } from "./bank";

const SIDES = { left: "left side", right: "right side", both: "both sides" } as const;

/** Every word of the pictures of made-up patients. */
export const PATTERN = {
  failed: "The picture could not be loaded.",
  again: "Try again",
  label: (view: string, side: PatternItem["side"]): string => `${view}, ${SIDES[side]}`,
  symptoms: { pain: "Pain", numbness: "Numbness" },
  shown: (label: string, symptom: string, words: string): string =>
    `${label}. ${symptom}: ${words}`,
  /** After the answer. */
  compared: (label: string, first: string, second: string, separating: string): string =>
    `${label}. The skin of ${first} and of ${second}, with the patient’s pattern over it.` +
    (separating ? ` Only one of them has: ${separating}` : ""),
  both: "Both",
  felt: { pain: "Where it hurt", numbness: "What was numb" },
  notSeen: (name: string): string => `${name}: none of its skin is seen from here`,
  noSkin: (name: string): string => `${name}: no skin of its own`,
} as const;
