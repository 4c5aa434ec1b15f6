import { onConfirmed } from "./confirm";
import { explanationOf } from "./data";
import { lead, make, makeButton } from "./dom";
import { RnItem } from "./item";
import { forget } from "./progress";
import { STRINGS } from "./strings";

/** <rn-case>: its items one after the other, then the explanation. */
export class RnCase extends HTMLElement {
  private items: RnItem[] = [];
  private explanation = make("div");
  private next = makeButton("rn-next", "");
  private again = makeButton("rn-again", STRINGS.again);

  connectedCallback(): void {
    // Items of a case that is inserted whole are upgraded after it.
    queueMicrotask(() => this.start());
  }

  /** Shows what another tab has answered meanwhile. */
  refresh(): void {
    const before = this.position;
    for (const item of this.items) item.refresh();
    if (this.position !== before) this.arrange();
  }

  private start(): void {
    const items = this.allItems().filter((item) => !item.closest(".rn-explanation"));
    if (this.items.length > 0 || items.length === 0) return;
    this.items = items;
    this.explanation = this.querySelector(".rn-explanation") ?? this.explanation;
    this.querySelector(".rn-without-script")?.setAttribute("hidden", "");
    this.append(this.again);
    this.numberItems();
    this.addEventListener("rn-answered", (event) => this.onAnswered(event.target));
    this.next.addEventListener("click", () => this.advance());
    onConfirmed(this.again, STRINGS.againSure, () => this.startAgain());
    this.arrange();
    this.goToHash();
  }

  private allItems(): RnItem[] {
    return Array.from(this.querySelectorAll<RnItem>("rn-item")).filter(
      (item) => item.isReady,
    );
  }

  private numberItems(): void {
    const count = this.items.length;
    if (count === 1) return;
    this.items.forEach((item, index) => {
      item.prepend(make("p", { class: "rn-steps" }, STRINGS.step(index + 1, count)));
    });
  }

  /** The index of the first unanswered item; after the last one, their number. */
  private get position(): number {
    const found = this.items.findIndex((item) => !item.isAnswered);
    return found < 0 ? this.items.length : found;
  }

  private get isDone(): boolean {
    return this.position === this.items.length;
  }

  private arrange(): void {
    const { position } = this;
    this.items.forEach((item, index) => (item.hidden = index > position));
    this.next.remove();
    this.again.hidden = position === 0;
    if (this.isDone) this.explain();
  }

  private onAnswered(target: EventTarget | null): void {
    if (!(target instanceof RnItem) || !this.items.includes(target)) return;
    if (this.isDone && !explanationOf(this)) return this.arrange();
    this.next.textContent = this.isDone ? STRINGS.showExplanation : STRINGS.next;
    // Going on comes before what the answer links to.
    target.insertBefore(this.next, target.querySelector(":scope > .rn-after"));
  }

  private advance(): void {
    this.arrange();
    const item = this.items[this.position];
    if (item) return lead(item.prompt, item);
    const heading = this.explanation.querySelector<HTMLElement>("h1, h2, h3, h4, h5, h6");
    lead(heading ?? this.explanation, this.explanation);
  }

  private explain(): void {
    if (this.explanation.hasChildNodes()) return;
    // Built from checked Markdown, like the page itself.
    this.explanation.innerHTML = explanationOf(this);
    this.explanation.hidden = false;
  }

  /** The browser looked for the hash before the explanation was there. */
  private goToHash(): void {
    const { hash } = location;
    const place = hash && this.explanation.querySelector(`[id="${CSS.escape(idIn(hash))}"]`);
    if (place) place.scrollIntoView();
  }

  private startAgain(): void {
    forget(this.allItems().map((item) => item.itemId));
    for (const item of this.items) item.reset();
    this.explanation.replaceChildren();
    this.explanation.hidden = true;
    this.advance();
  }
}

function idIn(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}
