import type { DrawItem, LocateItem, PalpateItem } from "./bank";
import type { Drawn, RnBodyAnswer } from "./body-answer";
import { make, makeButton } from "./dom";
import type { RnPalpateAnswer } from "./palpate-answer";
import { loadScript, loadStyle } from "./scripts";
import { STRINGS } from "./strings";

// What is loaded lies beside this script, wherever the page stands.
const running = document.currentScript;
const here = running instanceof HTMLScriptElement ? running.src : document.baseURI;
const NEAR = "300px"; // below the screen
const ANYWHERE = "1000000px"; // yet not where it is hidden

/**
 * The place where an item is answered on the body; `given` is an answer that is
 * remembered, or nothing. The body is loaded when the place comes near the screen, or, if
 * it `isNext` to be answered, as soon as it is shown: Tab must not pass it by.
 */
export function bodyPlace(
  item: LocateItem | DrawItem | PalpateItem,
  given: string,
  isNext: boolean,
  onDrawn: (drawn: Drawn) => void,
): HTMLElement {
  const place = make("div", { class: "rn-options rn-answer" });
  place.addEventListener("rn-drawn", (event) => {
    onDrawn((event as CustomEvent<Drawn>).detail);
  });
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      void open(place, item, given);
    },
    { rootMargin: isNext ? ANYWHERE : NEAR },
  );
  observer.observe(place);
  return place;
}

async function open(
  place: HTMLElement,
  item: LocateItem | DrawItem | PalpateItem,
  given: string,
): Promise<void> {
  try {
    await Promise.all([
      loadStyle(new URL("answer.css", here).href),
      loadScript(new URL("answer.js", here).href),
    ]);
    const folder = new URL("../body/", here).href;
    if (item.kind === "palpate") {
      const answer = make("rn-palpate-answer" as "div") as unknown as RnPalpateAnswer;
      place.replaceChildren(answer);
      return answer.ask(item, folder, given);
    }
    const answer = make("rn-body-answer" as "div") as unknown as RnBodyAnswer;
    place.replaceChildren(answer);
    answer.ask(item, folder, given);
  } catch {
    const again = makeButton("rn-open", STRINGS.tryAgain);
    again.addEventListener("click", () => void open(place, item, given));
    place.replaceChildren(make("p", { role: "alert" }, STRINGS.notLoaded), again);
  }
}
