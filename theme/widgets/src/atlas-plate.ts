import type { AtlasMap, BodyAreas, BodyView, Paths, Side, Territory } from "./body-data";
import { type Hit, Hits } from "./atlas-hits";
import { Frame } from "./body-frame";
import { letter } from "./body-lettering";
import { BodyPicture, type Piece } from "./body-picture";
import { ATLAS } from "./strings";
import { type Hue, type Two, piecesOfTwo } from "./two-pieces";

export interface PlateEvents {
  /** A place was tapped; null where the skin is nobody's, undefined beside the body. */
  onTap: (hit: Hit | null | undefined) => void;
  /** The pointer is over a territory, or over none. */
  onHover: (hit: Hit | null) => void;
  onFocus: (id: string) => void;
  onChoose: (id: string) => void;
}

/** Which marks stand on a chosen territory. */
export interface Marks {
  alone: boolean;
  reach: boolean;
}

const MARGIN = 10;
const NEXT: Record<string, number> = {
  ArrowDown: 1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowLeft: -1,
};

/** The body on the plate: areas that can be tapped and walked, what is chosen, names. */
export class AtlasPlate {
  private picture: BodyPicture | null = null;
  private drawn: { map: BodyAreas; about: AtlasMap; side: Side } | null = null;
  private names: SVGSVGElement | null = null;
  private chosen: Piece[] = [];
  private pointed = "";
  private readonly hits: Hits;

  constructor(
    private readonly canvas: HTMLElement,
    private readonly events: PlateEvents,
  ) {
    this.hits = new Hits(canvas);
    canvas.addEventListener("click", (event) => this.tap(event));
    canvas.addEventListener("pointermove", (event) => {
      if (event.pointerType === "mouse") events.onHover(this.hits.exact(event));
    });
    canvas.addEventListener("pointerleave", () => events.onHover(null));
    canvas.addEventListener("focusin", (event) => {
      const id = (event.target as SVGElement).dataset["id"];
      if (id) events.onFocus(id);
    });
    canvas.addEventListener("keydown", (event) => this.onKey(event));
    new ResizeObserver(() => this.letter()).observe(canvas);
  }

  /** Shows a view with the areas of a map; null for bare skin, to compare two on. */
  draw(view: BodyView, map: BodyAreas | null, about: AtlasMap, side: Side, label: string): void {
    const hadFocus = this.canvas.contains(document.activeElement);
    const picture = new BodyPicture(view, { side });
    this.picture = picture;
    this.drawn = map && { map, about, side };
    this.names = null;
    this.canvas.replaceChildren(picture.svg);
    picture.svg.classList.add(`rn-body--${about.shape}`);
    if (map) this.drawAreas(picture, map, about, side, label);
    else picture.svg.setAttribute("aria-hidden", "true");
    this.choose([], 0, null);
    this.letter();
    if (hadFocus) this.option("")?.focus({ preventScroll: true });
  }

  private drawAreas(
    picture: BodyPicture,
    map: BodyAreas,
    about: AtlasMap,
    side: Side,
    label: string,
  ): void {
    if (about.shape === "patches") {
      const fill = `url(#${picture.hatches.blank})`;
      const blank = { class: "rn-body-blank", attributes: { fill } };
      picture.draw("skin", [{ d: picture.view.outline, ...blank }]);
    }
    const areas = wholes(about.territories).flatMap(([id, { tint }]): Piece[] => {
      const d = map.core[id];
      return d ? [{ d, id, class: `rn-area rn-tint-${tint}` }] : [];
    });
    picture.draw("areas", areas);
    picture.drawLines(map);
    this.hits.set(picture, map, side);
    const options = picture.areas(side);
    options[0]?.parentElement?.setAttribute("role", "listbox");
    options[0]?.parentElement?.setAttribute("aria-label", label);
    for (const option of options) {
      const id = option.dataset["id"] ?? "";
      const name = about.territories[id]?.name ?? "";
      option.setAttribute("role", "option");
      option.setAttribute("aria-label", /^[CTLS]\d/.test(id) ? ATLAS.root(name) : name);
      option.setAttribute("aria-selected", "false");
      option.tabIndex = -1;
    }
    if (options[0]) options[0].tabIndex = 0;
  }

  shade(source: string): void {
    this.picture?.shade(source);
  }

  /** Marks a territory: its usual area, what is its alone and, once known, its reach. */
  choose(pieces: string[], tint: number, halo: Paths | null): Marks | null {
    const { picture, drawn } = this;
    picture?.clear("chosen");
    this.chosen = [];
    picture?.svg.classList.toggle("is-chosen", pieces.length > 0 && drawn !== null);
    if (!picture || !drawn) return null;
    const { map, side } = drawn;
    const of = (paths: Paths): string[] => pieces.flatMap((id) => paths[id] ?? []);
    const [core, reach, alone] = [of(map.core), of(halo ?? {}), of(map.alone)];
    const hatch = { fill: `url(#${picture.hatches.reach})` };
    picture.draw("chosen", [
      { d: reach, class: "rn-reach", attributes: hatch, side },
      { d: core, class: `rn-usual rn-tint-${tint}`, side },
      { d: alone, class: "rn-alone", side },
    ]);
    this.chosen = [{ d: core, class: "rn-chosen-line", side }];
    this.mark();
    for (const option of picture.areas(side)) {
      const isIt = pieces.includes(option.dataset["id"] ?? "");
      option.setAttribute("aria-selected", `${isIt}`);
    }
    const first = pieces.find((id) => picture.area(id, side));
    if (first) this.option(first);
    if (core.length === 0) return null;
    return { alone: alone.length > 0, reach: reach.length > 0 };
  }

  /** Draws two on bare skin. */
  compare(two: Two, hues: readonly [Hue, Hue], side: Side): void {
    const { picture } = this;
    if (!picture) return;
    picture.clear("chosen");
    const hatch = `url(#${picture.hatches.shared})`;
    const { fills, shared, lines } = piecesOfTwo(two, hues, hatch, side);
    picture.draw("chosen", fills);
    this.chosen = [...shared, ...lines];
    this.mark();
  }

  /** Outlines what the pointer or the focus is on. */
  point(id: string, side: Side): void {
    const key = id && `${id} ${side}`;
    if (key === this.pointed) return;
    this.pointed = key;
    const d = this.drawn?.map.core[id];
    this.mark(d ? [{ d, class: "rn-pointed", side }] : []);
  }

  /** Where a territory stands on the canvas, in pixels. */
  placeOf(id: string): readonly [number, number] | null {
    const label = this.drawn?.map.labels[id];
    const frame = this.frame();
    if (!label || !frame || !this.drawn) return null;
    return frame.pixels(label[0], label[1], this.drawn.side);
  }

  private mark(more: Piece[] = []): void {
    this.picture?.clear("marks");
    this.picture?.draw("marks", [...this.chosen, ...more]);
  }

  private frame(): Frame | null {
    const { clientWidth, clientHeight } = this.canvas;
    if (!this.picture || clientWidth === 0) return null;
    return new Frame(this.picture, clientWidth, clientHeight, MARGIN);
  }

  private letter(): void {
    this.names?.remove();
    const { picture, drawn, canvas } = this;
    if (!picture || canvas.clientWidth === 0) return;
    settle(picture.svg, canvas.clientWidth - 2 * MARGIN);
    canvas.style.setProperty("--rn-wide", `${canvas.clientWidth}`);
    canvas.style.setProperty("--rn-high", `${canvas.clientHeight}`);
    if (!drawn) return;
    const box = canvas.parentElement;
    const what = {
      picture,
      map: drawn.map,
      territories: Object.fromEntries(wholes(drawn.about.territories)),
      isLong: drawn.about.of === "nerves",
      side: drawn.side,
      isZoomed: canvas.clientWidth > 1.5 * (box?.clientWidth ?? Infinity),
    };
    const size = { width: canvas.clientWidth, height: canvas.clientHeight, margin: MARGIN };
    this.names = letter(what, size, getComputedStyle(canvas));
    canvas.append(this.names);
  }

  private tap(event: MouseEvent): void {
    if (this.drawn) this.events.onTap(this.hits.near(event));
  }

  /** Makes a territory the one that Tab arrives at; the present one for "". */
  private option(id: string): SVGPathElement | undefined {
    const options = this.drawn ? this.picture?.areas(this.drawn.side) ?? [] : [];
    const present = options.find((one) => one.tabIndex === 0) ?? options[0];
    const wanted = id ? options.find((one) => one.dataset["id"] === id) : present;
    if (!wanted || wanted === present) return wanted;
    if (present) present.tabIndex = -1;
    wanted.tabIndex = 0;
    return wanted;
  }

  private onKey(event: KeyboardEvent): void {
    const path = event.target as SVGElement;
    const id = path.dataset["id"];
    if (!id || !this.drawn || event.altKey || event.ctrlKey || event.metaKey) return;
    const options = this.picture?.areas(this.drawn.side) ?? [];
    const at = options.findIndex((option) => option === path);
    const to = { Home: 0, End: options.length - 1 }[event.key];
    const by = NEXT[event.key];
    if (event.key === "Enter" || event.key === " ") this.events.onChoose(id);
    else if (event.key === "Escape") this.events.onChoose("");
    else if (to !== undefined) this.move(options[to]);
    else if (by) this.move(options[(at + by + options.length) % options.length]);
    else return;
    event.preventDefault();
  }

  private move(option: SVGPathElement | undefined): void {
    const id = option?.dataset["id"];
    if (id) this.option(id)?.focus({ preventScroll: true });
  }
}

/** Puts the middle on the edge of a pixel, so that no seam shows between halves. */
function settle(svg: SVGSVGElement, width: number): void {
  svg.style.width = `${2 * Math.floor(width / 2)}px`;
  svg.style.marginLeft = "0";
  const { left } = svg.getBoundingClientRect();
  svg.style.marginLeft = `${Math.round(left) - left}px`;
}

/** Whole territories; their parts are chosen from a list, and not tapped. */
export function wholes(territories: Record<string, Territory>): [string, Territory][] {
  return Object.entries(territories).filter(([id]) => !id.includes("."));
}

export function listLabel(map: AtlasMap, side: Side): string {
  return ATLAS.territories(map.short, ATLAS.sides[side]);
}
