import { STRINGS } from "./strings";

const ITEMS = ".rn-links > li, .rn-cards > li, .rn-test";

/** <rn-filter>: the style sheet hides; this tells how many are left. */
export class RnFilter extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("change", () => this.tell());
    // A browser that goes back restores the choice without telling.
    addEventListener("pageshow", () => this.tell());
    this.tell();
  }

  private tell(): void {
    const count = this.querySelector(".rn-count");
    const items = Array.from(this.querySelectorAll(ITEMS));
    const shown = items.filter((item) => item.getClientRects().length > 0);
    if (count) count.textContent = STRINGS.shown(shown.length, items.length);
  }
}
