import type { PatternItem } from "./bank";
import type { Choice } from "./choices";
import { make } from "./dom";
import { feedbackOn } from "./feedback";
import { handleKey } from "./keys";
import { focusOption, markAnswer, optionGroup } from "./options";
import { TRAINER } from "./trainer-strings";

/** What an answer to a pattern is told: the verdict, why, and what decides. */
export function toldOf(
  item: PatternItem,
  choices: Choice[],
  chosen: Choice,
  bet: Choice | null,
): HTMLElement[] {
  const [verdict, ...why] = feedbackOn(chosen, choices);
  return [
    ...(verdict ? [verdict] : []),
    ...(bet ? [make("p", { class: "rn-bet-told" }, TRAINER.betTold(bet.text))] : []),
    ...why,
    ...(isSaid(item) ? [] : line(TRAINER.decides, item.deciding)),
    ...line(TRAINER.separates, item.separating),
  ];
}

/** Whether the reason of the right answer has it word for word. */
function isSaid({ because, deciding, key }: PatternItem): boolean {
  return because[key].toLowerCase().includes(deciding.replace(/\.$/, "").toLowerCase());
}

function line(name: string, words: string): HTMLElement[] {
  if (words === "") return [];
  return [make("p", { class: "rn-told" }, make("strong", {}, name), ` ${words}`)];
}

/** “Which test next?”: a second tap, of use only; null where the item offers none. */
export function nextTest(item: PatternItem): HTMLElement | null {
  if (item.next.length === 0 || !item.next_key) return null;
  const choices: Choice[] = item.next.map((option) => ({
    ...option,
    right: option.id === item.next_key,
  }));
  const prompt = make("h3", { class: "rn-prompt", id: "rn-next-test" }, TRAINER.nextTest);
  const group = optionGroup(choices, prompt.id);
  const told = make("div", { class: "rn-feedback", role: "status" });
  const answer = (id: string | undefined): void => {
    const choice = choices.find((one) => one.id === id);
    if (!choice || told.hasChildNodes()) return;
    markAnswer(group, choices, choice);
    told.append(...feedbackOn(choice, choices));
  };
  group.addEventListener("click", ({ target }) => {
    const option = target instanceof Element ? target.closest<HTMLElement>(".rn-option") : null;
    answer(option?.dataset.option);
  });
  const place = make("div", { class: "rn-next-test" }, prompt, group, told);
  place.addEventListener("keydown", (event) => {
    const option = handleKey(event, group);
    if (!option) return;
    answer(option);
    focusOption(group, option);
  });
  return place;
}

/** Whether an answer leads to the question which test would tell. */
export function leadsToTest(item: PatternItem, option: string): boolean {
  return item.key === "undetermined" || option === "cannot-tell";
}

