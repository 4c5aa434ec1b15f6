import type { PatternItem } from "./bank";
import { contrastPicture } from "./contrast-picture";
import { make } from "./dom";
import { patternPicture } from "./pattern-picture";

/** Room for the pattern on the body; `onSeen` when it has filled. */
export function patternPlace(
  item: PatternItem,
  folder: string,
  onSeen: () => void,
): HTMLElement {
  const place = make("div", { class: "rn-pattern-place" });
  place.addEventListener("rn-pictured", onSeen, { once: true });
  void patternPicture(item, folder).then((picture) => place.append(picture));
  return place;
}

/** Room for both candidates on the same body; drawn when the answer has been painted. */
export function contrastPlace(item: PatternItem, folder: string): HTMLElement {
  const place = make("div", { class: "rn-contrast-place" });
  requestAnimationFrame(() =>
    setTimeout(() => {
      void contrastPicture(item, folder).then((picture) => place.append(picture));
    }),
  );
  return place;
}
