import { make } from "./dom";

const PATIENCE = 6000;

/** A button that loses something asks once more, in its own place, before it acts. */
export function onConfirmed(
  button: HTMLButtonElement,
  question: string,
  action: () => void,
): void {
  const words = button.textContent ?? "";
  const status = make("span", { class: "rn-hidden", role: "status" });
  let timer = 0;
  const ask = (isAsking: boolean): void => {
    clearTimeout(timer);
    timer = isAsking ? window.setTimeout(ask, PATIENCE, false) : 0;
    button.textContent = isAsking ? question : words;
    button.after(status);
    // Screen readers announce what changes in a status that is already there.
    setTimeout(() => (status.textContent = isAsking ? question : ""));
  };
  button.addEventListener("blur", () => timer && ask(false));
  button.addEventListener("click", ({ detail }) => {
    // The second half of a double click confirms nothing.
    if (timer && detail > 1) return;
    const isSure = timer > 0;
    ask(!isSure);
    if (isSure) action();
  });
}
