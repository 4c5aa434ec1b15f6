import { type Shown, wordsOf } from "./atlas-address";
import { type Pick, huesOf, names } from "./atlas-compare";
import { pairControls, picksOf } from "./atlas-pair";
import type { BodyAtlas } from "./body-data";
import { make } from "./dom";
import { ATLAS } from "./strings";

/** Checks the radio button of this value; returns it. */
function check(
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
function checkInStrip(within: HTMLElement, name: string, value: string): void {
  const label = check(within, name, value)?.closest("label");
  const strip = label?.parentElement;
  if (!label || !strip || strip.scrollWidth <= strip.clientWidth) return;
  strip.scrollLeft = label.offsetLeft - (strip.clientWidth - label.offsetWidth) / 2;
}

/** Sets every control to what is shown. */
export function showControls(
  within: HTMLElement,
  atlas: BodyAtlas,
  shown: Shown,
  onPick: (which: 0 | 1, pick: Pick) => void,
): void {
  const isPair = shown.with !== null;
  check(within, "rn-show", isPair ? "compare" : (atlas.maps[shown.map]?.of ?? ""));
  check(within, "rn-side", shown.side);
  checkInStrip(within, "rn-view", shown.view);
  const chooser = within.querySelector<HTMLSelectElement>("#rn-map");
  if (chooser) offerMaps(chooser, atlas, shown.map);
  const hide = (name: string, isHidden: boolean): HTMLElement | null => {
    const part = within.querySelector<HTMLElement>(name);
    if (part) part.hidden = isHidden;
    return part;
  };
  hide(".rn-atlas-find", isPair);
  // One map is no choice.
  hide(".rn-atlas-map", isPair || (chooser?.length ?? 0) < 2);
  const pair = hide(".rn-atlas-pair", !isPair);
  if (!isPair || !pair) return;
  const picks = picksOf(shown);
  keepFocus(pair, () => pairControls(atlas, picks, huesOf(atlas, ...picks), onPick));
}

/** Offers the maps of the same kind as the present one. */
function offerMaps(
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
function keepFocus(place: HTMLElement, remake: () => HTMLElement[]): void {
  const active = document.activeElement;
  const label = place.contains(active) ? active?.getAttribute("aria-label") : null;
  place.replaceChildren(...remake());
  if (label) place.querySelector<HTMLElement>(`[aria-label="${label}"]`)?.focus();
}

/** Shows what an address asks for, before anything is known of the maps. */
export function presume(within: HTMLElement, hash: string): void {
  const asked = wordsOf(hash);
  const map = asked.get("map") ?? "";
  const chooser = within.querySelector<HTMLSelectElement>("#rn-map");
  const isOfRoots = Array.from(chooser?.options ?? [], ({ value }) => value).includes(map);
  if (chooser && isOfRoots) chooser.value = map;
  const kind = !map || isOfRoots ? "dermatomes" : "nerves";
  const isPair = asked.has("with");
  check(within, "rn-show", isPair ? "compare" : kind);
  chooser?.parentElement?.toggleAttribute("hidden", isPair || kind === "nerves");
  check(within, "rn-side", asked.get("side") ?? "");
  checkInStrip(within, "rn-view", asked.get("view") ?? "");
}

/** What is printed above the body, where there are no controls. */
export function titleOf(atlas: BodyAtlas, shown: Shown): string {
  const { map, show, view, side } = shown;
  const place = atlas.views.find(({ id }) => id === view)?.name ?? "";
  const [first, second] = names(atlas, ...picksOf(shown));
  if (shown.with !== null) {
    return show && shown.with ? ATLAS.title(place, ATLAS.pair(first, second)) : place;
  }
  const chosen = show ? `${first}, ${ATLAS.sides[side]} (${atlas.maps[map]?.short})` : "";
  return ATLAS.title(place, chosen || (atlas.maps[map]?.short ?? ""));
}

/** Says of a root or nerve that no map has whether it is known at all. */
export function sayUnknown(ids: string[], { maps }: BodyAtlas): string[] {
  return ids.map((id) => {
    const often = Object.values(maps).map(({ without }) => without?.[id.toLowerCase()]);
    const withoutArea = often.find(Boolean);
    if (withoutArea) return ATLAS.noUsualArea(withoutArea);
    const link = `.rn-links a[href*="/${CSS.escape(id.toLowerCase())}/"]`;
    const name = document.querySelector(link)?.textContent?.trim();
    return name ? ATLAS.withoutSkin(name) : ATLAS.unknown(id.slice(0, 40));
  });
}
