import { inSentence } from "./atlas-compare";
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

/** What a chip is told with. */
export interface Known {
  atlas: BodyAtlas;
  about: BodyAbout | null;
  view: string;
  site: string;
}

export interface ChipActions {
  choose: (id: string) => void;
  look: (view: string) => void;
  compare: () => void;
  clear: () => void;
}

const OPEN = "is-open";

/**
 * What is told of a place. On a narrow page it is a bar below the body, always there and
 * always as high, from which the facts unfold; beside the body it shows all of them.
 */
export class Chip {
  /** Called when somebody unfolds it. */
  onOpen: () => void = () => undefined;

  constructor(
    private readonly chip: HTMLElement,
    private readonly more: HTMLElement,
  ) {}

  /** The upper edge of it on the screen. */
  get top(): number {
    return this.chip.getBoundingClientRect().top;
  }

  /** Whether it lies over the body. */
  get isBar(): boolean {
    return getComputedStyle(this.chip).position === "sticky";
  }

  fold(isFolded = true): void {
    this.chip.classList.toggle(OPEN, !isFolded);
    const button = this.chip.querySelector(".rn-chip-fold");
    button?.setAttribute("aria-expanded", `${!isFolded}`);
    if (button) button.textContent = isFolded ? ATLAS.facts : ATLAS.fold;
  }

  hint(): void {
    const keys = make("span", { class: "rn-hint-keys" }, ATLAS.hintKeys);
    this.fill(make("p", {}, ATLAS.hint, keys, "."), []);
  }

  /** Says that a map leaves this skin to nobody, on purpose or for want of words. */
  blank({ shape }: AtlasMap): void {
    const isMeant = shape === "patches";
    const words = make("strong", {}, isMeant ? ATLAS.blank : ATLAS.outside);
    const reason = isMeant ? ATLAS.blankReason : ATLAS.outsideReason;
    this.fill(make("p", { class: "rn-chip-name" }, words), [make("p", {}, reason)]);
  }

  /** Sentences, and what follows them; they are never folded. */
  say(words: string[], ...after: HTMLElement[]): void {
    this.chip.classList.remove("is-told", OPEN);
    this.chip.replaceChildren(...words.map((one) => make("p", {}, one)), ...after);
    this.more.replaceChildren();
  }

  /** Name, side and map; first fact and ways on; what is more, below it. */
  name(named: Named, known: Known, actions: ChipActions): void {
    const { atlas, about, view, site } = known;
    const map = atlas.maps[named.map];
    const territory = map?.territories[named.id];
    if (!map || !territory) return;
    const whole = named.id.split(".")[0] ?? "";
    const { fact = "", roots = "", warning = "" } = about?.facts[whole] ?? {};
    const words = about?.words[named.map]?.[named.id] ?? "";
    const area = about?.areas[named.map]?.[named.id];
    const page = `${site}${map.of === "nerves" ? "nerves" : "roots"}/${whole}/`;
    this.fill(heading(territory.name, named.side, map), [
      ...(warning ? [make("p", {}, make("strong", {}, warning))] : []),
      ...(words ? [make("p", {}, ATLAS.onThisMap(words))] : []),
      ...(fact ? [make("p", {}, make("strong", {}, ATLAS.inGeneral), ` ${fact}`)] : []),
      ...others(named, map, actions.choose),
      ...elsewhere(territory.views, atlas, view, actions.look),
      ways(territory.name, territory.page ? page : "", named.isChosen ? actions : null),
    ]);
    this.more.replaceChildren(
      ...(roots ? [make("p", {}, ATLAS.roots(roots))] : []),
      ...(area ? [make("p", {}, ATLAS.area(area))] : []),
      ...doubts(whole, about),
    );
  }

  private fill(head: HTMLElement, facts: Node[]): void {
    this.chip.classList.toggle("is-told", facts.length > 0);
    if (facts.length === 0) this.chip.classList.remove(OPEN);
    const button = makeButton("rn-chip-fold", "");
    button.addEventListener("click", () => {
      this.fold(this.chip.classList.contains(OPEN));
      if (this.chip.classList.contains(OPEN)) this.onOpen();
    });
    const hadFocus = document.activeElement?.matches(".rn-chip-fold");
    this.chip.replaceChildren(
      make("div", { class: "rn-chip-head" }, head, ...(facts.length > 0 ? [button] : [])),
      make("div", { class: "rn-chip-facts" }, ...facts),
    );
    this.fold(!this.chip.classList.contains(OPEN));
    if (hadFocus) button.focus({ preventScroll: true });
    this.more.replaceChildren();
  }
}

function doubts(id: string, about: BodyAbout | null): HTMLElement[] {
  const here = about?.doubts.filter(({ of }) => of.includes(id)) ?? [];
  return here.map(({ place, words }) => {
    const label = make("strong", {}, ATLAS.doubt(place));
    return make("p", { class: "rn-chip-doubt" }, label, ` ${words}`);
  });
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
  return waysToViews(places, look);
}

/** Ways to views that show what this one does not. */
export function waysToViews(
  views: { id: string; name: string }[],
  look: (view: string) => void,
): HTMLElement[] {
  if (views.length === 0) return [];
  const buttons = views.slice(0, 3).map(({ id, name }) => {
    const button = makeButton("rn-chip-way", name);
    button.addEventListener("click", () => look(id));
    return button;
  });
  return [make("p", { class: "rn-chip-ways" }, `${ATLAS.hidden} `, ...buttons)];
}

function ways(name: string, page: string, actions: ChipActions | null): HTMLElement {
  const place = make("p", { class: "rn-chip-ways" });
  if (page) {
    const words = ATLAS.page(inSentence(name.split(":")[0] ?? "").replace(/^the /, ""));
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
