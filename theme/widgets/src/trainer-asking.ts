import { type Stream, note } from "./answer-log";
import type { PatternItem } from "./bank";
import { giveData } from "./data";
import { make } from "./dom";
import type { Question } from "./exercises";
import type { RnItem } from "./item";
import { startClock } from "./trainer-clock";
import { answeredItems } from "./trainer-learner";
import type { Manner, Rated, RnPattern } from "./trainer-pattern";

/** A question on the stage. */
export type Asking = RnItem | RnPattern;

export function caseItem({ item, data, patient }: Question): RnItem {
  const vignette = make("div", { class: "rn-vignette" });
  // Filled in by the generator, which escapes, like the page itself.
  vignette.innerHTML = patient?.vignette ?? "";
  headingOf(vignette);
  const asking = document.createElement("rn-item") as RnItem;
  giveData(asking, data);
  asking.className = "rn-item";
  asking.setAttribute("item", item.id);
  asking.toggleAttribute("fresh", true);
  asking.clock = startClock();
  // All in the item: its keys work from the heading on.
  asking.append(vignette, make("h3", { class: "rn-prompt" }, item.prompt));
  return asking;
}

export function patternItem({ item, data }: Question, manner: Manner): RnPattern {
  const asking = document.createElement("rn-pattern") as RnPattern;
  asking.ask(item as PatternItem, data, manner);
  return asking;
}

export function logPattern(item: PatternItem, rated: Rated, stream: Stream): void {
  const { id, rev, pair, key } = item;
  const first = !answeredItems()(id, rev);
  note({ id, rev, pair, key, at: Date.now(), stream, first, ...rated });
}

/** The patient's line as a heading: from there all is read in its order. */
function headingOf(vignette: HTMLElement): void {
  const line = vignette.querySelector(".rn-patient");
  const heading = make("h2", { class: "rn-patient" }, ...(line?.childNodes ?? []));
  if (line) line.replaceWith(heading);
  else vignette.prepend(heading);
}
