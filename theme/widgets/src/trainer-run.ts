import type { PatternItem } from "./bank";
import { mend } from "./choose";
import { deviceId } from "./answer-log";
import { type Outcome, outcomeOf } from "./confusions";
import { lead, make, makeButton } from "./dom";
import { onConfirmed } from "./confirm";
import type { Question } from "./exercises";
import type { Answered } from "./item";
import { answered, remembered } from "./progress";
import { type Asked, type Mode, type Run, isDone, loadRun, positionIn, saveRun, withAnswer } from "./run";
import { STRINGS } from "./strings";
import { summaryOf } from "./summary";
import { type Asking, caseItem, logPattern, patternItem } from "./trainer-asking";
import { type AfterPattern, afterPattern } from "./trainer-after";
import { duePairs } from "./trainer-order";
import type { Rated } from "./trainer-pattern";
import { patternsIn } from "./trainer-patterns";
import { formRun, plan } from "./trainer-plan";
import { formOrder, isFormDone } from "./trainer-start";
import { type Stage, button } from "./trainer-stage";
import { TRAINER } from "./trainer-strings";
import type { Supply } from "./trainer-supply";

/** One run after the other of one mode: questions in a row, and how it went. */
export class RunScreen {
  private run: Run | null = null;
  private question: Question | null = null;
  private asking: Asking | null = null;
  /** Counts as the first answer of the next run. */
  private first: Asked | null = null;
  private readonly elsewhere = make("div", { class: "rn-choices rn-elsewhere" });

  constructor(
    private readonly stage: Stage,
    private readonly supply: Supply,
    readonly mode: Mode,
    private readonly about: string | null = null,
  ) {}

  /** Goes on with what is under way, or begins. */
  async enter(): Promise<void> {
    const first = this.formBefore();
    if (first) return this.sayFirst(first);
    this.run = this.latest();
    if (this.run && (isDone(this.run) ? this.isForm : this.isOfToday(this.run))) return this.ask();
    return this.begin();
  }

  /** What the page shows when it is opened. */
  async resume(): Promise<void> {
    this.run = this.latest();
    if (this.run && isDone(this.run)) return this.sumUp(false);
    this.offer();
  }

  offer(): void {
    const { stage } = this;
    this.run = this.latest();
    this.turnTo("start");
    const anew = (): void => void stage.attempt(() => this.begin());
    if (this.supply.cases.length === 0 && !this.supply.hasPatterns) {
      return stage.place.replaceChildren(make("p", {}, STRINGS.nothingToAsk));
    }
    if (!this.run || isDone(this.run)) {
      return stage.place.replaceChildren(button("rn-next", STRINGS.start, anew));
    }
    const startAnew = makeButton("rn-anew", STRINGS.startAnew);
    stage.place.replaceChildren(
      button("rn-next", wayOn(this.run), () => this.advance()),
      startAnew,
    );
    onConfirmed(startAnew, STRINGS.startAnewSure, anew);
  }

  /** Who comes from the home page has begun there. */
  goOn(): Promise<void> {
    this.run = this.latest();
    this.first = this.taster();
    return this.run && !isDone(this.run) ? this.ask() : this.begin();
  }

  async begin(): Promise<void> {
    const taken = this.first ? [this.first] : [];
    this.first = null;
    const run = await this.fresh(taken);
    if (run.asked.length === 0) return this.sayNothing();
    this.run = run;
    saveRun(run, this.mode);
    return this.ask();
  }

  private async fresh(taken: Asked[]): Promise<Run> {
    const { mode, about, supply } = this;
    if (mode === "form-A" || mode === "form-B") {
      const form = mode === "form-A" ? "A" : "B";
      return formRun(patternsIn(await supply.form(form)), form);
    }
    const { cases, hasPatterns, pairs } = supply;
    const dueCount = mode === "due" ? duePairs(pairs).length : 0;
    const entries = remembered();
    const run = plan(mode, about, { cases, entries, hasPatterns, dueCount }, taken);
    return mode === "quick" || hasPatterns ? run : { ...run, asked: [] };
  }

  /** Shows the first unanswered question; after the last one, how it went. */
  async ask(): Promise<void> {
    this.run = this.latest();
    if (!this.run) return this.offer();
    saveRun(this.run, this.mode);
    const { asked } = this.run;
    const position = positionIn(this.run);
    const next = await this.chosen(position);
    if (!next) return this.run.asked.length > position ? this.drop(position) : this.sumUp(true);
    const question = await this.supply.question(next);
    if (!question) return this.drop(position);
    this.show(question, next, position + 1, asked.length);
    this.fetchAhead(position + 1);
  }

  private drop(position: number): Promise<void> {
    const { run } = this;
    if (!run) return this.resume();
    this.run = { ...run, asked: run.asked.filter((_, index) => index !== position) };
    saveRun(this.run, this.mode);
    if (this.run.asked.length === 0) return Promise.resolve(this.sayNothing());
    return this.ask();
  }

  /** The item at a place of the run; a pattern's place is filled now, and for good. */
  private async chosen(position: number): Promise<Asked | null> {
    const { run, mode } = this;
    const place = run?.asked[position];
    if (!run || !place || place.id !== "") return place ?? null;
    const filled = await this.supply.choose(place, mode, run.asked.slice(0, position));
    if (!filled) return null;
    const newest = loadRun(mode);
    const base = newest?.seed === run.seed ? newest : run;
    const asked = base.asked.map((one, at) => (at === position && !one.id ? filled : one));
    this.run = { ...base, asked };
    saveRun(this.run, mode);
    return asked[position] ?? null;
  }

  private show(question: Question, asked: Asked, number: number, count: number): void {
    // Going back leads to where the run began.
    if (this.stage.name === "start") {
      history.pushState(null, "", location.href.replace(/#.*/, ""));
    }
    this.turnTo("question");
    this.question = question;
    const { stream = "practice" } = asked;
    const manner = {
      folder: this.stage.bodyFolder,
      hasBet: stream !== "practice",
      isSilent: this.isForm,
    };
    const asking = question.patient ? caseItem(question) : patternItem(question, manner);
    this.asking = asking;
    this.stage.place.replaceChildren(asking);
    const who = question.patient?.who ?? TRAINER.kinds[this.mode];
    this.stage.steps.replaceChildren(
      make("span", {}, STRINGS.step(number, count)),
      make("span", {}, who),
    );
    const heading = asking.querySelector<HTMLElement>(".rn-patient");
    if (heading) lead(heading, this.stage.steps);
  }

  onAnswered(event: Event): void {
    if (!this.asking || event.target !== this.asking) return;
    const { item, option, right } = (event as CustomEvent<Answered>).detail;
    this.take(item, { option, right });
    this.addWayOn(null);
  }

  onRated(event: Event): void {
    const { question } = this;
    if (!this.asking || event.target !== this.asking || !question) return;
    const rated = (event as CustomEvent<Rated>).detail;
    const item = question.item as PatternItem;
    const { option, bet, right } = rated;
    const stream = this.run?.asked.find(({ id }) => id === item.id)?.stream ?? "practice";
    this.take(item.id, { option, right, bet });
    this.addWayOn(this.isForm ? null : afterPattern(question, option, this.stage));
    // What was answered before is looked up when the answer has been painted.
    requestAnimationFrame(() => setTimeout(() => logPattern(item, rated, stream)));
  }

  private take(id: string, given: Asked["given"]): void {
    if (!this.run) return;
    const stored = loadRun(this.mode);
    const newest = stored?.seed === this.run.seed ? stored : this.run;
    this.run = withAnswer(newest, id, given);
    this.elsewhere.remove();
    saveRun(this.run, this.mode);
  }

  private addWayOn(more: AfterPattern | null): void {
    const { asking, run, question } = this;
    if (!asking || !run || !question) return;
    const word = isDone(run) ? STRINGS.showScore : STRINGS.next;
    const next = button("rn-next", word, () => this.advance());
    const row = make("div", { class: "rn-choices" }, next);
    if (question.patient) {
      const href = this.stage.addressOf(question.page);
      row.append(make("a", { class: "rn-whole", href }, STRINGS.wholeCase));
    }
    asking.append(...(more?.test ? [more.test] : []), row, ...(more ? [more.contrast] : []));
  }

  /** After an answer, Enter leads on from any place but buttons and links with a use. */
  onKey(event: KeyboardEvent): void {
    const { asking } = this;
    if (event.key !== "Enter" || event.repeat || !asking?.isAnswered) return;
    if (!(event.target instanceof Element) || !asking.contains(event.target)) return;
    const used = "a, summary, button:not(.rn-option), .rn-option:not([aria-disabled=true])";
    if (event.target.closest(used)) return;
    event.preventDefault();
    this.advance();
  }

  private advance(): void {
    void this.stage.attempt(() => this.ask());
  }

  private async sumUp(isAsked: boolean): Promise<void> {
    const outcomes: Outcome[] = [];
    for (const asked of this.run?.asked ?? []) {
      const question = await this.supply.question(asked);
      const outcome = question && outcomeOf(question, asked.given);
      if (outcome) outcomes.push(outcome);
    }
    if (outcomes.length === 0) return this.offer();
    this.turnTo("summary");
    const { place } = this.stage;
    place.replaceChildren(
      ...summaryOf(outcomes, this.afterwards(), (page) => this.stage.addressOf(page)),
    );
    const heading = place.querySelector<HTMLElement>("h2");
    if (isAsked && heading) lead(heading, this.stage.host);
  }

  private afterwards(): HTMLElement {
    const picture = make("a", { class: "rn-whole", href: "#picture" }, TRAINER.toPicture);
    if (this.isForm) {
      const measured = make("p", {}, TRAINER.formMeasured);
      return make("div", {}, measured, picture);
    }
    const word = this.mode === "quick" ? STRINGS.tenMore : TRAINER.more[this.mode as "due"];
    const more = button("rn-next", word, () => {
      void this.stage.attempt(() => this.begin());
    });
    return make("div", { class: "rn-choices" }, more, picture);
  }

  /** The form that comes first in this browser, if it is another and not done. */
  private formBefore(): "form-A" | "form-B" | null {
    const [first] = (this.isForm && formOrder(deviceId())) || [];
    return first && first !== this.mode && !isFormDone(first) ? first : null;
  }

  private sayFirst(form: "form-A" | "form-B"): void {
    const name = TRAINER.kinds[form];
    this.turnTo("summary");
    const heading = make("h2", { class: "rn-score" }, TRAINER.formFirst(name));
    const link = make("a", { class: "rn-more", href: `#mode=${form}` }, TRAINER.formNow(name));
    this.stage.place.replaceChildren(heading, make("p", {}, TRAINER.formFirstWhy), link);
    lead(heading, this.stage.host);
  }

  private sayNothing(): void {
    if (this.mode === "quick") return this.offer();
    this.turnTo("summary");
    const isDue = this.mode === "due" && this.supply.hasPatterns;
    const heading = make("h2", { class: "rn-score" }, isDue ? TRAINER.nothingDue : TRAINER.noPatterns);
    const why = isDue ? [make("p", {}, TRAINER.nothingDueWhy)] : [];
    this.stage.place.replaceChildren(heading, ...why);
    lead(heading, this.stage.host);
  }

  /** Another tab went on: what stands here stays, with a way to where the run is now. */
  follow(): void {
    const { stage } = this;
    if (stage.isBusy || !["start", "question", "summary"].includes(stage.name)) return;
    this.run = this.latest();
    const { asking, run } = this;
    if (stage.name === "start") return this.keepFocusIn(stage.place, () => this.offer());
    const next = run?.asked[positionIn(run)];
    if (!run || (asking ? asking.isAnswered || asking.itemId === next?.id : !next)) return;
    this.keepFocusIn(this.elsewhere, () => this.sayElsewhere(run));
  }

  private sayElsewhere(run: Run): void {
    const words = make("p", { role: "status" });
    const place = button("rn-next", wayOn(run), () => this.advance());
    this.elsewhere.replaceChildren(words, place);
    if (this.asking) this.stage.place.append(this.elsewhere);
    else this.stage.place.prepend(this.elsewhere);
    // Screen readers announce what changes in a status, not a status that arrives full.
    setTimeout(() => words.append(STRINGS.elsewhere));
  }

  private keepFocusIn(place: HTMLElement, change: () => void): void {
    const isHere = place.contains(document.activeElement);
    change();
    if (isHere) place.querySelector("button")?.focus();
  }

  private turnTo(stage: "start" | "question" | "summary"): void {
    this.asking = null;
    this.stage.turnTo(stage);
  }

  private fetchAhead(position: number): void {
    // Whether this worked shows when it is needed.
    this.chosen(position)
      .then((next) => next && this.supply.question(next))
      .catch(() => null);
  }

  /** The run as any tab left it; what can no longer be asked is replaced. */
  private latest(): Run | null {
    const run = loadRun(this.mode) ?? this.run;
    return run && mend(run, this.supply.cases, remembered(), this.supply.pairIds);
  }

  private get isForm(): boolean {
    return this.mode === "form-A" || this.mode === "form-B";
  }

  private isOfToday({ begun = 0, about }: Run): boolean {
    const isToday = new Date(begun).toDateString() === new Date().toDateString();
    return this.mode === "quick" || this.isForm || (isToday && (about ?? null) === this.about);
  }

  /** The answer given on the home page, unless a run has counted it. */
  private taster(): Asked | null {
    const id = this.stage.host.getAttribute("taster") ?? "";
    const rev = this.supply.cases.find(({ items }) => items.includes(id))?.rev;
    const given = rev && answered(id, rev);
    const isCounted = this.latest()?.asked.some((one) => one.id === id);
    if (!rev || !given || isCounted) return null;
    return { id, rev, given: { option: given.option, right: given.right } };
  }
}

function wayOn(run: Run): string {
  if (isDone(run)) return STRINGS.showScore;
  return STRINGS.goOn(positionIn(run) + 1, run.asked.length);
}
