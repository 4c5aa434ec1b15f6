/**
 * A view of the body as SVG: tints below, light and shadow over them, lines on top.
 *
 *     const picture = new BodyPicture(view, { side: "left" });
 *     picture.shade(folder.shading("anterior", isDark));
 *     picture.draw("areas", [{ d: map.core.L5, class: "rn-tint-3", id: "L5" }]);
 *     place.append(picture.svg);
 *
 * Everything is given as it is drawn for the left half; a piece goes to both halves
 * of a view that shows both, unless it names its side. Styles are in body.css.
 */
import type { BodyAreas, BodyView, Box, Side } from "./body-data";

/** From the bottom to the top. Only pieces of `areas` take the pointer. */
export type Layer = "skin" | "areas" | "chosen" | "shading" | "lines" | "marks" | "over";
const LAYERS: Layer[] = ["skin", "areas", "chosen", "shading", "lines", "marks", "over"];

export interface Piece {
  /** Path data of the left half; several are drawn as one. */
  d: string | string[];
  class: string;
  /** Becomes data-id; leave it out before an answer. */
  id?: string;
  /** Only on this side. */
  side?: Side;
  /** Path data to which the piece is cut; several cut it one after the other. */
  within?: string | readonly string[];
  attributes?: Record<string, string>;
}

const SVG = "http://www.w3.org/2000/svg";
let count = 0;

export class BodyPicture {
  readonly svg: SVGSVGElement;
  /** Of the whole picture, in its own units. */
  readonly box: Box;
  /** Ids of hatches for `fill: url(#…)`: blank skin, shared skin, reach. */
  readonly hatches: { blank: string; shared: string; reach: string };
  private readonly groups = new Map<string, SVGGElement>();
  private readonly sides: Side[];
  private readonly prefix = `rn-body-${++count}`;

  constructor(
    readonly view: BodyView,
    options: { side?: Side; label?: string } = {},
  ) {
    this.sides = view.both ? ["left", "right"] : [options.side ?? "left"];
    this.box = wholeBox(view, this.sides);
    this.svg = makeSvg("svg", { class: "rn-body", viewBox: this.box.join(" ") });
    if (options.label) this.svg.setAttribute("aria-label", options.label);
    this.hatches = {
      blank: this.addHatch("blank", 45),
      shared: this.addHatch("shared", 45),
      reach: this.addHatch("reach", -45),
    };
    for (const layer of LAYERS) this.svg.append(this.makeLayer(layer));
    this.draw("skin", [{ d: view.outline, class: "rn-body-skin" }]);
    this.draw("skin", [{ d: view.inside, class: "rn-body-cut" }]);
    // Halves meet without a line between them.
    const seam = view.both ? { within: beyondSeam(view.box) } : {};
    this.draw("over", [{ d: view.outline, class: "rn-body-outline", ...seam }]);
  }

  /** The sides that are shown, the drawn one first. */
  get shown(): readonly Side[] {
    return this.sides;
  }

  /** Puts pieces into a layer, over what is there; returns their elements. */
  draw(layer: Layer, pieces: Iterable<Piece>): SVGPathElement[] {
    const made: SVGPathElement[] = [];
    for (const piece of pieces) {
      const d = typeof piece.d === "string" ? piece.d : piece.d.join("");
      if (!d) continue;
      for (const side of this.sides) {
        if (piece.side && piece.side !== side) continue;
        const element = this.makePath(d, piece, side, layer);
        this.groups.get(`${layer}.${side}`)?.append(element);
        made.push(element);
      }
    }
    return made;
  }

  /** The firm and soft lines of a map. */
  drawLines(map: BodyAreas): void {
    this.clear("lines");
    this.draw("lines", [
      { d: map.soft, class: "rn-body-soft" },
      { d: map.firm, class: "rn-body-firm" },
    ]);
  }

  clear(layer: Layer): void {
    for (const side of this.sides) this.groups.get(`${layer}.${side}`)?.replaceChildren();
    this.svg.querySelectorAll(`clipPath[data-layer="${layer}"]`).forEach((clip) => {
      clip.remove();
    });
  }

  /** Lays light and shadow over the tints; again when the scheme changes. */
  shade(source: string): void {
    this.clear("shading");
    const [x, y, width, height] = this.view.box;
    const place = { x: `${x}`, y: `${y}`, width: `${width}`, height: `${height}` };
    const box = { ...place, preserveAspectRatio: "none" };
    for (const side of this.sides) {
      const image = makeSvg("image", { ...box, href: source });
      image.setAttribute("clip-path", `url(#${this.clip(this.view.outline, "shading")})`);
      this.groups.get(`shading.${side}`)?.append(image);
    }
  }

  /** A place of the left half's paths, where this picture shows it on a side. */
  place(x: number, y: number, side: Side): readonly [number, number] {
    return [side === "left" ? x : -x, y];
  }

  /** The element of an area that was drawn with this id. */
  area(id: string, side: Side): SVGPathElement | undefined {
    return this.areas(side).find((path) => path.dataset["id"] === id);
  }

  /** The elements of all areas with an id, in the order in which they were drawn. */
  areas(side: Side): SVGPathElement[] {
    const group = this.groups.get(`areas.${side}`);
    return Array.from(group?.querySelectorAll<SVGPathElement>("[data-id]") ?? []);
  }

  /** The outline on each side, to ask whether a place lies beside the body. */
  outlines(): [SVGPathElement, Side][] {
    return this.sides.flatMap((side) => {
      const path = this.groups.get(`skin.${side}`)?.querySelector("path");
      return path ? [[path, side] as [SVGPathElement, Side]] : [];
    });
  }

  private makeLayer(layer: Layer): SVGGElement {
    const whole = makeSvg("g", { class: `rn-body-${layer}` });
    for (const side of this.sides) {
      const mirrored: Record<string, string> =
        side === "right" ? { transform: "scale(-1 1)" } : {};
      const group = makeSvg("g", { "data-side": side, ...mirrored });
      this.groups.set(`${layer}.${side}`, group);
      whole.append(group);
    }
    return whole;
  }

  private makePath(d: string, piece: Piece, side: Side, layer: Layer): SVGPathElement {
    const path = makeSvg("path", { d, class: piece.class, ...piece.attributes });
    if (piece.id !== undefined) Object.assign(path.dataset, { id: piece.id, side });
    if (piece.within?.length) {
      path.setAttribute("clip-path", `url(#${this.clip(piece.within, layer)})`);
    }
    return path;
  }

  /** A clip path is itself cut to the one before. */
  private clip(within: string | readonly string[], layer: Layer): string {
    let last = "";
    for (const d of typeof within === "string" ? [within] : within) {
      const id = `${this.prefix}-clip-${++count}`;
      const cut: Record<string, string> = last ? { "clip-path": `url(#${last})` } : {};
      const clip = makeSvg("clipPath", { id, "data-layer": layer, ...cut });
      clip.append(makeSvg("path", { d }));
      this.svg.append(clip);
      last = id;
    }
    return last;
  }

  private addHatch(name: string, degrees: number): string {
    const id = `${this.prefix}-${name}`;
    const step = this.box[3] / 100;
    const pattern = makeSvg("pattern", {
      id,
      width: `${step}`,
      height: `${step}`,
      patternUnits: "userSpaceOnUse",
      patternTransform: `rotate(${degrees})`,
    });
    const line = { x1: "0", y1: "0", x2: "0", y2: `${step}`, class: `rn-hatch-${name}` };
    pattern.append(makeSvg("line", { ...line, "stroke-width": `${step / 4}` }));
    this.svg.append(pattern);
    return id;
  }
}

/** The box of all that is shown: a half, its mirror image, or both. */
export function wholeBox({ both, box }: BodyView, sides: readonly Side[]): Box {
  const [x, y, width, height] = box;
  if (both) {
    const reach = Math.max(Math.abs(x), Math.abs(x + width));
    return [-reach, y, 2 * reach, height];
  }
  return sides[0] === "right" ? [-x - width, y, width, height] : box;
}

/** Path data of a half's box, without a thin strip at the middle of the body. */
function beyondSeam([x, y, width, height]: Box): string {
  const strip = height / 500;
  const [from, to] =
    x + width / 2 > 0 ? [strip, x + 2 * width] : [x - width, -strip];
  return `M${from} ${y - height}H${to}v${3 * height}H${from}z`;
}

export function makeSvg<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string>,
): SVGElementTagNameMap[Tag] {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, value);
  }
  return element;
}
