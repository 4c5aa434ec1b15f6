import type { Candidate, PatternItem } from "./bank";
import type { BodyFolder, Box, Side } from "./body-data";
import { type BodyPicture, makeSvg } from "./body-picture";
import { make } from "./dom";
import { type Drawing, fillingFigure, placeOf } from "./pattern-figure";
import { boxOf } from "./pattern-frame";
import { boxesOf } from "./pattern-picture";
import { type Stretch, pathsOf, stretchesOf } from "./pattern-skin";
import { PATTERN } from "./pattern-strings";
import { addTexture, swatchOf } from "./textures";
import { type Hue, piecesOfTwo } from "./two-pieces";

interface Shown {
  candidate: Candidate;
  paths: string[];
  hue: Hue;
}

let count = 0;

/** Both candidates on the same body after the answer, and the pattern's outline over them. */
export async function contrastPicture(item: PatternItem, folder: string): Promise<HTMLElement> {
  return fillingFigure(item, folder, "rn-patient--contrast", (files) => prepare(item, files));
}

async function prepare(item: PatternItem, files: BodyFolder): Promise<Drawing> {
  const [view, felt, ...paths] = await Promise.all([
    files.view(item.view),
    stretchesOf(files, item),
    ...item.candidates.map(({ skin }) => (skin ? pathsOf(files, item.view, skin) : [])),
  ]);
  const hues = huesOf(item);
  const shown = item.candidates.map((candidate, at): Shown => {
    return { candidate, paths: paths[at] ?? [], hue: hues[at] ?? "ink" };
  });
  const [first, second] = item.candidates.map(({ name }) => name);
  const place = placeOf(view, item);
  return {
    view,
    boxes: [...boxesOf(felt), ...shown.flatMap(({ paths }) => boxesOfPaths(paths))],
    label: PATTERN.compared(place, first ?? "", second ?? "", item.separating),
    key: keyOf(item, shown),
    draw: (picture, side, grain) => {
      drawCandidates(picture, shown, side, grain);
      outlineFelt(picture, felt, side, grain);
    },
  };
}

/** Those of root and nerve; two of a kind, and what is neither, are told apart by ink. */
function huesOf({ candidates }: PatternItem): Hue[] {
  const looks = candidates.map(({ look }) => look);
  return looks.map((look, at) => {
    const isSecondOfKind = looks.indexOf(look) < at;
    return look === "condition" || isSecondOfKind ? "ink" : look;
  });
}

function boxesOfPaths(paths: readonly string[]): Box[] {
  const box = paths.length > 0 ? boxOf([paths.join("")]) : null;
  return box ? [box] : [];
}

function drawCandidates(
  picture: BodyPicture,
  shown: readonly Shown[],
  side: Side | null,
  grain: number,
): void {
  const [a, b] = shown.map(({ paths }) => paths.join(""));
  const hatch = addTexture(picture.svg, "shared", grain);
  const hues = shown.map(({ hue }) => hue) as [Hue, Hue];
  const { fills, shared, lines } = piecesOfTwo({ a: a ?? "", b: b ?? "" }, hues, hatch, side);
  picture.draw("chosen", [...fills, ...shared]);
  lines.forEach((line, at) => {
    const paths = shown[at]?.paths ?? [];
    for (const d of paths) {
      const others = paths.filter((path) => path !== d);
      const mask = others.length > 0 ? { mask: outside(picture, others) } : {};
      picture.draw("marks", [{ ...line, d, attributes: mask }]);
    }
  });
}

/** Masks what lies in paths or at their edges: several areas are one, without inner lines. */
function outside(picture: BodyPicture, paths: readonly string[]): string {
  const id = `rn-outside-${++count}`;
  const [x, y, width, height] = picture.view.box;
  const box = { x: `${x}`, y: `${y}`, width: `${width}`, height: `${height}` };
  const mask = makeSvg("mask", { id, maskUnits: "userSpaceOnUse", ...box });
  mask.append(makeSvg("rect", { class: "rn-mask-shown", ...box }));
  mask.append(makeSvg("path", { class: "rn-mask-hidden", d: paths.join("") }));
  picture.svg.append(mask);
  return `url(#${id})`;
}

/** A line round all of the pattern, as one stretch. */
function outlineFelt(
  picture: BodyPicture,
  felt: readonly Stretch[],
  side: Side | null,
  grain: number,
): void {
  const only = side ? { side } : {};
  const filter = addRim(picture.svg, grain);
  for (const [first = "", ...within] of felt) {
    picture.draw("over", [{ d: first, within, class: "rn-felt-whole", ...only }]);
  }
  for (const half of picture.svg.querySelectorAll(".rn-body-over > g")) {
    const stretches = half.querySelectorAll(".rn-felt-whole");
    const group = makeSvg("g", { class: "rn-felt-rim", filter: `url(#${filter})` });
    group.append(...stretches);
    if (stretches.length > 0) half.append(group);
  }
}

/** Ink along the inner edge of what it is laid on, and paper beside it. */
function addRim(svg: SVGElement, grain: number): string {
  const id = `rn-rim-${++count}`;
  const filter = makeSvg("filter", { id, "color-interpolation-filters": "sRGB" });
  const [ink, paper] = [0.8 * grain, 1.6 * grain];
  // Everything is inside: beyond its skin a pattern would seem to reach farther.
  filter.innerHTML =
    `<feMorphology in="SourceAlpha" operator="erode" radius="${ink * 2}" result="in"/>` +
    `<feMorphology in="SourceAlpha" operator="erode" radius="${ink * 2 + paper}" result="deep"/>` +
    `<feComposite in="SourceGraphic" in2="in" operator="out" result="line"/>` +
    `<feFlood class="rn-rim-paper" result="paper"/>` +
    `<feComposite in="paper" in2="in" operator="in" result="held"/>` +
    `<feComposite in="held" in2="deep" operator="out" result="halo"/>` +
    `<feMerge><feMergeNode in="halo"/><feMergeNode in="line"/></feMerge>`;
  svg.append(filter);
  return id;
}

function keyOf(item: PatternItem, shown: readonly Shown[]): HTMLElement {
  const list = make("ul", { class: "rn-key-list" });
  const add = (look: string, words: string, isShared = false): void => {
    const line = make("li", {});
    if (look) line.append(swatchOf(look, isShared ? "shared" : null), " ");
    line.append(words);
    list.append(line);
  };
  shown.forEach(({ candidate, paths, hue }, at) => {
    const name = `${candidate.name[0]?.toUpperCase()}${candidate.name.slice(1)}`;
    if (!candidate.skin) add("", PATTERN.noSkin(name));
    else if (paths.length === 0) add("", PATTERN.notSeen(name));
    else add(`rn-two rn-two-swatch rn-two--${hue}${at > 0 ? " is-second" : ""}`, name);
  });
  if (shown.every(({ paths }) => paths.length > 0)) add("rn-on rn-on--none", PATTERN.both, true);
  if (item.skin.length > 0) add("rn-felt-swatch", PATTERN.felt[item.symptom]);
  return list;
}
