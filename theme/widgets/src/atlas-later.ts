import type { comparison } from "./atlas-compare";
import { loadScript } from "./scripts";

declare global {
  interface Window {
    rnCompare?: typeof comparison;
  }
}

// What is loaded lies beside this script, wherever the page stands.
const running = document.currentScript;
const here = running instanceof HTMLScriptElement ? running.src : document.baseURI;

/** Brings what says how two compare, which few visits ask for. */
export async function loadComparison(): Promise<typeof comparison> {
  const { href } = new URL("compare.js", here);
  if (!window.rnCompare) await loadScript(href);
  if (!window.rnCompare) throw new Error(href);
  return window.rnCompare;
}
