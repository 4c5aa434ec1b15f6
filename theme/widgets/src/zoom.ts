import { prefersStillness } from "./dom";

const STEPS = [1, 2, 4];
const DRAGGED = 4; // pixels: less is a tap

/**
 * Zooms a canvas inside a box that scrolls, in steps. A finger pans by scrolling, and
 * goes on to scroll the page at the box's edge; a mouse drags; arrow keys scroll.
 */
export class Zoom {
  private step = 0;
  private wasDragged = false;

  constructor(
    private readonly box: HTMLElement,
    private readonly canvas: HTMLElement,
    private readonly buttons: NodeListOf<HTMLButtonElement>,
    /** What to zoom in on, in pixels of the canvas. */
    private readonly aim: () => readonly [number, number] | null,
  ) {
    for (const button of buttons) {
      button.addEventListener("click", () => this.by(button.value === "in" ? 1 : -1));
    }
    box.addEventListener("dblclick", (event) => {
      this.to(this.step + 1 < STEPS.length ? this.step + 1 : 0, event);
    });
    box.addEventListener("keydown", (event) => this.onKey(event));
    box.addEventListener("pointerdown", (event) => this.onDown(event));
    // Before anybody takes the end of a drag for a tap.
    box.addEventListener(
      "click",
      (event) => {
        if (this.wasDragged) event.stopPropagation();
        this.wasDragged = false;
      },
      { capture: true },
    );
  }

  get factor(): number {
    return STEPS[this.step] ?? 1;
  }

  by(steps: number): void {
    this.to(this.step + steps);
  }

  reset(): void {
    this.to(0);
  }

  /** Zooms, with one point of the screen staying where it is. */
  private to(step: number, about?: { clientX: number; clientY: number }): void {
    const next = Math.max(0, Math.min(STEPS.length - 1, step));
    if (next === this.step) return;
    const frame = this.box.getBoundingClientRect();
    const x = about ? about.clientX - frame.left : frame.width / 2;
    const y = about ? about.clientY - frame.top : frame.height / 2;
    const here = [this.box.scrollLeft + x, this.box.scrollTop + y] as const;
    const [left, top] = (about ? null : this.aim()) ?? here;
    const ratio = (STEPS[next] ?? 1) / this.factor;
    this.step = next;
    this.canvas.style.width = this.canvas.style.height = `${100 * this.factor}%`;
    this.box.scrollTo(left * ratio - x, top * ratio - y);
    this.tell();
  }

  private tell(): void {
    for (const button of this.buttons) {
      const end = button.value === "in" ? STEPS.length - 1 : 0;
      button.setAttribute("aria-disabled", `${this.step === end}`);
    }
    // Only what scrolls must be reached by keyboard.
    if (this.step > 0) this.box.tabIndex = 0;
    else this.box.removeAttribute("tabindex");
    this.box.classList.toggle("is-zoomed", this.step > 0);
  }

  /** Brings a point of the canvas, in pixels of it, into the middle. */
  centre(x: number, y: number): void {
    if (this.step === 0) return;
    const { clientWidth, clientHeight } = this.box;
    const behavior = prefersStillness() ? "auto" : "smooth";
    this.box.scrollTo({ left: x - clientWidth / 2, top: y - clientHeight / 2, behavior });
  }

  private onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = { "+": 1, "=": 1, "-": -1 }[event.key];
    if (by === undefined && event.key !== "0") return;
    event.preventDefault();
    if (by === undefined) this.reset();
    else this.by(by);
  }

  private onDown(event: PointerEvent): void {
    this.wasDragged = false;
    if (event.pointerType !== "mouse" || event.button !== 0 || this.step === 0) return;
    const { clientX, clientY } = event;
    const { scrollLeft, scrollTop } = this.box;
    const move = (now: PointerEvent): void => {
      const [x, y] = [now.clientX - clientX, now.clientY - clientY];
      this.wasDragged ||= Math.hypot(x, y) > DRAGGED;
      if (this.wasDragged) this.box.scrollTo(scrollLeft - x, scrollTop - y);
    };
    const stop = (): void => {
      removeEventListener("pointermove", move);
      removeEventListener("pointerup", stop);
      removeEventListener("pointercancel", stop);
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", stop);
    addEventListener("pointercancel", stop);
  }
}
