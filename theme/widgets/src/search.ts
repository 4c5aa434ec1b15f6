import { make, makeButton } from "./dom";
import { STRINGS } from "./strings";

/** The worker can only send results: this address says that it has no index. */
const NO_INDEX = "#rn-no-index";

/** The host finds; this opens, closes, and keeps the keyboard inside meanwhile. */
export function startSearch(): void {
  const toggle = document.querySelector<HTMLInputElement>("#__search");
  const opener = document.querySelector<HTMLElement>(".rn-search-open");
  const dialog = document.querySelector<HTMLElement>(".md-search");
  if (!toggle || !opener || !dialog) return;
  opener.addEventListener("click", () => turn(toggle, true));
  dialog
    .querySelector(".rn-search-close")
    ?.addEventListener("click", () => turn(toggle, false));
  toggle.addEventListener("change", () => follow(toggle.checked, opener, dialog));
  // Before the host hears of a key, and wherever in the page the focus is.
  const isCapture = true;
  document.addEventListener("keydown", (event) => onKey(event, toggle, dialog), isCapture);
  watchResults(dialog);
}

function turn(toggle: HTMLInputElement, isOpen: boolean): void {
  toggle.checked = isOpen;
  toggle.dispatchEvent(new Event("change", { bubbles: true }));
}

function follow(isOpen: boolean, opener: HTMLElement, dialog: HTMLElement): void {
  opener.setAttribute("aria-expanded", `${isOpen}`);
  if (isOpen) fieldOf(dialog)?.focus();
  else opener.focus();
}

function fieldOf(dialog: HTMLElement): HTMLInputElement | null {
  return dialog.querySelector<HTMLInputElement>(".md-search__input");
}

function onKey(event: KeyboardEvent, toggle: HTMLInputElement, dialog: HTMLElement): void {
  if (!toggle.checked || event.isComposing) return;
  if (!isForHost(event, dialog)) event.stopPropagation();
  if (event.key !== "Tab" && event.key !== "Escape") return;
  event.preventDefault();
  if (event.key === "Escape") turn(toggle, false);
  else step(dialog, event.shiftKey ? -1 : 1);
}

/** Off its field the host may have arrows and letters; Space is for buttons. */
function isForHost({ key, target }: KeyboardEvent, dialog: HTMLElement): boolean {
  if (key === "Tab" || key === "Escape") return false;
  const isTyped = key.length === 1 && key !== " ";
  return target === fieldOf(dialog) || isTyped || key === "ArrowUp" || key === "ArrowDown";
}

/** Walks round field, button and results. */
function step(dialog: HTMLElement, by: number): void {
  const all = dialog.querySelectorAll<HTMLElement>("input, button, a[href], summary");
  const stops = Array.from(all).filter((stop) => stop.getClientRects().length > 0);
  const at = stops.findIndex((stop) => stop === document.activeElement);
  const to = at < 0 && by < 0 ? stops.length - 1 : at + by;
  stops[(to + stops.length) % stops.length]?.focus();
}

function watchResults(dialog: HTMLElement): void {
  const status = dialog.querySelector(".md-search-result__meta");
  const list = dialog.querySelector(".md-search-result__list");
  if (!status || !list) return;
  const observer = new MutationObserver(() => {
    if (!list.querySelector(`[href$="${NO_INDEX}"]`)) return;
    status.textContent = STRINGS.searchNotLoaded;
    const again = makeButton("rn-next", STRINGS.tryAgain);
    again.addEventListener("click", () => searchAgain(dialog));
    list.replaceChildren(make("li", { class: "rn-search-again" }, again));
  });
  observer.observe(list, { childList: true });
}

/** The host searches when its field has changed, and only then. */
function searchAgain(dialog: HTMLElement): void {
  const field = fieldOf(dialog);
  if (!field) return;
  field.focus();
  for (const query of ["", field.value]) {
    field.value = query;
    field.dispatchEvent(new KeyboardEvent("keyup"));
  }
}
