import { loadCases } from "./exercises";
import { onRunElsewhere } from "./run";
import { wantedBy } from "./trainer-address";
import { showPairs } from "./trainer-pairs";
import { loadPairs } from "./trainer-patterns";
import { showPicture } from "./trainer-picture";
import { showProgress } from "./trainer-progress";
import { RunScreen } from "./trainer-run";
import { Stage } from "./trainer-stage";
import { countModes, showStart } from "./trainer-start";
import { Supply } from "./trainer-supply";

/** Leads from one address of the page to what belongs there. */
export class Trainer {
  private readonly stage: Stage;
  private supply = new Supply("", [], []);
  private screen: RunScreen | null = null;

  constructor(private readonly host: HTMLElement) {
    this.stage = new Stage(host);
    host.addEventListener("rn-answered", (event) => this.screen?.onAnswered(event));
    host.addEventListener("rn-rated", (event) => this.screen?.onRated(event));
    host.addEventListener("keydown", (event) => this.screen?.onKey(event));
    onRunElsewhere(() => this.screen?.follow());
    addEventListener("popstate", () => {
      if (wantedBy(location.hash)) void this.stage.next(() => this.route(false));
    });
  }

  async open(isBegun: boolean): Promise<void> {
    await this.stage.attempt(async () => {
      const { folder } = this.stage;
      const [cases, pairs] = await Promise.all([loadCases(folder), loadPairs(folder)]);
      this.supply = new Supply(folder, cases, pairs);
      countModes(this.host, this.supply);
      if (this.takeHash()) return this.comeFromHome();
      if (isBegun) return this.begin();
      return this.route(true);
    });
  }

  /** Whether a link to this element led here; from now on the address is the page's. */
  private takeHash(): boolean {
    if (location.hash !== `#${this.host.id}`) return false;
    history.replaceState(null, "", location.href.replace(/#.*/, ""));
    return true;
  }

  private comeFromHome(): Promise<void> {
    return this.quick().goOn();
  }

  private begin(): Promise<void> {
    return this.quick().begin();
  }

  private quick(): RunScreen {
    this.screen = new RunScreen(this.stage, this.supply, "quick");
    return this.screen;
  }

  private async route(isOpened: boolean): Promise<void> {
    const wanted = wantedBy(location.hash) ?? { screen: "resume" as const };
    const { host, stage, supply } = this;
    this.screen = null;
    switch (wanted.screen) {
      case "run":
        this.screen = new RunScreen(stage, supply, wanted.mode, wanted.about);
        return this.screen.enter();
      case "pairs":
        return showPairs(stage, supply);
      case "picture":
        return showPicture(stage, supply);
      case "progress":
        return showProgress(stage);
      case "resume":
        countModes(host, supply);
        return isOpened ? this.quick().resume() : this.quick().offer();
      default:
        countModes(host, supply);
        return showStart(stage, this.quick(), wanted.screen === "cleared");
    }
  }
}
