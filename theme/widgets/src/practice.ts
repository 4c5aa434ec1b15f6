import { hasAnswers } from "./answer-log";
import { make, makeButton } from "./dom";
import { noticesStandBy } from "./notice";
import { loadRun } from "./run";
import { STRINGS } from "./strings";
import { loadTrainer } from "./trainer-door";

/** <rn-practice>: a door; the trainer comes with the first tap, or to who was here before. */
export class RnPractice extends HTMLElement {
  private stage: HTMLElement = make("div");
  private isOpen = false;

  connectedCallback(): void {
    if (this.stage.isConnected) return;
    this.stage = this.querySelector<HTMLElement>(".rn-stage") ?? this.stage;
    this.querySelector(".rn-without-script")?.setAttribute("hidden", "");
    this.querySelector(".rn-modes")?.removeAttribute("hidden");
    noticesStandBy(this);
    addEventListener("hashchange", () => void this.open(false));
    if (location.hash || hasAnswers() || loadRun()) void this.open(false);
    else this.offer();
  }

  private offer(): void {
    this.dataset.stage = "start";
    this.stage.replaceChildren(this.button(STRINGS.start, true));
  }

  private async open(isBegun: boolean): Promise<void> {
    if (this.isOpen) return;
    this.isOpen = true;
    try {
      const openTrainer = await loadTrainer();
      await openTrainer(this, isBegun);
    } catch {
      this.isOpen = false;
      this.showFailure(isBegun);
    }
  }

  private showFailure(isBegun: boolean): void {
    const words = make("p", { class: "rn-notice", role: "alert" }, STRINGS.notLoaded);
    const again = this.button(STRINGS.tryAgain, isBegun);
    this.stage.replaceChildren(words, again);
    if (isBegun) again.focus();
  }

  private button(text: string, isBegun: boolean): HTMLElement {
    const button = makeButton("rn-next", text);
    button.addEventListener("click", () => void this.open(isBegun));
    return button;
  }
}
