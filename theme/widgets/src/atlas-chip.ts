import type { AtlasMap, BodyAbout, BodyAtlas, Side } from "./body-data";
import { make, makeButton } from "./dom";
import { ATLAS } from "./strings";

/** What a chip tells of: a territory on a side. */
export interface Named {
  map: string;
  id: string;
  side: Side;
  /** Other territories at the same place. */
  also: string[];
  isChosen: boolean;
}

export interface ChipActions {
  choose: (id: string) => void;
  look: (view: string) => void;
  compare: () => void;
  clear: () => void;
}

/** Fills a chip with name, side, map, first fact and ways on; what is more, below it. */
export function fillChip(
  chip: HTMLElement,
  more: HTMLElement,
  named: Named,
  atlas: BodyAtlas,
  about: BodyAbout | null,
  view: string,
  site: string,
  actions: ChipActions,
): void {
  const map = atlas.maps[named.map];
  const territory = map?.territories[named.id];
  if (!map || !territory) return;
  const whole = named.id.split(".")[0] ?? "";
  const { fact = "", roots = "" } = about?.facts[whole] ?? {};
  const area = about?.areas[named.map]?.[named.id];
  const page = `${site}${map.of === "nerves" ? "nerves" : "roots"}/${whole}/`;
  chip.replaceChildren(
    heading(territory.name, named.side, map),
    ...(fact ? [make("p", {}, fact)] : []),
    ...others(named, map, actions.choose),
    ...elsewhere(territory.views, atlas, view, actions.look),
    ways(territory.name, territory.page ? page : "", named.isChosen ? actions : null),
  );
  more.replaceChildren(
    ...(roots ? [make("p", {}, ATLAS.roots(roots))] : []),
    ...(area ? [make("p", {}, ATLAS.area(area))] : []),
    ...doubts(whole, about),
  );
}

function doubts(id: string, about: BodyAbout | null): HTMLElement[] {
  const here = about?.doubts.filter(({ of }) => of.includes(id)) ?? [];
  return here.map(({ place, words }) => {
    const label = make("strong", {}, ATLAS.doubt(place));
    return make("p", { class: "rn-chip-doubt" }, label, ` ${words}`);
  });
}

/** Says that a map leaves this skin to nobody, on purpose or for want of words. */
export function fillBlank(chip: HTMLElement, { shape }: AtlasMap): void {
  const isMeant = shape === "patches";
  const words = make("strong", {}, isMeant ? ATLAS.blank : ATLAS.outside);
  const reason = isMeant ? ATLAS.blankReason : ATLAS.outsideReason;
  chip.replaceChildren(make("p", { class: "rn-chip-name" }, words), make("p", {}, reason));
}

function heading(name: string, side: Side, map: AtlasMap): HTMLElement {
  const note = make("span", {}, `${ATLAS.sides[side]} · ${map.short}`);
  return make("p", { class: "rn-chip-name" }, make("strong", {}, name), " ", note);
}

function others(named: Named, map: AtlasMap, choose: (id: string) => void): Node[] {
  if (named.also.length === 0) return [];
  const buttons = named.also.map((id) => {
    const button = makeButton("rn-chip-way", map.territories[id]?.name ?? id);
    button.addEventListener("click", () => choose(id));
    return button;
  });
  return [make("p", { class: "rn-chip-ways" }, `${ATLAS.also} `, ...buttons)];
}

function elsewhere(
  views: number[],
  atlas: BodyAtlas,
  view: string,
  look: (view: string) => void,
): Node[] {
  const places = views.flatMap((number) => atlas.views[number] ?? []);
  if (places.some(({ id }) => id === view)) return [];
  const buttons = places.slice(0, 3).map(({ id, name }) => {
    const button = makeButton("rn-chip-way", name);
    button.addEventListener("click", () => look(id));
    return button;
  });
  return [make("p", { class: "rn-chip-ways" }, `${ATLAS.hidden} `, ...buttons)];
}

function ways(name: string, page: string, actions: ChipActions | null): HTMLElement {
  const place = make("p", { class: "rn-chip-ways" });
  if (page) {
    const whole = name.split(":")[0] ?? "";
    const words = ATLAS.page(/^[A-Z]\d/.test(whole) ? whole : whole.toLowerCase());
    place.append(make("a", { href: page }, words));
  }
  if (!actions) return place;
  const compare = makeButton("rn-chip-way", ATLAS.compareWith);
  compare.addEventListener("click", actions.compare);
  const clear = makeButton("rn-chip-way", ATLAS.clear);
  clear.addEventListener("click", actions.clear);
  place.append(compare, clear);
  return place;
}
