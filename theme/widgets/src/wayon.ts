import { isDone, loadRun, onRunElsewhere, positionIn } from "./run";
import { STRINGS } from "./strings";

/** While a run is under way, the link to nine more patients names its next question. */
export function nameWayOn(): void {
  const link = document.querySelector<HTMLElement>(".rn-more");
  if (!link) return;
  const words = link.textContent ?? "";
  const name = (): void => {
    const run = loadRun();
    link.textContent =
      run && !isDone(run) ? STRINGS.goOn(positionIn(run) + 1, run.asked.length) : words;
  };
  onRunElsewhere(name);
  // A browser that goes back may show the page as it was left.
  addEventListener("pageshow", name);
  name();
}
