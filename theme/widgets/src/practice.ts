import { type Listed, choose, mend } from "./choose";
import { type Outcome, outcomeOf } from "./confusions";
import { onConfirmed } from "./confirm";
import { giveData } from "./data";
import { lead, make, makeButton } from "./dom";
import { type Question, loadCases, loadQuestion } from "./exercises";
import { type Answered, RnItem } from "./item";
import { noticesStandBy } from "./notice";
import { answered, remembered } from "./progress";
import {
  type Asked,
  type Run,
  isDone,
  loadRun,
  onRunElsewhere,
  positionIn,
  saveRun,
  withAnswer,
} from "./run";
import { STRINGS } from "./strings";
import { summaryOf } from "./summary";

const SIZE = 10;

/** <rn-practice>: ten items in a row, one screen each, and how it went. */
export class RnPractice extends HTMLElement {
  private cases: Listed[] = [];
  private run: Run | null = null;
  private first: Asked | null = null;
  private asking: RnItem | null = null;
  private isBusy = false;
  private steps = make("p", { class: "rn-steps", role: "status" });
  private stage: HTMLElement = make("div");
  private elsewhere = make("div", { class: "rn-choices rn-elsewhere" });

  connectedCallback(): void {
    if (this.stage.isConnected) return;
    this.stage = this.querySelector<HTMLElement>(".rn-stage") ?? this.stage;
    this.stage.before(this.steps);
    this.querySelector(".rn-without-script")?.setAttribute("hidden", "");
    this.addEventListener("rn-answered", (event) => this.onAnswered(event));
    this.addEventListener("keydown", (event) => this.onKey(event));
    onRunElsewhere(() => this.follow());
    noticesStandBy(this);
    void this.attempt(() => this.open());
  }

  /** Does what needs a script from the network, one thing at a time. */
  private async attempt(action: () => Promise<void>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      await action();
    } catch {
      this.showFailure(action);
    } finally {
      this.isBusy = false;
    }
  }

  private async open(): Promise<void> {
    this.cases = await loadCases(this.folder);
    this.run = this.latest();
    const comesFromHome = this.takeHash();
    if (comesFromHome) this.first = this.taster();
    if (this.run && !isDone(this.run)) return comesFromHome ? this.ask() : this.offer();
    if (comesFromHome && this.cases.length > 0) return this.begin();
    return this.run ? this.sumUp(false) : this.offer();
  }

  private get folder(): string {
    return this.dataset.folder ?? "";
  }

  /** The run as any tab left it; what can no longer be asked is replaced. */
  private latest(): Run | null {
    const run = loadRun() ?? this.run;
    return run && mend(run, this.cases, remembered());
  }

  /** Whether a link to this element led here; from now on the address is the page's. */
  private takeHash(): boolean {
    if (location.hash !== `#${this.id}`) return false;
    history.replaceState(null, "", location.href.replace(/#.*/, ""));
    return true;
  }

  /** The answer given on the home page, unless a run has counted it. */
  private taster(): Asked | null {
    const id = this.getAttribute("taster") ?? "";
    const rev = this.cases.find(({ items }) => items.includes(id))?.rev;
    const given = rev && answered(id, rev);
    if (!rev || !given || this.run?.asked.some((one) => one.id === id)) return null;
    return { id, rev, given: { option: given.option, right: given.right } };
  }

  private offer(): void {
    this.turnTo("start");
    const anew = () => void this.attempt(() => this.begin());
    if (this.cases.length === 0) {
      return this.stage.replaceChildren(make("p", {}, STRINGS.nothingToAsk));
    }
    if (!this.run || isDone(this.run)) {
      return this.stage.replaceChildren(button("rn-next", STRINGS.start, anew));
    }
    const startAnew = makeButton("rn-anew", STRINGS.startAnew);
    this.stage.replaceChildren(
      button("rn-next", wayOn(this.run), () => this.advance()),
      startAnew,
    );
    onConfirmed(startAnew, STRINGS.startAnewSure, anew);
  }

  private begin(): Promise<void> {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const taken = this.first ? [this.first] : [];
    this.first = null;
    this.run = { seed, asked: choose(taken, this.cases, remembered(), seed, SIZE) };
    saveRun(this.run);
    return this.ask();
  }

  /** Shows the first unanswered question; after the last one, how it went. */
  private async ask(): Promise<void> {
    this.run = this.latest();
    if (!this.run) return this.offer();
    saveRun(this.run);
    const { asked } = this.run;
    const position = positionIn(this.run);
    const next = asked[position];
    if (!next) return this.sumUp(true);
    const question = await loadQuestion(this.folder, this.cases, next);
    if (!question) {
      this.run = { ...this.run, asked: asked.filter((one) => one !== next) };
      saveRun(this.run);
      return this.ask();
    }
    this.show(question, position + 1, asked.length);
    this.fetchAhead(asked[position + 1]);
  }

  private show(question: Question, number: number, count: number): void {
    this.turnTo("question");
    const { item, data, patient } = question;
    const vignette = make("div", { class: "rn-vignette" });
    // Filled in by the generator, which escapes, like the page itself.
    vignette.innerHTML = patient.vignette;
    const heading = headingOf(vignette);
    const asking = new RnItem();
    giveData(asking, data);
    asking.className = "rn-item";
    asking.setAttribute("item", item.id);
    asking.toggleAttribute("fresh", true);
    // All in the item: its keys work from the heading on.
    asking.append(vignette, make("h3", { class: "rn-prompt" }, item.prompt));
    this.asking = asking;
    this.stage.replaceChildren(asking);
    this.steps.replaceChildren(
      make("span", {}, STRINGS.step(number, count)),
      make("span", {}, patient.who),
    );
    lead(heading, this.steps);
  }

  private onAnswered(event: Event): void {
    const { asking } = this;
    if (!asking || event.target !== asking || !this.run) return;
    const { item, option, right } = (event as CustomEvent<Answered>).detail;
    const stored = loadRun();
    const newest = stored?.seed === this.run.seed ? stored : this.run;
    this.run = withAnswer(newest, item, { option, right });
    this.elsewhere.remove();
    saveRun(this.run);
    const word = isDone(this.run) ? STRINGS.showScore : STRINGS.next;
    const address = this.addressOf(item.split(".")[0] ?? "");
    const next = button("rn-next", word, () => this.advance());
    const link = make("a", { class: "rn-whole", href: address }, STRINGS.wholeCase);
    asking.append(make("div", { class: "rn-choices" }, next, link));
  }

  /** After an answer, Enter leads on from any place but buttons and links with a use. */
  private onKey(event: KeyboardEvent): void {
    const { asking } = this;
    if (event.key !== "Enter" || event.repeat || !asking?.isAnswered) return;
    if (!(event.target instanceof Element) || !asking.contains(event.target)) return;
    if (event.target.closest("a, button:not(.rn-option)")) return;
    event.preventDefault();
    this.advance();
  }

  private advance(): void {
    void this.attempt(() => this.ask());
  }

  private async sumUp(isAsked: boolean): Promise<void> {
    const outcomes: Outcome[] = [];
    for (const asked of this.run?.asked ?? []) {
      const question = await loadQuestion(this.folder, this.cases, asked);
      const outcome = question && outcomeOf(question, asked.given);
      if (outcome) outcomes.push(outcome);
    }
    if (outcomes.length === 0) return this.offer();
    this.turnTo("summary");
    const more = button("rn-next", STRINGS.tenMore, () => {
      void this.attempt(() => this.begin());
    });
    this.stage.replaceChildren(...summaryOf(outcomes, more, (id) => this.addressOf(id)));
    const heading = this.stage.querySelector<HTMLElement>("h2");
    if (isAsked && heading) lead(heading, this);
  }

  private showFailure(action: () => Promise<void>): void {
    const again = button("rn-next", STRINGS.tryAgain, () => void this.attempt(action));
    const words = make("p", { class: "rn-notice", role: "alert" }, STRINGS.notLoaded);
    this.asking = null;
    this.stage.replaceChildren(words, again);
    if (this.dataset.stage) again.focus();
  }

  /** Another tab went on: what stands here stays, with a way to where the run is now. */
  private follow(): void {
    const { stage } = this.dataset;
    if (this.isBusy || !stage) return;
    this.run = this.latest();
    const { asking, run } = this;
    if (stage === "start") return this.keepFocusIn(this.stage, () => this.offer());
    const next = run?.asked[positionIn(run)];
    if (!run || (asking ? asking.isAnswered || asking.itemId === next?.id : !next)) return;
    this.keepFocusIn(this.elsewhere, () => this.sayElsewhere(run));
  }

  private sayElsewhere(run: Run): void {
    const words = make("p", { role: "status" });
    const place = button("rn-next", wayOn(run), () => this.advance());
    this.elsewhere.replaceChildren(words, place);
    if (this.asking) this.stage.append(this.elsewhere);
    else this.stage.prepend(this.elsewhere);
    // Screen readers announce what changes in a status, not a status that arrives full.
    setTimeout(() => words.append(STRINGS.elsewhere));
  }

  private keepFocusIn(place: HTMLElement, change: () => void): void {
    const isHere = place.contains(document.activeElement);
    change();
    if (isHere) place.querySelector("button")?.focus();
  }

  private turnTo(stage: "start" | "question" | "summary"): void {
    this.dataset.stage = stage;
    this.asking = null;
    this.steps.replaceChildren();
    const isStart = stage === "start";
    this.querySelector("h1")?.classList.toggle("rn-hidden", !isStart);
    for (const part of this.querySelectorAll(".rn-before")) {
      part.toggleAttribute("hidden", !isStart);
    }
  }

  private fetchAhead(next: Asked | undefined): void {
    // Whether this worked shows when it is needed.
    if (next) loadQuestion(this.folder, this.cases, next).catch(() => null);
  }

  /** Cases lie beside their list, however a site addresses its pages. */
  private addressOf(id: string): string {
    const list = this.querySelector(".rn-cases")?.getAttribute("href") ?? "";
    return list.replace(/(index\.html)?$/, `${id}/$1`);
  }
}

function wayOn(run: Run): string {
  if (isDone(run)) return STRINGS.showScore;
  return STRINGS.goOn(positionIn(run) + 1, run.asked.length);
}

/** The patient's line as a heading: from there all is read in its order. */
function headingOf(vignette: HTMLElement): HTMLElement {
  const line = vignette.querySelector(".rn-patient");
  const heading = make("h2", { class: "rn-patient" }, ...(line?.childNodes ?? []));
  if (line) line.replaceWith(heading);
  else vignette.prepend(heading);
  return heading;
}

function button(className: string, text: string, onClick: () => void): HTMLElement {
  const element = makeButton(className, text);
  element.addEventListener("click", onClick);
  return element;
}
