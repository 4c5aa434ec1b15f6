import type { PatternItem } from "./bank";
import type { Choice } from "./choices";
import { choicesOf } from "./choices";
import type { PageData } from "./data";
import { hiddenWords, make, reveal } from "./dom";
import { handleKey } from "./keys";
import { focusOption, keyHint, markAnswer, optionButtons, optionGroup } from "./options";
import { startClock } from "./trainer-clock";
import { STRINGS } from "./strings";
import { patternPlace } from "./trainer-figures";
import { TRAINER } from "./trainer-strings";
import { toldOf } from "./trainer-told";

/** The detail of `rn-rated`. */
export interface Rated {
  option: string;
  bet: string | null;
  right: boolean;
  taken_ms: number | null;
}

/** How a pattern is asked. */
export interface Manner {
  folder: string;
  /** “Cannot tell” is followed by a bet. */
  hasBet: boolean;
  /** Nothing is told of the answer. */
  isSilent: boolean;
}

let prompts = 0;

/** <rn-pattern>: a made-up patient, the pattern on the body, and the row of answers. */
export class RnPattern extends HTMLElement {
  private item: PatternItem | null = null;
  private choices: Choice[] = [];
  private manner: Manner = { folder: "", hasBet: false, isSilent: false };
  private group: HTMLElement = make("div");
  private feedback = make("div", { class: "rn-feedback", role: "status" });
  private chosen: Choice | null = null;
  private rated: Rated | null = null;
  private taken: number | null = null;
  private clock: () => number | null = () => null;

  /** Shows the question; before it stands in the page. */
  ask(item: PatternItem, data: PageData, manner: Manner): void {
    this.item = item;
    this.manner = manner;
    this.choices = choicesOf(item, data.bank.scale);
    this.className = "rn-item rn-pattern-item";
    this.addEventListener("click", (event) => this.onClick(event));
    this.addEventListener("keydown", (event) => this.onKey(event));
    const prompt = make("h3", { class: "rn-prompt" }, TRAINER.question);
    prompt.id = `rn-pattern-${++prompts}`;
    this.group = optionGroup(this.choices, prompt.id);
    const place = patternPlace(item, manner.folder, () => this.startClock());
    const shown = make("div", { class: "rn-pattern-shown" }, noteOf(item), place);
    this.append(shown, prompt, this.group, this.feedback, ...keyHint(this.choices.length));
    this.startClock();
  }

  get itemId(): string {
    return this.item?.id ?? "";
  }

  get isAnswered(): boolean {
    return this.rated !== null;
  }

  get heading(): HTMLElement {
    return this.querySelector<HTMLElement>(".rn-patient") ?? this;
  }

  /** From the first sight: once more when the picture has come, unless that was too late. */
  private startClock(): void {
    if (!this.chosen) this.clock = startClock();
  }

  private onClick({ target }: MouseEvent): void {
    const option = target instanceof Element ? target.closest<HTMLElement>(".rn-option") : null;
    if (option && this.group.contains(option)) this.choose(option.dataset.option);
  }

  private onKey(event: KeyboardEvent): void {
    if (event.target instanceof Element && event.target.closest(".rn-next-test")) return;
    const { group } = this;
    const option = handleKey(event, group);
    if (!option || this.rated) return;
    this.choose(option);
    if (group === this.group) focusOption(group, option);
  }

  private choose(id: string | undefined): void {
    const choice = this.choices.find((one) => one.id === id);
    if (!choice || this.rated) return;
    if (this.chosen) return this.give(this.chosen, choice);
    this.chosen = choice;
    this.taken = this.clock();
    if (this.manner.hasBet && choice.verdict === "undetermined") return this.askBet(choice);
    this.give(choice, null);
  }

  private askBet(chosen: Choice): void {
    markGiven(this.group, chosen);
    const steps = this.choices.filter(({ verdict }) => verdict === "root" || verdict === "nerve");
    const prompt = make("h3", { class: "rn-prompt rn-bet" }, TRAINER.bet);
    prompt.id = `rn-pattern-${++prompts}`;
    const bets = optionGroup(steps, prompt.id);
    this.feedback.before(prompt, bets);
    this.group = bets;
    prompt.tabIndex = -1;
    prompt.focus({ preventScroll: true });
    requestAnimationFrame(() => reveal(bets));
  }

  private give(choice: Choice, bet: Choice | null): void {
    const { item, taken: taken_ms } = this;
    if (!item) return;
    this.querySelector(".rn-keys")?.remove();
    this.rated = { option: choice.id, bet: bet?.id ?? null, right: choice.right, taken_ms };
    if (this.manner.isSilent) this.takeDown(bet ?? choice);
    else this.tell(item, choice, bet);
    const detail = this.rated;
    this.dispatchEvent(new CustomEvent("rn-rated", { bubbles: true, detail }));
  }

  private takeDown(last: Choice): void {
    markGiven(this.group, last);
    this.dataset.answered = "taken";
    this.feedback.append(hiddenWords(TRAINER.taken));
  }

  private tell(item: PatternItem, choice: Choice, bet: Choice | null): void {
    this.dataset.answered = choice.right ? "right" : "wrong";
    const groups = this.querySelectorAll<HTMLElement>(".rn-options");
    groups.forEach((group, index) => {
      markAnswer(group, this.choices, index === 0 ? choice : (bet ?? choice));
    });
    this.feedback.append(...toldOf(item, this.choices, choice, bet));
    const verdict = this.feedback.querySelector<HTMLElement>(".rn-verdict");
    // After the paint: what was tapped must be seen to change first.
    if (verdict) requestAnimationFrame(() => reveal(verdict));
  }
}

/** Shows what was chosen and nothing else. */
function markGiven(group: HTMLElement, chosen: Choice): void {
  for (const button of optionButtons(group)) {
    const isChosen = button.dataset.option === chosen.id;
    button.setAttribute("aria-disabled", "true");
    button.classList.toggle("rn-chosen", isChosen);
    if (!isChosen) continue;
    button.setAttribute("aria-pressed", "true");
    button.append(hiddenWords(` (${STRINGS.yours})`));
  }
}

/** The note: the patient as a heading, from which all is read in its order. */
function noteOf({ prompt }: PatternItem): HTMLElement {
  const [, who = "", rest = ""] = /^(.+?\.)\s+(.*)$/s.exec(prompt) ?? [];
  const heading = make("h2", { class: "rn-patient" }, who || prompt);
  return make("div", { class: "rn-vignette" }, heading, ...(rest ? [make("p", {}, rest)] : []));
}
