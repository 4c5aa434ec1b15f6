import type { Bar, Calibration, RatingCurve } from "./calibration";
import type { Interval } from "./measures";
import { figureWithTable } from "./trainer-figure";
import { PICTURE } from "./trainer-strings";
import { drawing, drawn, lettering, line } from "./trainer-svg";

const SIZE = 240;
const EDGE = 34; // room for letters, left and below
const INNER = SIZE - EDGE - 10;

export function percent(share: number): string {
  return `${Math.round(100 * share)} %`.replace("-", "−");
}

export function between({ low, high }: Interval, shown: (value: number) => string): string {
  return `${shown(low)} to ${shown(high)}`;
}

/** From how many nerves are called nerves, and roots nerves, as the answer gets bolder. */
export function curveFigure({ points, area, interval }: RatingCurve): HTMLElement {
  const said = PICTURE.area(area.toFixed(2), between(interval, (value) => value.toFixed(2)));
  const svg = square(said);
  const path = points.map(([x, y], i) => `${i === 0 ? "M" : "L"}${at(x)} ${up(y)}`).join("");
  svg.append(
    line(at(0), up(0), at(1), up(1), "rn-line--chance"),
    drawn("path", { d: path, class: "rn-line" }),
    ...points.map(([x, y]) => drawn("circle", { cx: at(x), cy: up(y), r: 3, class: "rn-dot" })),
    lettering(at(0.5), SIZE - 4, PICTURE.rootsCalledNerve, "middle"),
    turned(PICTURE.nervesCalledNerve),
  );
  const rows = points.map(([x, y]) => [percent(x), percent(y)]);
  return figureWithTable(said, svg, [PICTURE.rootsCalledNerve, PICTURE.nervesCalledNerve], rows);
}

/** Whether nerves were as frequent as the answers said. */
export function calibrationFigure(found: Calibration): HTMLElement {
  const brier = between(found.brierInterval, (value) => value.toFixed(2));
  const said = PICTURE.brier(found.brier.toFixed(2), brier);
  const svg = square(said);
  const bars = found.bars.filter(({ n }) => n > 0);
  svg.append(
    line(at(0), up(0), at(1), up(1), "rn-line--chance"),
    ...bars.flatMap(barMarks),
    lettering(at(0.5), SIZE - 4, PICTURE.saidNerve, "middle"),
    turned(PICTURE.wasNerve),
  );
  const rows = found.bars.map(({ step, said: chance, n, nerves, interval }) => [
    PICTURE.steps[`${step}`] ?? "",
    percent(chance),
    n > 0 ? `${percent(nerves / n)} (${nerves} of ${n})` : PICTURE.none,
    n > 0 ? between(interval, percent) : "",
  ]);
  return figureWithTable(said, svg, PICTURE.calibrationHead, rows);
}

function barMarks({ said, n, nerves, interval }: Bar): SVGElement[] {
  return [
    line(at(said), up(interval.low), at(said), up(interval.high), "rn-line--interval"),
    drawn("circle", { cx: at(said), cy: up(nerves / n), r: 4, class: "rn-dot" }),
  ];
}

/** Shares with their intervals, one above the other. */
export function intervalFigure(
  title: string,
  rows: { name: string; share: number; interval: Interval; n: number }[],
  head: readonly string[],
): HTMLElement {
  const [left, width, step] = [150, 160, 22];
  const height = rows.length * step + 24;
  const svg = drawing(left + width + 20, height, title);
  const x = (share: number): number => left + share * width;
  rows.forEach(({ name, share, interval }, index) => {
    const y = index * step + 12;
    svg.append(
      lettering(0, y + 4, shortened(name)),
      line(x(interval.low), y, x(interval.high), y, "rn-line--interval"),
      drawn("circle", { cx: x(share), cy: y, r: 4, class: "rn-dot" }),
    );
  });
  for (const share of [0, 0.5, 1]) {
    svg.prepend(line(x(share), 0, x(share), height - 20, "rn-line--grid"));
    svg.append(lettering(x(share), height - 6, percent(share), "middle"));
  }
  const numbers = rows.map(({ name, share, interval, n }) => {
    return [name, percent(share), between(interval, percent), `${n}`];
  });
  return figureWithTable(title, svg, head, numbers);
}

/** Shares right, week by week; how high the bar, and beneath it how many. */
export function weeksFigure(weeks: { name: string; right: number; n: number }[]): HTMLElement {
  const [step, tall] = [40, 120];
  const svg = drawing(Math.max(weeks.length * step + 40, 160), tall + 44, PICTURE.weeksTitle);
  weeks.forEach(({ name, right, n }, index) => {
    const [x, height] = [36 + index * step, (tall * right) / n];
    svg.append(
      drawn("rect", { x, y: tall + 4 - height, width: step - 14, height, class: "rn-bar" }),
      lettering(x + (step - 14) / 2, tall + 20, name, "middle"),
      lettering(x + (step - 14) / 2, tall + 36, `${n}`, "middle"),
    );
  });
  for (const share of [0, 0.5, 1]) {
    const y = tall + 4 - share * tall;
    svg.prepend(line(34, y, 36 + weeks.length * step, y, "rn-line--grid"));
    svg.append(lettering(30, y + 4, `${100 * share}`, "end"));
  }
  const rows = weeks.map(({ name, right, n }) => [name, percent(right / n), `${n}`]);
  return figureWithTable(PICTURE.weeksTitle, svg, PICTURE.weeksHead, rows);
}

function square(label: string): SVGElement {
  const svg = drawing(SIZE, SIZE, label);
  svg.append(
    drawn("rect", { x: at(0), y: up(1), width: INNER, height: INNER, class: "rn-ground" }),
    lettering(at(0), up(0) + 14, "0", "middle"),
    lettering(at(1), up(0) + 14, "1", "middle"),
  );
  return svg;
}

function turned(words: string): SVGElement {
  const text = lettering(0, 0, words, "middle");
  text.setAttribute("transform", `translate(${EDGE - 20} ${up(0.5)}) rotate(-90)`);
  return text;
}

function at(x: number): number {
  return EDGE + x * INNER;
}

function up(y: number): number {
  return 10 + (1 - y) * INNER;
}

function shortened(name: string): string {
  return name.length > 24 ? `${name.slice(0, 23)}…` : name;
}
