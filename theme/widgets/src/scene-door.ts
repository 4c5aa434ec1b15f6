import { lift, make, makeButton } from "./dom";
import { loadScript } from "./scripts";
import { STRINGS } from "./strings";

/** <rn-scene>: a still picture; what turns it into a scene is loaded when asked for. */
export class RnScene extends HTMLElement {
  private readonly button = makeButton("rn-open", STRINGS.openScene);
  private readonly status = make("div", { role: "status" });
  private stage: HTMLElement | null = null;
  private isBusy = false;

  connectedCallback(): void {
    if (this.button.isConnected) return;
    this.querySelector(".rn-plate")?.append(this.button, this.status);
    this.button.addEventListener("click", () => void this.toggle());
    if (this.dataset["deep"] === undefined) return;
    addEventListener("hashchange", () => this.follow());
    this.follow();
  }

  /** Opens where the page's address says what to show. */
  private follow(): void {
    if (!location.hash.includes("=") || (this.stage && !this.stage.hidden)) return;
    void this.toggle();
  }

  private async toggle(): Promise<void> {
    if (this.isBusy) return;
    if (this.stage && !this.stage.hidden) return this.show(false);
    this.setBusy(true);
    try {
      this.stage ??= await this.build();
      this.show(true);
      lift(this);
      this.stage.focus();
      this.setBusy(false);
    } catch {
      this.setBusy(false, STRINGS.figureFailed);
    }
  }

  private async build(): Promise<HTMLElement> {
    const { plotly = "", script = "", style = "", src = "" } = this.dataset;
    if (!hasGraphics()) throw new Error("no WebGL");
    await Promise.all([loadStyle(style), ...[plotly, script, src].map(loadScript)]);
    const stage = make("rn-scene-stage" as "div");
    for (const name of ["figure", "state", "deep"]) {
      const given = this.dataset[name];
      if (given !== undefined) stage.dataset[name] = given;
    }
    this.button.before(stage);
    return stage;
  }

  private show(isShown: boolean): void {
    if (!this.stage) return;
    this.stage.hidden = !isShown;
    this.classList.toggle("is-open", isShown);
    this.button.textContent = isShown ? STRINGS.showPoster : STRINGS.openScene;
  }

  private setBusy(isBusy: boolean, problem = ""): void {
    this.isBusy = isBusy;
    this.button.setAttribute("aria-disabled", `${isBusy}`);
    this.status.textContent = isBusy ? STRINGS.loading : problem;
    this.status.classList.toggle("rn-notice", problem !== "");
  }
}

function loadStyle(source: string): Promise<void> {
  const link = make("link", { rel: "stylesheet", href: source });
  return new Promise((resolve, reject) => {
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      reject(new Error(source));
    };
    document.head.append(link);
  });
}

/** Whether this browser can draw in three dimensions here and now. */
function hasGraphics(): boolean {
  return make("canvas").getContext("webgl") !== null;
}
