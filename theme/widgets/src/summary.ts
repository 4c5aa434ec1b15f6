import {
  type Outcome,
  confusions,
  isFalseAlarm,
  isMissedEmergency,
  isRated,
} from "./confusions";
import { hiddenWords, make } from "./dom";
import { KINDS, STRINGS } from "./strings";

type Address = (page: string) => string;

/** How a run went: missed emergencies, score, confusions; then every item. */
export function summaryOf(
  outcomes: Outcome[],
  more: HTMLElement,
  address: Address,
): HTMLElement[] {
  const right = outcomes.filter(({ chosen }) => chosen.right).length;
  return [
    make("h2", { class: "rn-score" }, STRINGS.score(right, outcomes.length)),
    ...missed(outcomes, address),
    ...apart(outcomes),
    ...list(STRINGS.tookFor, confusions(outcomes)),
    more,
    make("h3", {}, STRINGS.oneByOne),
    make("ol", { class: "rn-outcomes" }, ...outcomes.map((one) => row(one, address))),
  ];
}

function missed(outcomes: Outcome[], address: Address): HTMLElement[] {
  const found = outcomes.filter(isMissedEmergency);
  if (found.length === 0) return [];
  const lines = found.flatMap((outcome) => {
    const { item } = outcome.question;
    const because = isRated(item) ? item.because.emergency : "";
    const title = make("p", { class: "rn-missed-case" }, link(outcome, address));
    return [title, make("p", {}, because)];
  });
  const heading = make("h3", {}, STRINGS.missed(found.length));
  return [make("div", { class: "rn-missed" }, heading, ...lines)];
}

/** Told apart: only what is a root or a nerve can be taken for the other. */
function apart(outcomes: Outcome[]): HTMLElement[] {
  const asked = outcomes.filter(({ key }) => key === "root" || key === "nerve");
  const right = asked.filter(({ chosen }) => chosen.right).length;
  const alarms = outcomes.filter(isFalseAlarm).length;
  const words = [
    ...(asked.length > 0 ? [STRINGS.toldApart(right, asked.length)] : []),
    ...(alarms > 0 ? [STRINGS.falseAlarms(alarms)] : []),
  ];
  return words.length > 0 ? [make("p", { class: "rn-apart" }, words.join(" "))] : [];
}

function list(title: string, lines: string[]): HTMLElement[] {
  if (lines.length === 0) return [];
  const items = lines.map((line) => make("li", {}, line));
  return [make("h3", {}, title), make("ul", {}, ...items)];
}

function row(outcome: Outcome, address: Address): HTMLElement {
  const { chosen, question, right } = outcome;
  const state = chosen.right ? STRINGS.right : `${STRINGS.notRight}.`;
  const element = make(
    "li",
    { class: chosen.right ? "rn-outcome" : "rn-outcome rn-outcome--wrong" },
    hiddenWords(`${state} `),
    link(outcome, address),
  );
  const said = STRINGS.youSaid(chosen.text.replace(/\.$/, ""), right);
  const lines = [KINDS[question.item.kind], ...(chosen.right ? [] : [said])];
  element.append(...lines.map((line) => make("span", { class: "rn-said" }, line)));
  return element;
}

function link({ question }: Outcome, address: Address): HTMLElement {
  return make("a", { href: address(question.page) }, question.title);
}
