const listeners = new Set<() => void>();
let isWatching = false;

/** Calls back whenever the page turns light or dark; returns how to stop that. */
export function onSchemeChange(listener: () => void): () => void {
  watch();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function watch(): void {
  if (isWatching) return;
  isWatching = true;
  const tell = () => listeners.forEach((listener) => listener());
  const observer = new MutationObserver(tell);
  // Ours stands on the root, the host's on the body.
  const attributeFilter = ["data-scheme", "data-md-color-scheme"];
  for (const element of [document.documentElement, document.body]) {
    observer.observe(element, { attributeFilter });
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", tell);
}

/** Whether the page is dark now, whoever chose that. */
export function isDark(): boolean {
  return getComputedStyle(document.documentElement).colorScheme === "dark";
}
