import type { Chip } from "./atlas-chip";
import { isAddress } from "./atlas-address";
import { lift } from "./dom";

const SOON = 4000; // ms after which nobody waits for the page to go where it was asked
const MARGIN = 40;

/** Keeps what is chosen in sight: below the page's head, above the chip. */
export class Sight {
  constructor(
    private readonly figure: HTMLElement,
    private readonly canvas: HTMLElement,
    private readonly chip: Chip,
  ) {}

  /** An address asks for the body: the page goes there at once, or not at all. */
  begin(hash: string): void {
    const isUntouched = scrollY === 0 && performance.now() < SOON;
    const isAsked = isAddress(hash) && hash.includes("show=");
    if (isAsked && isUntouched) this.figure.scrollIntoView();
  }

  /** Brings the body into sight, unless most of it is; nothing lies over it then. */
  reveal(): void {
    if (this.chip.isBar) this.chip.fold();
    const { top } = this.figure.getBoundingClientRect();
    if (top < 0 || top > innerHeight / 3) lift(this.figure);
  }

  /** Lets a place of the canvas be seen, in pixels of it; folds what lies over it. */
  uncover(at: readonly [number, number]): void {
    const { chip } = this;
    if (chip.isBar && this.heightOf(at) + MARGIN > chip.top) chip.fold();
    this.bringIn(at);
  }

  /** Scrolls a place of the canvas between the page's head and the chip. */
  bringIn(at: readonly [number, number]): void {
    const { chip } = this;
    const y = this.heightOf(at);
    const head = document.querySelector(".rn-header")?.getBoundingClientRect().bottom ?? 0;
    const least = head + MARGIN;
    const most = (chip.isBar ? chip.top : innerHeight) - MARGIN;
    if (y > most) scrollBy(0, y - most);
    else if (y < least) scrollBy(0, y - least);
  }

  private heightOf([, height]: readonly [number, number]): number {
    return this.canvas.getBoundingClientRect().top + height;
  }
}
