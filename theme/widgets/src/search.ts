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
  dialog.addEventListener("keydown", (event) => keepInside(event, dialog));
}

function turn(toggle: HTMLInputElement, isOpen: boolean): void {
  toggle.checked = isOpen;
  toggle.dispatchEvent(new Event("change", { bubbles: true }));
}

function follow(isOpen: boolean, opener: HTMLElement, dialog: HTMLElement): void {
  opener.setAttribute("aria-expanded", `${isOpen}`);
  if (isOpen) dialog.querySelector<HTMLElement>(".md-search__input")?.focus();
  else opener.focus();
}

/** The host would close on Tab; here Tab walks round field, button and results. */
function keepInside(event: KeyboardEvent, dialog: HTMLElement): void {
  if (event.key !== "Tab") return;
  event.stopPropagation();
  const stops = Array.from(dialog.querySelectorAll<HTMLElement>("input, button, a, summary"));
  const [first, last] = [stops[0], stops[stops.length - 1]];
  const edge = event.shiftKey ? first : last;
  if (document.activeElement !== edge) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}
