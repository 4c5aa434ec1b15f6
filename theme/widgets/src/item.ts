import type { Drawn } from "./body-answer";
import { bodyPlace } from "./body-question";
import type { Verdict } from "./bank";
import { type Choice, choiceOf, choicesOf, isOnBody } from "./choices";
import { type Item, findItem } from "./data";
import { make, reveal } from "./dom";
import { feedbackOn } from "./feedback";
import { handleKey } from "./keys";
import { noticesStandBy } from "./notice";
import { focusOption, keyHint, markAnswer, optionGroup } from "./options";
import { answered, record } from "./progress";

/** The detail of `rn-answered`. */
export interface Answered {
  item: string;
  rev: number;
  /** null where no class is asked for */
  key: Verdict | null;
  option: string;
  right: boolean;
  /** null where nobody looked at the clock */
  taken_ms: number | null;
  /** no earlier answer to this item, in this revision, is remembered */
  first: boolean;
}

let prompts = 0;

/** <rn-item>: one question, answered by one tap or key. */
export class RnItem extends HTMLElement {
  private item: Item | null = null;
  private choices: Choice[] = [];
  private group: HTMLElement = make("div");
  private feedback: HTMLElement = make("div");
  private chosen: Choice | null = null;
  private isBroken = false;
  /** How long the question has been seen; who asks it may know. */
  clock: () => number | null = () => null;

  connectedCallback(): void {
    if (this.isReady || this.isBroken) return;
    const found = findItem(this);
    this.isBroken = !found;
    if (!found) return console.error(`rn-item: no data for "${this.itemId}"`);
    this.item = found.item;
    this.choices = choicesOf(found.item, found.scale);
    this.addEventListener("click", (event) => this.onClick(event));
    this.addEventListener("keydown", (event) => this.onKey(event));
    this.querySelector(".rn-without-script")?.setAttribute("hidden", "");
    this.reset();
    this.refresh();
    if (!this.chosen && !isOnBody(found.item)) {
      this.append(...keyHint(this.choices.length));
    }
  }

  private get rev(): number {
    return this.item?.rev ?? 0;
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
    this.ask();
    this.group.after(this.feedback);
    this.showAfter(false);
  }

  /** Puts buttons, or the body, into the place of what is read without script. */
  private ask(given = ""): void {
    const { item } = this;
    const isNext = !given && this.closest("rn-case") !== null;
    this.group =
      item && isOnBody(item)
        ? bodyPlace(item, given, isNext, (drawn) => this.onDrawn(drawn))
        : optionGroup(this.choices, this.prompt.id);
    const list = this.querySelector(".rn-options");
    if (list) list.replaceWith(this.group);
    else this.append(this.group);
  }

  /** Shows a remembered answer, silently; not where `fresh` asks it once more. */
  refresh(): void {
    if (!this.isReady || this.chosen || this.hasAttribute("fresh")) return;
    noticesStandBy(this);
    const option = answered(this.itemId, this.rev)?.option;
    const choice = choiceOf(this.choices, option);
    if (!choice || !option || !this.item) return;
    this.feedback.setAttribute("aria-live", "off");
    // What is told of a drawing comes with the picture of it.
    if (isOnBody(this.item)) this.ask(option.slice(choice.id.length + 1));
    this.show(choice, isOnBody(this.item) ? [] : feedbackOn(choice, this.choices));
  }

  private answer(option: string | null | undefined): void {
    const choice = this.choices.find(({ id }) => id === option);
    if (!choice) return;
    this.give(choice, choice.id, feedbackOn(choice, this.choices));
  }

  private onDrawn({ option, told }: Drawn): void {
    if (this.chosen) return this.feedback.replaceChildren(...told);
    const choice = choiceOf(this.choices, option);
    if (choice) this.give(choice, option, told);
  }

  private give(choice: Choice, option: string, told: HTMLElement[]): void {
    if (this.chosen) return;
    noticesStandBy(this);
    const { itemId: item, rev } = this;
    const key = this.item?.kind === "classify" ? this.item.key : null;
    const first = answered(item, rev) === null;
    const taken_ms = this.clock();
    this.show(choice, told);
    const verdict =
      this.group.querySelector<HTMLElement>(".rn-answer-seen") ??
      this.feedback.querySelector<HTMLElement>(".rn-verdict");
    // After the paint: what was tapped must be seen to change first.
    if (verdict) requestAnimationFrame(() => reveal(verdict));
    record(item, rev, option, choice.right);
    const { right } = choice;
    const detail: Answered = { item, rev, key, option, right, taken_ms, first };
    this.dispatchEvent(new CustomEvent("rn-answered", { bubbles: true, detail }));
  }

  private show(choice: Choice, told: HTMLElement[]): void {
    this.chosen = choice;
    this.dataset.answered = choice.right ? "right" : "wrong";
    markAnswer(this.group, this.choices, choice);
    this.querySelector(".rn-keys")?.remove();
    this.feedback.append(...told);
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
    if (this.item && isOnBody(this.item)) return;
    const option = handleKey(event, this.group);
    if (!option || this.chosen) return;
    this.answer(option);
    focusOption(this.group, option);
  }
}
