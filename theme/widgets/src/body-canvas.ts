import { CellPlaces } from "./body-cells";
import type { BodyCells, BodyMap, BodyView, Box, Paths, Side } from "./body-data";
import { bestPart, frameOf } from "./body-parts";
import { BodyPicture } from "./body-picture";
import { type Stop, isArrow, next, stopsOf } from "./body-walk";
import type { Skin } from "./bank";
import { type Piece, numberOf, sideOf } from "./score";

export interface CanvasEvents {
  /** A stroke begins, goes over cells, or is taken back because it was none. */
  onStroke: (phase: "begin" | "go" | "cancel", side: Side, cells: number[]) => void;
  /** A place was tapped. */
  onTap: (side: Side, cell: number) => void;
  /** The keyboard's cursor stands on a region, or has chosen it. */
  onMove: (stop: Stop) => void;
  onChoose: (stop: Stop) => void;
}

type Point = readonly [number, number];

interface Place {
  x: number;
  y: number;
  side: Side;
  scale: number;
}

/** How wide a stroke is, in pixels; 0: what lies right under the pointer. */
export type Brush = 0 | 14;

const FINGERTIP = 14; // pixels beside the skin that still mean it
const STEP = 5;

/** The body on which places are shown or painted, by pointer and by arrow keys. */
export class BodyCanvas {
  brush: Brush = 14;
  private picture: BodyPicture | null = null;
  private places = new CellPlaces({});
  private stops: Stop[] = [];
  private at: Stop | null = null;
  private frame: Box = [0, 0, 0, 0];
  private last: { x: number; y: number; pointer: number } | null = null;
  private isDone = false;
  private readonly drawn = new Map<Piece, SVGPathElement>();

  constructor(
    readonly element: HTMLElement,
    private readonly regions: readonly number[],
    isPainted: boolean,
    private readonly events: CanvasEvents,
  ) {
    element.classList.toggle("is-painted", isPainted);
    element.addEventListener("keydown", (event) => this.onKey(event));
    element.addEventListener("focus", () => this.onFocus());
    element.addEventListener("blur", () => this.picture?.clear("marks"));
    if (isPainted) this.listenToStrokes();
    else element.addEventListener("click", (event) => this.onClick(event));
  }

  /** Shows a view, or a part of it, with what is painted. */
  show(
    view: BodyView,
    part: string,
    cells: BodyCells,
    side: Side,
    painted: Iterable<Piece>,
  ): void {
    if (!this.places.isOf(cells)) this.places = new CellPlaces(cells);
    this.picture = new BodyPicture(view, { side });
    this.picture.svg.setAttribute("aria-hidden", "true");
    const frame = frameOf(this.picture, part, side);
    this.frame = frame;
    this.picture.svg.setAttribute("viewBox", frame.join(" "));
    this.stops = stopsOf(this.places, this.regions, this.picture.shown).filter((stop) =>
      isInside(frame, stop),
    );
    const { at } = this;
    this.at = this.stops.find((one) => one.region === at?.region && one.side === at.side) ?? null;
    this.drawn.clear();
    this.element.replaceChildren(this.picture.svg);
    if (!this.isDone) this.paint(painted, new Set(painted));
    if (document.activeElement === this.element) this.onFocus();
  }

  /** The part of a view that is best to begin with. */
  bestPart(
    ids: readonly string[],
    view: BodyView,
    cells: BodyCells,
    side: Side,
    wanted: Iterable<number>,
  ): string {
    this.places = new CellPlaces(cells);
    const picture = new BodyPicture(view, { side });
    const spots = [...wanted].flatMap((cell): (readonly [number, number])[] => {
      const spot = this.places.middle([cell]);
      return spot ? [picture.place(spot[0], spot[1], side)] : [];
    });
    return bestPart(picture, ids, side, spots);
  }

  shade(source: string): void {
    this.picture?.shade(source);
  }

  /** Draws or wipes cells that have changed. */
  paint(changed: Iterable<Piece>, painted: ReadonlySet<Piece>): void {
    for (const one of changed) {
      this.drawn.get(one)?.remove();
      this.drawn.delete(one);
      const d = this.places.paths[numberOf(one)];
      if (!d || !painted.has(one)) continue;
      const piece = { d, class: "rn-painted", side: sideOf(one) };
      const [path] = this.picture?.draw("chosen", [piece]) ?? [];
      if (path) this.drawn.set(one, path);
    }
  }

  /** The right skin, what was painted, and both hatched; nothing can be changed now. */
  conclude(skin: Skin, map: BodyMap, painted: Iterable<Piece>): void {
    this.isDone = true;
    const { picture } = this;
    if (!picture) return;
    for (const layer of ["chosen", "marks"] as const) picture.clear(layer);
    const of = (paths: Paths): string =>
      skin.shown.map((id) => paths[id] ?? "").join("");
    const core = of(map.core);
    const isWhole = skin.shown.filter((id) => map.core[id]).length < 2;
    // Between branches of one nerve there is no line.
    const hue = `rn-on rn-on--${skin.look}${isWhole ? "" : " rn-on--joined"}`;
    const { side } = skin;
    picture.draw("chosen", [
      { d: of(map.halo), class: `rn-on rn-on--reach rn-on--${skin.look}-hue`, side },
      { d: core, class: hue, side },
    ]);
    const fill = `url(#${picture.hatches.shared})`;
    for (const one of picture.shown) {
      const mine = [...painted].filter((piece) => sideOf(piece) === one);
      const d = mine.map((piece) => this.places.paths[numberOf(piece)] ?? "").join("");
      picture.draw("chosen", [{ d, class: "rn-yours", side: one }]);
      if (one !== side || !core) continue;
      const shared = { d, class: "rn-both", side: one, attributes: { fill } };
      picture.draw("chosen", [{ ...shared, within: core }]);
    }
  }

  private listenToStrokes(): void {
    const { element } = this;
    element.addEventListener("pointerdown", (event) => this.onDown(event));
    element.addEventListener("pointermove", (event) => this.onPointer(event));
    element.addEventListener("pointerup", () => (this.last = null));
    element.addEventListener("pointercancel", () => this.cancel());
  }

  private onDown(event: PointerEvent): void {
    if (this.isDone || event.button !== 0) return;
    // A second finger means the page, not the skin.
    if (!event.isPrimary) return this.cancel();
    const { clientX: x, clientY: y, pointerId: pointer } = event;
    this.last = { x, y, pointer };
    this.element.setPointerCapture(pointer);
    this.events.onStroke("begin", "left", []);
    this.touch([[x, y]]);
    // Keys go on from here; the page stays where it is.
    this.element.focus({ preventScroll: true });
    event.preventDefault();
  }

  private onPointer({ clientX, clientY, pointerId }: PointerEvent): void {
    const { last } = this;
    if (!last || last.pointer !== pointerId) return;
    const [byX, byY] = [clientX - last.x, clientY - last.y];
    const steps = Math.max(1, Math.ceil(Math.hypot(byX, byY) / STEP));
    const way = Array.from({ length: steps }, (_, n) => (n + 1) / steps);
    this.touch(way.map((part) => [last.x + byX * part, last.y + byY * part]));
    this.last = { x: clientX, y: clientY, pointer: pointerId };
  }

  private cancel(): void {
    if (this.last) this.events.onStroke("cancel", "left", []);
    this.last = null;
  }

  /** Goes over places on the screen, which the page is asked about once. */
  private touch(points: Point[]): void {
    const places = this.placesOf(points);
    for (const one of this.picture?.shown ?? []) {
      const cells = places.flatMap(({ x, y, side, scale }) =>
        // A brush at the midline paints both sides.
        this.places.around(one === side ? x : -x, y, this.brush / scale),
      );
      if (cells.length > 0) this.events.onStroke("go", one, [...new Set(cells)]);
    }
  }

  private onClick({ clientX, clientY }: MouseEvent): void {
    const [place] = this.isDone ? [] : this.placesOf([[clientX, clientY]]);
    if (!place) return;
    const { x, y, side, scale } = place;
    const cell = this.places.near(x, y, FINGERTIP / scale);
    if (cell !== null) this.events.onTap(side, cell);
  }

  /** Where places on the screen lie on the drawn half, and on which side. */
  private placesOf(points: Point[]): Place[] {
    const { picture } = this;
    const matrix = picture?.svg.getScreenCTM();
    if (!picture || !matrix) return [];
    const [left, , width] = picture.view.box;
    const [first = "left"] = picture.shown;
    const back = matrix.inverse();
    return points.map(([clientX, clientY]) => {
      const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(back);
      const isLeft = left + width / 2 > 0 === x > 0;
      const side = picture.shown.length > 1 ? (isLeft ? "left" : "right") : first;
      return { x: side === "left" ? x : -x, y, side, scale: matrix.a };
    });
  }

  private onFocus(): void {
    if (this.isDone || this.element.matches(":focus:not(:focus-visible)")) return;
    this.at ??= this.middle();
    if (this.at) this.moveTo(this.at);
  }

  private middle(): Stop | null {
    const [x, y, width, height] = this.frame;
    const away = (stop: Stop): number =>
      Math.hypot(stop.x - x - width / 2, stop.y - y - height / 2);
    return [...this.stops].sort((a, b) => away(a) - away(b))[0] ?? null;
  }

  private moveTo(stop: Stop): void {
    this.at = stop;
    const ids = Object.keys(this.places.paths).map(Number);
    const here = ids.filter((cell) => this.regions[cell] === stop.region);
    const inside = here.map((cell) => this.places.paths[cell] ?? "");
    this.picture?.clear("marks");
    const { side } = stop;
    this.picture?.draw("marks", [
      { d: inside, class: "rn-cursor", side },
      { d: this.places.outline(here), class: "rn-cursor-edge", side },
    ]);
    this.events.onMove(stop);
  }

  private onKey(event: KeyboardEvent): void {
    const { key, altKey, ctrlKey, metaKey } = event;
    if (this.isDone || altKey || ctrlKey || metaKey) return;
    if (isArrow(key)) {
      const to = this.at ? next(this.stops, this.at, key) : this.middle();
      if (to ?? this.at) this.moveTo((to ?? this.at) as Stop);
    } else if (key === " " || key === "Enter") {
      if (this.at) this.events.onChoose(this.at);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

function isInside([x, y, width, height]: Box, stop: Stop): boolean {
  return stop.x >= x && stop.x <= x + width && stop.y >= y && stop.y <= y + height;
}
