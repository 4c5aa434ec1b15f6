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
  const attributeFilter = ["data-md-color-scheme"];
  new MutationObserver(tell).observe(document.body, { attributes: true, attributeFilter });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", tell);
}
