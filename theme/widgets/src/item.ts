import { type Choice, choicesOf } from "./choices";
import { findItem } from "./data";
import { make, reveal } from "./dom";
import { feedbackOn } from "./feedback";
import { handleKey } from "./keys";
import { noticesStandBy } from "./notice";
import { focusOption, keyHint, markAnswer, optionGroup } from "./options";
import { answered, record } from "./progress";

/** The detail of `rn-answered`. */
export interface Answered {
  item: string;
  option: string;
  right: boolean;
  /** no earlier answer to this item, in this revision, is remembered */
  first: boolean;
}

let prompts = 0;

/** <rn-item>: one question, answered by one tap or key. */
export class RnItem extends HTMLElement {
  private rev = 0;
  private choices: Choice[] = [];
  private group: HTMLElement = make("div");
  private feedback: HTMLElement = make("div");
  private chosen: Choice | null = null;
  private isBroken = false;

  connectedCallback(): void {
    if (this.isReady || this.isBroken) return;
    const found = findItem(this);
    this.isBroken = !found;
    if (!found) return console.error(`rn-item: no data for "${this.itemId}"`);
    this.rev = found.item.rev;
    this.choices = choicesOf(found.item, found.scale);
    this.addEventListener("click", (event) => this.onClick(event));
    this.addEventListener("keydown", (event) => this.onKey(event));
    this.querySelector(".rn-without-script")?.setAttribute("hidden", "");
    this.reset();
    this.refresh();
    if (!this.chosen) this.append(...keyHint(this.choices.length));
  }

  get itemId(): string {
    return this.getAttribute("item") ?? "";
  }

  get isReady(): boolean {
    return this.choices.length > 0;
  }

  get isAnswered(): boolean {
    return this.chosen !== null;
  }

  get prompt(): HTMLElement {
    return this.querySelector<HTMLElement>(".rn-prompt") ?? this;
  }

  /** Unanswered again, whatever is remembered. */
  reset(): void {
    this.prompt.id ||= `rn-prompt-${++prompts}`;
    this.chosen = null;
    delete this.dataset.answered;
    this.feedback.remove();
    this.feedback = make("div", { class: "rn-feedback", role: "status" });
    this.group = optionGroup(this.choices, this.prompt.id);
    const list = this.querySelector(".rn-options");
    if (list) list.replaceWith(this.group);
    else this.append(this.group);
    this.group.after(this.feedback);
    this.showAfter(false);
  }

  /** Shows a remembered answer, silently; not where `fresh` asks it once more. */
  refresh(): void {
    if (!this.isReady || this.chosen || this.hasAttribute("fresh")) return;
    noticesStandBy(this);
    const option = answered(this.itemId, this.rev)?.option;
    const choice = this.choices.find(({ id }) => id === option);
    if (!choice) return;
    this.feedback.setAttribute("aria-live", "off");
    this.show(choice);
  }

  private answer(option: string | null | undefined): void {
    const choice = this.choices.find(({ id }) => id === option);
    if (!choice || this.chosen) return;
    noticesStandBy(this);
    const { itemId: item, rev } = this;
    const first = answered(item, rev) === null;
    this.show(choice);
    const verdict = this.feedback.querySelector<HTMLElement>(".rn-verdict");
    // After the paint: what was tapped must be seen to change first.
    if (verdict) requestAnimationFrame(() => reveal(verdict));
    record(item, rev, choice.id, choice.right);
    const detail: Answered = { item, option: choice.id, right: choice.right, first };
    this.dispatchEvent(new CustomEvent("rn-answered", { bubbles: true, detail }));
  }

  private show(choice: Choice): void {
    this.chosen = choice;
    this.dataset.answered = choice.right ? "right" : "wrong";
    markAnswer(this.group, this.choices, choice);
    this.querySelector(".rn-keys")?.remove();
    this.feedback.append(...feedbackOn(choice, this.choices));
    this.showAfter(true);
  }

  private showAfter(isShown: boolean): void {
    this.querySelector(".rn-after")?.toggleAttribute("hidden", !isShown);
  }

  private onClick(event: MouseEvent): void {
    const { target } = event;
    const button = target instanceof Element ? target.closest(".rn-option") : null;
    this.answer(button?.getAttribute("data-option"));
  }

  private onKey(event: KeyboardEvent): void {
    const option = handleKey(event, this.group);
    if (!option || this.chosen) return;
    this.answer(option);
    focusOption(this.group, option);
  }
}
