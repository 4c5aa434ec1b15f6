import type { PalpateItem } from "./bank";
import type { BodyView, Box } from "./body-data";
import { BodyPicture } from "./body-picture";
import { make } from "./dom";
import { drawResult, rowsOf } from "./palpate-drawn";
import { closeFrame, frameOf, millimetresOf, unitsOf } from "./palpate-frame";
import type { Point } from "./palpate-score";

export interface PlateEvents {
  /** The cross stands somewhere; while it is dragged nothing is said. */
  onPlaced: (point: Point) => void;
  onEnter: () => void;
  /** It would have left the body. */
  onBeside: () => void;
}

const STEP = 5; // mm
const FAR = 20;
const WAYS: Record<string, Point> = {
  // From behind, the subject's left is on the left.
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** The bare back with a cross on it; after the answer, the line and what was measured. */
export class PalpatePlate {
  readonly element = make("div", { class: "rn-answer-plate rn-palpate-plate" });
  /** Millimetres. */
  at: Point | null = null;
  private readonly picture: BodyPicture;
  private readonly cross = make("div", { class: "rn-cross", hidden: "" });
  private frame: Box;
  private held: { pointer: number; by: Point } | null = null;
  private isDone = false;

  constructor(
    private readonly item: PalpateItem,
    private readonly view: BodyView,
    private readonly events: PlateEvents,
  ) {
    this.picture = new BodyPicture(view);
    this.picture.svg.setAttribute("aria-hidden", "true");
    this.frame = frameOf(item, view);
    const { element, cross } = this;
    element.tabIndex = 0;
    element.setAttribute("role", "application");
    element.style.aspectRatio = `${this.frame[2]} / ${this.frame[3]}`;
    const d = "M12 22h20M22 12v20";
    cross.innerHTML = `<svg class="rn-palpated" viewBox="0 0 44 44" aria-hidden="true"><path class="rn-cross-halo" d="${d}"/><path class="rn-cross-arms" d="${d}"/></svg>`;
    element.append(this.picture.svg, cross);
    element.addEventListener("keydown", (event) => this.onKey(event));
    element.addEventListener("click", (event) => this.onClick(event));
    cross.addEventListener("pointerdown", (event) => this.onDown(event));
    cross.addEventListener("pointermove", (event) => this.onDrag(event));
    cross.addEventListener("pointerup", () => this.onRelease());
    cross.addEventListener("pointercancel", () => this.onRelease());
    this.show();
  }

  shade(source: string): void {
    this.picture.shade(source);
  }

  /** Puts the cross on a place; false if that is not on the body. */
  place(point: Point): boolean {
    if (this.isDone || !this.isOnBody(point)) return false;
    this.at = point;
    this.cross.hidden = false;
    this.moveCross();
    return true;
  }

  /** Shows what was asked beside what was given; nothing can be changed now. */
  conclude(given: Point): void {
    this.isDone = true;
    this.at = given;
    this.element.setAttribute("role", "img");
    this.element.tabIndex = -1;
    this.cross.remove();
    const draw = (): void => {
      const { clientWidth } = this.element;
      if (clientWidth === 0) return;
      const { item, view, picture } = this;
      this.frame = closeFrame(item, view, given, rowsOf(item, clientWidth), clientWidth);
      this.show();
      drawResult(picture, item, given, clientWidth, this.frame[2]);
    };
    draw();
    // Letters keep their size when the page's width changes.
    new ResizeObserver(draw).observe(this.element);
  }

  private show(): void {
    this.picture.svg.setAttribute("viewBox", this.frame.join(" "));
  }

  private moveCross(): void {
    if (!this.at) return;
    const [x, y] = unitsOf(this.at, this.view);
    const [left, top, width, height] = this.frame;
    this.cross.style.left = `${(100 * (x - left)) / width}%`;
    this.cross.style.top = `${(100 * (y - top)) / height}%`;
  }

  private isOnBody(point: Point): boolean {
    const [x, y] = unitsOf(point, this.view);
    const [left, top, width, height] = this.frame;
    if (x < left || x > left + width || y < top || y > top + height) return false;
    return this.picture.outlines().some(([path, side]) => {
      // Halves meet at the midline, which belongs to both.
      const along = side === "left" ? x : -x;
      const inwards = along + (this.view.box[0] < 0 ? -1 : 1);
      return [along, inwards].some((one) => path.isPointInFill(new DOMPoint(one, y)));
    });
  }

  private pointAt({ clientX, clientY }: MouseEvent): Point | null {
    const matrix = this.picture.svg.getScreenCTM();
    if (!matrix) return null;
    const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse());
    return millimetresOf([x, y], this.view);
  }

  private onClick(event: MouseEvent): void {
    const point = event.target === this.cross || this.isDone ? null : this.pointAt(event);
    if (point) this.settle(point);
  }

  private settle(point: Point): void {
    if (this.place(point)) this.events.onPlaced(point);
    else this.events.onBeside();
  }

  private onDown(event: PointerEvent): void {
    const [point, { at }] = [this.pointAt(event), this];
    if (!point || !at || event.button !== 0 || !event.isPrimary) return;
    this.held = { pointer: event.pointerId, by: [at[0] - point[0], at[1] - point[1]] };
    this.cross.setPointerCapture(event.pointerId);
    this.element.focus({ preventScroll: true });
    event.preventDefault();
  }

  private onDrag(event: PointerEvent): void {
    const [point, { held }] = [this.pointAt(event), this];
    if (!point || held?.pointer !== event.pointerId) return;
    this.place([point[0] + held.by[0], point[1] + held.by[1]]);
  }

  private onRelease(): void {
    if (this.held && this.at) this.events.onPlaced(this.at);
    this.held = null;
  }

  private onKey(event: KeyboardEvent): void {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (this.isDone || altKey || ctrlKey || metaKey) return;
    const way = WAYS[key];
    if (way) this.step(way, shiftKey ? FAR : STEP);
    else if (key === "Enter") this.events.onEnter();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** The first arrow brings the cross into the middle of the picture. */
  private step([x, y]: Point, by: number): void {
    const { at } = this;
    if (at) return this.settle([at[0] + by * x, at[1] + by * y]);
    const [, top, , height] = this.frame;
    const middle = millimetresOf([0, top + height / 2], this.view)[1];
    this.settle([0, STEP * Math.round(middle / STEP)]);
  }
}
