import { calibration, ratingCurve } from "./calibration";
import { type Discrimination, discrimination, gain } from "./discrimination";
import { lead, make } from "./dom";
import { LEAST_PER_CLASS, type Steps, isEnough, measuredSteps } from "./measures";
import { type PairAccuracy, accuracyByPair } from "./shrinkage";
import type { Logged } from "./answer-log";
import { between, calibrationFigure, curveFigure, intervalFigure, percent, weeksFigure } from "./trainer-charts";
import { type Direction, confused, directions, mistaken, stops, weeks } from "./trainer-counts";
import { tableOf } from "./trainer-figure";
import { toldAnswers } from "./trainer-learner";
import type { Stage } from "./trainer-stage";
import { PICTURE } from "./trainer-strings";
import type { Supply } from "./trainer-supply";

const WEEKS = 12;
const DRAWN = 12; // pairs in the figure; the table has all
const LEAST_TO_SAY = 10;

/** How the learner tells roots from nerves, from nothing but the answers that are kept. */
export async function showPicture(stage: Stage, supply: Supply): Promise<void> {
  stage.turnTo("picture");
  const log = toldAnswers();
  const heading = make("h2", { class: "rn-score" }, PICTURE.title);
  const parts =
    log.length === 0
      ? [make("p", {}, PICTURE.nothingYet)]
      : [
          ...stopsPart(log),
          ...sentencePart(log),
          ...measuresPart(measuredSteps(log)),
          ...pairsPart(log, supply),
          ...historyPart(log),
          ...gainPart(log),
        ];
  stage.place.replaceChildren(heading, make("p", { class: "rn-said" }, PICTURE.relative), ...parts);
  lead(heading, stage.host);
}

/** Missed emergencies come before everything; false alarms are counted apart. */
function stopsPart(log: readonly Logged[]): HTMLElement[] {
  const { emergencies, missed, others, falseAlarms } = stops(log);
  if (emergencies === 0 && falseAlarms === 0) return [];
  const alarm = make("p", {}, PICTURE.falseAlarms(falseAlarms, others));
  if (missed === 0) {
    const words = emergencies > 0 ? [make("p", {}, PICTURE.noneMissed(emergencies))] : [];
    return [make("h3", {}, PICTURE.emergencies), ...words, alarm];
  }
  const heading = make("h3", {}, PICTURE.missed(missed, emergencies));
  return [make("div", { class: "rn-missed" }, heading, make("p", {}, PICTURE.missedWhy)), alarm];
}

function sentencePart(log: readonly Logged[]): HTMLElement[] {
  const { nerves, nervesCalledRoot, roots, rootsCalledNerve } = mistaken(log);
  const said: HTMLElement[] = [];
  if (nerves >= LEAST_TO_SAY) {
    said.push(bias(PICTURE.spineForNerve(inTen(nervesCalledRoot, nerves)), nervesCalledRoot, nerves));
  }
  if (roots >= LEAST_TO_SAY) {
    said.push(bias(PICTURE.nerveForSpine(inTen(rootsCalledNerve, roots)), rootsCalledNerve, roots));
  }
  return said;
}

function bias(words: string, count: number, n: number): HTMLElement {
  const exact = make("span", { class: "rn-said" }, PICTURE.exactly(count, n));
  return make("p", { class: "rn-bias" }, words, exact);
}

function inTen(count: number, n: number): number {
  return Math.round((10 * count) / n);
}

function measuresPart(steps: Steps): HTMLElement[] {
  const heading = make("h3", {}, PICTURE.measures);
  if (!isEnough(steps)) {
    const [roots, nerves] = [steps.root.length, steps.nerve.length];
    return [heading, make("p", {}, PICTURE.missing(left(roots), left(nerves), LEAST_PER_CLASS))];
  }
  const found = discrimination(steps);
  return [
    heading,
    numbers(found),
    make("p", {}, leaning(found)),
    make("div", { class: "rn-measures" }, curveFigure(ratingCurve(steps)), calibrated(steps)),
  ];
}

function left(n: number): number {
  return Math.max(0, LEAST_PER_CLASS - n);
}

function numbers(found: Discrimination): HTMLElement {
  const two = (value: number): string => value.toFixed(2).replace("-", "−");
  return tableOf(PICTURE.measures, PICTURE.measuresHead, [
    [PICTURE.dPrime, two(found.dPrime), between(found.dPrimeInterval, two)],
    [PICTURE.criterion, two(found.criterion), between(found.criterionInterval, two)],
    [PICTURE.hits, percent(found.hitRate), PICTURE.of(found.hits, found.nerves)],
    [PICTURE.alarms, percent(found.falseAlarmRate), PICTURE.of(found.falseAlarms, found.roots)],
  ]);
}

function leaning({ criterionInterval: { low, high } }: Discrimination): string {
  if (low > 0) return PICTURE.leansToRoot;
  return high < 0 ? PICTURE.leansToNerve : PICTURE.leansNowhere;
}

function calibrated(steps: Steps): HTMLElement {
  const found = calibration(steps);
  const figure = calibrationFigure(found);
  if (found.overConfidence) {
    const { excess, interval } = found.overConfidence;
    const words = PICTURE.overConfidence(Math.round(100 * excess), between(interval, percent));
    figure.append(make("p", { class: "rn-said" }, words));
  }
  return figure;
}

function pairsPart(log: readonly Logged[], supply: Supply): HTMLElement[] {
  const found = directions(log);
  if (found.length === 0) return [];
  const accuracy = accuracyByPair(log);
  const title = (id: string): string => supply.pair(id)?.title ?? id;
  const drawn = found
    .map(({ pair }) => ({ name: title(pair), known: accuracy.get(pair) }))
    .filter((one): one is { name: string; known: PairAccuracy } => one.known !== undefined)
    .map(({ name, known: { accuracy: share, interval, n } }) => ({ name, share, interval, n }))
    .sort((a, b) => a.share - b.share)
    .slice(0, DRAWN);
  return [
    make("h3", {}, PICTURE.confusions),
    make("p", {}, PICTURE.confusionsWhy),
    tableOf(
      PICTURE.confusions,
      PICTURE.confusionsHead,
      found.map((one) => directionRow(one, title(one.pair), supply.pair(one.pair) !== undefined)),
    ),
    intervalFigure(PICTURE.accuracy, drawn, PICTURE.accuracyHead),
  ];
}

function directionRow(one: Direction, title: string, isThere: boolean): (string | Node)[] {
  const address = { href: `#pair=${encodeURIComponent(one.pair)}`, class: "rn-practise" };
  const label = { "aria-label": PICTURE.practisePair(title) };
  const name = confused(one) > 0 ? make("strong", {}, title) : title;
  return [
    isThere ? make("a", { ...address, ...label }, name) : name,
    one.nerves > 0 ? PICTURE.of(one.nervesCalledRoot, one.nerves) : PICTURE.none,
    one.roots > 0 ? PICTURE.of(one.rootsCalledNerve, one.roots) : PICTURE.none,
    PICTURE.of(one.right, one.n),
  ];
}

function historyPart(log: readonly Logged[]): HTMLElement[] {
  const found = weeks(log, WEEKS).map(({ monday, right, n }) => {
    const name = `${monday.getDate()}/${monday.getMonth() + 1}`;
    return { name, right, n };
  });
  return [make("h3", {}, PICTURE.history), weeksFigure(found)];
}

function gainPart(log: readonly Logged[]): HTMLElement[] {
  const forms = (["form-A", "form-B"] as const)
    .map((form) => ({ form, steps: measuredSteps(log, [form]), begun: begunAt(log, form) }))
    .filter(({ steps }) => steps.root.length > 0 && steps.nerve.length > 0)
    .sort((a, b) => a.begun - b.begun);
  if (forms.length === 0) return [];
  const found = forms.map(({ form, steps }) => ({ form, is: discrimination(steps) }));
  const two = (value: number): string => value.toFixed(2).replace("-", "−");
  const rows = found.map(({ form, is }) => {
    return [PICTURE.forms[form], two(is.dPrime), between(is.dPrimeInterval, two)];
  });
  const [earlier, later] = found;
  if (earlier && later) {
    const { difference, interval } = gain(earlier.is, later.is);
    rows.push([PICTURE.gain, two(difference), between(interval, two)]);
  }
  const table = tableOf(PICTURE.formsTitle, PICTURE.measuresHead, rows);
  return [make("h3", {}, PICTURE.formsTitle), make("p", {}, PICTURE.formsWhy), table];
}

function begunAt(log: readonly Logged[], form: "form-A" | "form-B"): number {
  return log.find(({ stream }) => stream === form)?.at ?? 0;
}
