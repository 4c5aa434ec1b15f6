import type { Choice } from "./choices";
import { hiddenWords, make, makeButton } from "./dom";
import { scaleRows } from "./scale";
import { settings } from "./settings";
import { STRINGS } from "./strings";

/** The group of buttons that takes the place of the readable list. */
export function optionGroup(choices: Choice[], promptId: string): HTMLElement {
  const isScale = choices.some((choice) => choice.verdict);
  const buttons = choices.map(optionButton);
  const group = make("div", {
    role: "group",
    "aria-labelledby": promptId,
    class: `rn-options rn-options--${isScale ? "scale" : "list"}`,
  });
  group.append(...(isScale ? scaleRows(choices, buttons) : buttons));
  group.addEventListener("focusin", (event) => {
    if (event.target instanceof HTMLElement) makeTabStop(group, event.target);
  });
  return group;
}

export function optionButtons(group: HTMLElement): HTMLButtonElement[] {
  return Array.from(group.querySelectorAll<HTMLButtonElement>(".rn-option"));
}

/** Shows in attributes, classes and words what was chosen and what is right. */
export function markAnswer(group: HTMLElement, choices: Choice[], chosen: Choice): void {
  for (const button of optionButtons(group)) {
    const choice = choices.find(({ id }) => id === button.dataset.option);
    const isChosen = choice === chosen;
    const isRight = choice?.right === true;
    button.setAttribute("aria-disabled", "true");
    button.classList.toggle("rn-chosen", isChosen);
    button.classList.toggle("rn-right", isRight);
    button.classList.toggle("rn-wrong", isChosen && !isRight);
    if (isChosen) button.setAttribute("aria-pressed", "true");
    if (isChosen) makeTabStop(group, button);
    if (isChosen || isRight) button.append(hiddenWords(` (${state(isChosen, isRight)})`));
  }
}

/** Without scrolling: what an answer is told comes into view by itself. */
export function focusOption(group: HTMLElement, id: string): void {
  const button = optionButtons(group).find(({ dataset }) => dataset.option === id);
  button?.focus({ preventScroll: true });
}

let isHinted = false;

/** Tells the number keys to who sees the page, once; the buttons tell all others. */
export function keyHint(count: number): HTMLElement[] {
  if (isHinted || !settings().keys) return [];
  isHinted = true;
  const words = STRINGS.keys(Math.min(count, 9));
  return [make("p", { class: "rn-keys", "aria-hidden": "true" }, words)];
}

function state(isChosen: boolean, isRight: boolean): string {
  const words = isChosen ? [STRINGS.yours] : [];
  return [...words, isRight ? STRINGS.isRight : STRINGS.isWrong].join(", ");
}

function optionButton(choice: Choice, index: number): HTMLButtonElement {
  return makeButton("rn-option", choice.text, {
    "data-option": choice.id,
    tabindex: index === 0 ? "0" : "-1",
    ...(index < 9 ? { "aria-keyshortcuts": `${index + 1}` } : {}),
  });
}

function makeTabStop(group: HTMLElement, stop: HTMLElement): void {
  for (const button of optionButtons(group)) {
    button.tabIndex = button === stop ? 0 : -1;
  }
}
