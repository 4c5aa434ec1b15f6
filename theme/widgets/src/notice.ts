import { make } from "./dom";

const shown = new Set<string>();
let host: Element | null = null;

/** From now on notices stand by this item's run or case, or by the item alone. */
export function noticesStandBy(item: Element): void {
  host = item.closest("rn-case, rn-practice") ?? item;
}

/** Shows a text once in a page's life. */
export function notice(text: string): void {
  if (shown.has(text) || !host) return;
  shown.add(text);
  const line = make("p", { class: "rn-notice", role: "status" });
  const stage = host.querySelector(":scope > .rn-stage");
  // What is on a stage comes and goes, and a phone shows its top.
  if (stage) stage.before(line);
  else host.append(line);
  // Screen readers announce what changes in a status, not a status that arrives full.
  setTimeout(() => line.append(text));
}
