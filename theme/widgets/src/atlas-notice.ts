import { make, makeButton } from "./dom";
import { ATLAS } from "./strings";

const PATIENCE = 150; // ms: what comes sooner needs no sign

/** Says on the plate itself that something is on its way, or did not come. */
export class Notice {
  private readonly words = make("div", { class: "rn-atlas-notice" });
  private waiting = 0;

  constructor(private readonly plate: HTMLElement) {
    plate.append(this.words);
  }

  /** What is drawn no longer is what was asked for. */
  begin(): void {
    this.end();
    this.waiting = setTimeout(() => {
      this.plate.classList.add("is-busy");
      this.plate.setAttribute("aria-busy", "true");
      this.words.replaceChildren(make("p", {}, ATLAS.loading));
    }, PATIENCE);
  }

  end(): void {
    clearTimeout(this.waiting);
    this.plate.classList.remove("is-busy");
    this.plate.removeAttribute("aria-busy");
    this.words.replaceChildren();
  }

  fail(again: () => void): void {
    this.end();
    this.plate.classList.add("is-busy");
    const button = makeButton("rn-open", ATLAS.tryAgain);
    button.addEventListener("click", again);
    this.words.replaceChildren(make("p", { role: "alert" }, ATLAS.failed), button);
  }
}
