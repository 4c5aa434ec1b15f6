import type { PalpateItem } from "./bank";
import { type BodyPicture, makeSvg } from "./body-picture";
import { type Point, height, pointsOf } from "./palpate-score";

// Pixels where the picture is narrow; where it is wide there is room for more of them.
const NARROW = 330;
const MOST = 1.45;
const ROW = 12;
const AXIS = 34;
const LETTERS = 10.5;
const DOT = 3.2;
const ARM = 8;
const TICKS_MM = [40, 60, 80, 100];
const NUMBERS_MM = 36; // where the numbers of rows stand

/** The height of everything above the line, in pixels of a picture of this width. */
export function rowsOf({ studies }: PalpateItem, width: number): number {
  return sizeOf(width) * (AXIS + ROW * (studies.length + 1));
}

/** How much larger rows and letters are than in a narrow picture. */
function sizeOf(width: number): number {
  return Math.min(MOST, Math.max(1, width / NARROW));
}

/** Draws what was asked, given and measured; `across` is the picture's width in units. */
export function drawResult(
  picture: BodyPicture,
  item: PalpateItem,
  given: Point,
  width: number,
  across: number,
): void {
  const px = (sizeOf(width) * across) / width;
  picture.svg.querySelector(".rn-palpated")?.remove();
  const sheet = new Sheet(picture.view.unit, item.side === "left" ? 1 : -1, px);
  const points = pointsOf(item.line);
  const top = Math.max(...points.map(([, y]) => y));
  sheet.midline(picture);
  sheet.path(points, "rn-line-bone");
  const { near, right, start_short: start } = item.line;
  sheet.path(between(points, near.from_mm, near.to_mm), "rn-line-near");
  sheet.path(between(points, right.from_mm, right.to_mm), "rn-line-right");
  const first = points[0];
  if (first) sheet.named(first, start);
  sheet.scale(top, item);
  item.studies.forEach((study, row) => {
    sheet.tick([study.at_mm, height(points, study.at_mm)]);
    sheet.study(top, item.studies.length - 1 - row, study, `${row + 1}`);
  });
  sheet.cross(given);
  picture.svg.append(sheet.group);
}

/** Lines and letters in millimetres of the asked side, with sizes in pixels. */
class Sheet {
  readonly group = makeSvg("g", { class: "rn-palpated" });

  constructor(
    private readonly unit: number,
    private readonly sign: number,
    private readonly px: number,
  ) {}

  path(points: readonly Point[], look: string): void {
    const d = points.map((point) => this.at(point).join(" ")).join("L");
    if (d) this.add("path", { d: `M${d}`, class: look });
  }

  midline(picture: BodyPicture): void {
    const [, top, , tall] = picture.box;
    this.add("path", { d: `M0 ${top}v${tall}`, class: "rn-line-middle" });
  }

  named(point: Point, name: string): void {
    const [x, y] = this.at(point);
    this.add("circle", { cx: x, cy: y, r: 4 * this.px, class: "rn-line-start" });
    this.letters(x, y + 17 * this.px, name, "middle");
  }

  /** Distances from the midline, and the right stretch through all rows. */
  scale(top: number, { line, studies }: PalpateItem): void {
    const [from, y] = this.row(top, -1, TICKS_MM[0] ?? 0);
    const [to] = this.row(top, -1, TICKS_MM[TICKS_MM.length - 1] ?? 0);
    const { from_mm: a, to_mm: b } = line.right;
    const [[left], [right, high]] = [this.row(top, 0, a), this.row(top, studies.length, b)];
    const box = { x: Math.min(left, right), width: Math.abs(right - left) };
    this.add("rect", { ...box, y: high, height: y - high, class: "rn-line-band" });
    this.add("path", { d: `M${from} ${y}H${to}`, class: "rn-line-axis" });
    for (const mm of TICKS_MM) {
      const [x] = this.row(top, -1, mm);
      this.add("path", { d: `M${x} ${y}v${4 * this.px}`, class: "rn-line-axis" });
      this.letters(x, y + 14 * this.px, `${mm}`, "middle");
    }
    const [end] = this.row(top, -1, NUMBERS_MM);
    this.letters(end, y + 3.7 * this.px, "mm", this.sign > 0 ? "start" : "end");
  }

  tick(point: Point): void {
    const [x, y] = this.at(point);
    const half = 4 * this.px;
    this.add("path", { d: `M${x} ${y - half}v${2 * half}`, class: "rn-line-tick" });
  }

  /** The first study stands in the highest row, as in the list. */
  study(top: number, row: number, study: PalpateItem["studies"][number], number: string): void {
    const { at_mm: at, low_mm: low, high_mm: high, from_midline: isFull } = study;
    const [x, y] = this.row(top, row, at);
    if (low !== null && high !== null) {
      const [[from], [to]] = [this.row(top, row, low), this.row(top, row, high)];
      this.add("path", { d: `M${from} ${y}H${to}`, class: "rn-line-spread" });
    }
    const look = `rn-line-mean${isFull ? "" : " rn-line-mean--start"}`;
    this.add("circle", { cx: x, cy: y, r: DOT * this.px, class: look });
    const anchor = this.sign > 0 ? "start" : "end";
    this.letters(this.row(top, row, NUMBERS_MM)[0], y + 3.7 * this.px, number, anchor);
  }

  cross([x, y]: Point): void {
    const [left, top] = [-x / this.unit, -y / this.unit];
    const arm = ARM * this.px;
    const d = `M${left - arm} ${top}h${2 * arm}M${left} ${top - arm}v${2 * arm}`;
    this.add("path", { d, class: "rn-cross-halo" });
    this.add("path", { d, class: "rn-cross-arms" });
  }

  /** A place in a row above the line; row -1 is the scale. */
  private row(top: number, row: number, across: number): Point {
    const [x, y] = this.at([across, top]);
    return [x, y - (AXIS + ROW * (row < 0 ? -0.8 : row + 0.4)) * this.px];
  }

  private at([across, y]: Point): Point {
    return [(-this.sign * across) / this.unit, -y / this.unit];
  }

  private letters(x: number, y: number, words: string, anchor: string): void {
    const text = makeSvg("text", { x: `${x}`, y: `${y}`, "text-anchor": anchor });
    text.setAttribute("font-size", `${LETTERS * this.px}`);
    text.setAttribute("stroke-width", `${3 * this.px}`);
    text.textContent = words;
    this.group.append(text);
  }

  private add(
    tag: "path" | "circle" | "rect",
    attributes: Record<string, string | number>,
  ): void {
    const given = Object.entries(attributes).map(([name, value]) => [name, `${value}`]);
    this.group.append(makeSvg(tag, Object.fromEntries(given) as Record<string, string>));
  }
}

/** The part of a line between two distances from the midline. */
function between(points: readonly Point[], from: number, to: number): Point[] {
  const inner = points.filter(([x]) => x > from && x < to);
  return [[from, height(points, from)], ...inner, [to, height(points, to)]];
}
