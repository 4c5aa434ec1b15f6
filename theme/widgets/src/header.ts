import { startSearch } from "./search";

const KEY = "rn:scheme";

/** Makes the buttons of the header work: search, and light or dark. */
export function startHeader(): void {
  startSearch();
  const button = document.querySelector(".rn-scheme");
  button?.setAttribute("aria-pressed", `${isDark()}`);
  button?.addEventListener("click", () => {
    turnScheme();
    button.setAttribute("aria-pressed", `${isDark()}`);
  });
}

function isDark(): boolean {
  const { scheme } = document.documentElement.dataset;
  if (scheme) return scheme === "dark";
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

function turnScheme(): void {
  const scheme = isDark() ? "light" : "dark";
  document.documentElement.dataset.scheme = scheme;
  try {
    localStorage.setItem(KEY, scheme);
  } catch {
    // Blocked or full storage: the choice lasts as long as the page.
  }
}
