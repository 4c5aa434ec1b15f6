import { make, makeButton } from "./dom";
import { STRINGS } from "./strings";
import { TRAINER } from "./trainer-strings";

export type StageName = "start" | "question" | "summary" | "list" | "picture" | "progress";

/** The place on the page where everything happens, one thing at a time. */
export class Stage {
  readonly steps = make("p", { class: "rn-steps", role: "status" });
  readonly place: HTMLElement;
  private readonly leave = make("a", { class: "rn-leave", href: "#start" }, TRAINER.leave);
  private work: Promise<void> | null = null;

  constructor(readonly host: HTMLElement) {
    this.place = host.querySelector<HTMLElement>(".rn-stage") ?? host;
    this.place.before(this.steps, this.leave);
  }

  get folder(): string {
    return this.host.dataset.folder ?? "";
  }

  /** Pictures of the body lie beside the questions. */
  get bodyFolder(): string {
    return new URL("../body/", new URL(this.folder, document.baseURI)).href;
  }

  get name(): string {
    return this.host.dataset.stage ?? "";
  }

  get isBusy(): boolean {
    return this.work !== null;
  }

  turnTo(name: StageName): void {
    const isStart = name === "start";
    this.host.dataset.stage = name;
    this.steps.replaceChildren();
    this.leave.hidden = isStart;
    // Above a question it would slip half under the header when its answer comes into view.
    if (name === "question") this.place.after(this.leave);
    else this.place.before(this.leave);
    this.leave.textContent = name === "question" ? TRAINER.leaveRun : TRAINER.leave;
    this.host.querySelector("h1")?.classList.toggle("rn-hidden", !isStart);
    for (const part of this.host.querySelectorAll(".rn-before")) {
      part.toggleAttribute("hidden", !isStart);
    }
  }

  /** Does what needs a script from the network, one thing at a time. */
  attempt(action: () => Promise<void>): Promise<void> {
    if (this.work) return Promise.resolve();
    return this.do(action);
  }

  /** The same, but not dropped: it waits for what is at work. */
  async next(action: () => Promise<void>): Promise<void> {
    while (this.work) await this.work;
    return this.do(action);
  }

  private async do(action: () => Promise<void>): Promise<void> {
    this.work = action().catch(() => this.showFailure(action));
    await this.work;
    this.work = null;
  }

  /** The address of a page by its source path, however a site addresses its pages. */
  addressOf(page: string): string {
    const cases = this.host.querySelector(".rn-cases")?.getAttribute("href") ?? "";
    const [, root = "", end = ""] = /^(.*?)cases\/(index\.html)?$/.exec(cases) ?? [];
    return `${root}${page.replace(/(\/index)?\.md$/, "")}/${end}`;
  }

  private showFailure(action: () => Promise<void>): void {
    const hasStage = this.name !== "";
    const again = button("rn-next", STRINGS.tryAgain, () => void this.attempt(action));
    const words = make("p", { class: "rn-notice", role: "alert" }, STRINGS.notLoaded);
    this.place.replaceChildren(words, again);
    if (hasStage) again.focus();
  }
}

export function button(className: string, text: string, onClick: () => void): HTMLButtonElement {
  const element = makeButton(className, text);
  element.addEventListener("click", onClick);
  return element;
}
