import { knownDevice } from "./answer-log";
import { make } from "./dom";
import { isDone, loadRun } from "./run";
import { duePairs } from "./trainer-order";
import type { RunScreen } from "./trainer-run";
import type { Stage } from "./trainer-stage";
import { TRAINER } from "./trainer-strings";
import type { Supply } from "./trainer-supply";

/** The start, whatever the last run was. */
export async function showStart(stage: Stage, quick: RunScreen, isCleared: boolean): Promise<void> {
  quick.offer();
  if (!isCleared) return;
  const words = make("p", { class: "rn-notice", role: "status" });
  stage.place.prepend(words);
  // Screen readers announce what changes in a status, not a status that arrives full.
  setTimeout(() => words.append(TRAINER.cleared));
}

/** Says in the list of modes how much is due, and which form comes now. */
export function countModes(host: HTMLElement, { pairs, hasPatterns }: Supply): void {
  for (const mode of host.querySelectorAll<HTMLElement>("[data-patterns]")) {
    mode.hidden = !hasPatterns;
  }
  if (!hasPatterns) return;
  const due = duePairs(pairs).length;
  say(host, "due", TRAINER.due(due));
  const order = formOrder(knownDevice());
  if (!order) return;
  const [first, second] = order;
  say(host, first, stateOf(first));
  say(host, second, isFormDone(first) ? stateOf(second) : TRAINER.afterForm(nameOf(first)));
}

type FormMode = "form-A" | "form-B";

/** Which form comes first hangs on the device: over many learners both are as often first. */
export function formOrder(device: string | null): [FormMode, FormMode] | null {
  if (!device) return null;
  const sum = Array.from(device).reduce((so, letter) => so + letter.charCodeAt(0), 0);
  return sum % 2 === 0 ? ["form-A", "form-B"] : ["form-B", "form-A"];
}

export function isFormDone(form: FormMode): boolean {
  const run = loadRun(form);
  return run !== null && isDone(run);
}

function stateOf(form: FormMode): string {
  const run = loadRun(form);
  if (!run) return "";
  const given = run.asked.filter((one) => one.given).length;
  return given < run.asked.length ? TRAINER.soFar(given, run.asked.length) : TRAINER.formIsDone;
}

function nameOf(form: FormMode): string {
  return TRAINER.kinds[form];
}

function say(host: HTMLElement, mode: string, words: string): void {
  const place = host.querySelector(`[data-count="${mode}"]`);
  if (place) place.textContent = words;
}
