import { make } from "./dom";

const shown = new Set<string>();
let host: Element | null = null;

/** From now on notices stand at the end of this item's case, or of the item alone. */
export function noticesStandBy(item: Element): void {
  host = item.closest("rn-case") ?? item;
}

/** Shows a text once in a page's life. */
export function notice(text: string): void {
  if (shown.has(text) || !host) return;
  shown.add(text);
  const line = make("p", { class: "rn-notice", role: "status" });
  host.append(line);
  // Screen readers announce what changes in a status, not a status that arrives full.
  setTimeout(() => line.append(text));
}
