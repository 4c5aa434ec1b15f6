import type { Choice } from "./choices";
import { make } from "./dom";

/** The rating row from root to nerve, and beneath it the answers that are neither. */
export function scaleRows(choices: Choice[], buttons: HTMLElement[]): HTMLElement[] {
  const row = make("div", { class: "rn-scale" });
  const beneath = make("div", { class: "rn-beneath" });
  buttons.forEach((button, index) => {
    const side = sideOf(choices[index]);
    if (side) button.dataset.side = side;
    (side ? row : beneath).append(button);
  });
  return [row, beneath];
}

/** Leaning steps have no field of their own in the bank; ids are permanent. */
export function isLeaning(choice: Choice): boolean {
  return choice.id.startsWith("leaning-");
}

function sideOf(choice: Choice | undefined): "root" | "nerve" | undefined {
  const verdict = choice?.verdict;
  return verdict === "root" || verdict === "nerve" ? verdict : undefined;
}
