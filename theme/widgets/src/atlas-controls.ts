import type { BodyAtlas } from "./body-data";
import { make } from "./dom";

/** Checks the radio button of this value; returns it. */
export function check(
  within: HTMLElement,
  name: string,
  value: string,
): HTMLInputElement | undefined {
  const inputs = within.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`);
  const wanted = Array.from(inputs).find((input) => input.value === value);
  if (wanted) wanted.checked = true;
  return wanted;
}

/** Does so in a strip that scrolls, and brings the button into its middle. */
export function checkInStrip(within: HTMLElement, name: string, value: string): void {
  const label = check(within, name, value)?.closest("label");
  const strip = label?.parentElement;
  if (!label || !strip || strip.scrollWidth <= strip.clientWidth) return;
  strip.scrollLeft = label.offsetLeft - (strip.clientWidth - label.offsetWidth) / 2;
}

/** Offers the maps of the same kind as the present one. */
export function offerMaps(
  chooser: HTMLSelectElement,
  { maps }: BodyAtlas,
  present: string,
): void {
  const alike = Object.entries(maps).filter(([, { of }]) => of === maps[present]?.of);
  const offered = Array.from(chooser.options, ({ value }) => value);
  if (alike.map(([id]) => id).join() !== offered.join()) {
    const options = alike.map(([value, { short }]) => make("option", { value }, short));
    chooser.replaceChildren(...options);
  }
  chooser.value = present;
}

/** Makes controls anew; the one that was in use keeps the focus. */
export function keepFocus(place: HTMLElement, remake: () => HTMLElement[]): void {
  const active = document.activeElement;
  const label = place.contains(active) ? active?.getAttribute("aria-label") : null;
  place.replaceChildren(...remake());
  if (label) place.querySelector<HTMLElement>(`[aria-label="${label}"]`)?.focus();
}
