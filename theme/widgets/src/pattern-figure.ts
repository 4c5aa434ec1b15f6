import { type BodyView, type Box, BodyFolder, type Side } from "./body-data";
import { BodyPicture, makeSvg, wholeBox } from "./body-picture";
import type { PatternItem } from "./bank";
import { make, makeButton } from "./dom";
import { frameRound, isStrongZoom } from "./pattern-frame";
import { PATTERN } from "./pattern-strings";

/** Draws on one side, or both, of a view; what it is about is in the boxes. */
export interface Drawing {
  view: BodyView;
  /** Of the drawn half: what must be seen. */
  boxes: readonly Box[];
  label: string;
  draw: (picture: BodyPicture, side: Side | null, grain: number) => void;
  /** What the picture's looks mean. */
  key: HTMLElement;
}

const TEXTURE_PX = 300; // over which a texture keeps its grain
const LISTED: Record<PatternItem["side"], readonly Side[]> = {
  left: ["left"],
  right: ["right"],
  both: ["right", "left"],
};

/**
 * A figure whose place is there at once. It is filled when its files have come, and tells
 * so by `rn-pictured`; if they do not come, it offers to try again.
 */
export function fillingFigure(
  item: PatternItem,
  folder: string,
  className: string,
  prepare: (files: BodyFolder) => Promise<Drawing>,
): HTMLElement {
  const plates = make("div", { class: "rn-patient-plates" });
  const caption = make("figcaption", {});
  const figure = make("figure", { class: `rn-patient ${className}` }, plates, caption);
  const fill = async (): Promise<void> => {
    plates.replaceChildren();
    figure.setAttribute("aria-busy", "true");
    try {
      const drawing = await prepare(new BodyFolder(folder));
      plates.replaceChildren(...platesOf(item, drawing));
      caption.replaceChildren(drawing.key);
      figure.dispatchEvent(new CustomEvent("rn-pictured", { bubbles: true }));
    } catch {
      const again = makeButton("rn-open", PATTERN.again);
      again.addEventListener("click", () => void fill());
      plates.replaceChildren(failure(again));
    }
    figure.removeAttribute("aria-busy");
  };
  void fill();
  return figure;
}

/** Says which part of the body this is, in the key's first line. */
export function placeOf(view: BodyView, item: PatternItem): string {
  return PATTERN.label(view.name, item.side);
}

function failure(again: HTMLElement): HTMLElement {
  const words = make("p", { role: "alert" }, PATTERN.failed);
  return make("div", { class: "rn-patient-failed" }, words, again);
}

/** One plate; two of one limb where both are affected. */
function platesOf(item: PatternItem, drawing: Drawing): HTMLElement[] {
  const sides = LISTED[item.side];
  if (drawing.view.both) return platesOn(item, drawing, sides);
  return sides.flatMap((side) => platesOn(item, drawing, [side]));
}

function platesOn(item: PatternItem, drawing: Drawing, affected: readonly Side[]): HTMLElement[] {
  const { view, boxes } = drawing;
  const [side = "left"] = affected;
  const whole = wholeBox(view, view.both ? ["left", "right"] : affected);
  const frame = frameRound(view, affected, boxes);
  const plate = plateOf(item, drawing, side, frame);
  plate.svg.setAttribute("role", "img");
  plate.svg.setAttribute("aria-label", drawing.label);
  if (!isStrongZoom(frame, whole)) return [plate.element];
  const inset = plateOf(item, drawing, side, whole);
  inset.element.classList.add("rn-patient-plate--whole");
  inset.svg.setAttribute("aria-hidden", "true");
  inset.svg.append(frameMark(frame));
  return [plate.element, inset.element];
}

function plateOf(
  item: PatternItem,
  { view, draw }: Drawing,
  side: Side,
  frame: Box,
): { element: HTMLElement; svg: SVGSVGElement } {
  const picture = new BodyPicture(view, { side });
  const { svg } = picture;
  svg.setAttribute("viewBox", frame.join(" "));
  const only = view.both && item.side !== "both" ? side : null;
  draw(picture, only, Math.max(frame[2], frame[3]) / TEXTURE_PX);
  shadeByStyle(picture, item.view);
  return { element: make("div", { class: "rn-patient-plate" }, svg), svg };
}

/** Light and shadow as still pictures have them: a style sheet chooses by scheme. */
function shadeByStyle({ svg, view }: BodyPicture, name: string): void {
  const [x, y, width, height] = view.box;
  const place = { x: `${x}`, y: `${y}`, width: `${width}`, height: `${height}` };
  for (const half of svg.querySelectorAll(".rn-body-shading > g")) {
    const holder = makeSvg("foreignObject", { class: "rn-shades", ...place });
    holder.append(make("i", { class: `rn-shade rn-shade--${name}` }));
    half.append(holder);
  }
}

function frameMark([x, y, width, height]: Box): SVGElement {
  const place = { x: `${x}`, y: `${y}`, width: `${width}`, height: `${height}` };
  return makeSvg("rect", { class: "rn-patient-frame", ...place });
}
