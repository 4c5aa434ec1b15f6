/** Milliseconds from now on, or null once the page was out of sight. */
export function startClock(): () => number | null {
  const begun = performance.now();
  let isWhole = !document.hidden;
  const interrupt = (): void => {
    isWhole = false;
  };
  document.addEventListener("visibilitychange", interrupt, { once: true });
  return () => {
    document.removeEventListener("visibilitychange", interrupt);
    return isWhole ? Math.round(performance.now() - begun) : null;
  };
}
