const KEY = "rn:scheme";

/** Makes the buttons of the header work: search, and light or dark. */
export function startHeader(): void {
  document
    .querySelector<HTMLButtonElement>(".rn-search-open")
    ?.addEventListener("click", (event) => openSearch(event));
  document.querySelector(".rn-scheme")?.addEventListener("click", turnScheme);
}

function openSearch(event: Event): void {
  const button = event.currentTarget as HTMLButtonElement;
  const toggle = document.querySelector<HTMLInputElement>("#__search");
  if (!toggle) return;
  toggle.checked = !toggle.checked;
  toggle.dispatchEvent(new Event("change", { bubbles: true }));
  button.setAttribute("aria-expanded", `${toggle.checked}`);
  toggle.addEventListener("change", () => closed(button, toggle), { once: true });
  if (toggle.checked) searchField()?.focus();
}

/** Whoever closes the search by keyboard finds the focus where it was before. */
function closed(button: HTMLButtonElement, toggle: HTMLInputElement): void {
  button.setAttribute("aria-expanded", `${toggle.checked}`);
  if (!toggle.checked) button.focus();
}

function searchField(): HTMLInputElement | null {
  return document.querySelector(".md-search__input");
}

function turnScheme(): void {
  const root = document.documentElement;
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  const present = root.dataset.scheme ?? (isDark ? "dark" : "light");
  root.dataset.scheme = present === "dark" ? "light" : "dark";
  try {
    localStorage.setItem(KEY, root.dataset.scheme);
  } catch {
    // Blocked or full storage: the choice lasts as long as the page.
  }
}
