import { loadScript, loadStyle } from "./scripts";

/** Takes over a page of practice; `isBegun` if a question was asked for. */
export type OpenTrainer = (host: HTMLElement, isBegun: boolean) => Promise<void>;

declare global {
  interface Window {
    rnTrainer?: OpenTrainer;
  }
}

// What is loaded lies beside this script, wherever the page stands.
const running = document.currentScript;
const here = running instanceof HTMLScriptElement ? running.src : document.baseURI;

/** Brings the trainer, which a first look at the page does without. */
export async function loadTrainer(): Promise<OpenTrainer> {
  const { href } = new URL("trainer.js", here);
  await Promise.all([loadStyle(new URL("trainer.css", here).href), loadScript(href)]);
  if (!window.rnTrainer) throw new Error(href);
  return window.rnTrainer;
}
