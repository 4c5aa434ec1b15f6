import { makeSvg } from "./body-picture";

let count = 0;

/**
 * Adds a texture as still pictures have it (templates/fragments/body.html); `grain` is
 * its size in the units of the picture. Returns what fills with it.
 */
export function addTexture(svg: SVGElement, kind: keyof typeof TEXTURES, grain: number): string {
  const { size, turn, d, look } = TEXTURES[kind];
  const id = `rn-texture-${++count}`;
  const pattern = makeSvg("pattern", {
    id,
    width: `${size}`,
    height: `${size}`,
    patternUnits: "userSpaceOnUse",
    patternTransform: `scale(${grain}) rotate(${turn})`,
  });
  pattern.append(makeSvg("path", { class: look, d }));
  svg.append(pattern);
  return `url(#${id})`;
}

const TEXTURES = {
  pain: { size: 7, turn: 0, d: "M2 2h0M5.5 5.5h0", look: "rn-grain rn-grain--dot" },
  numbness: { size: 6, turn: 45, d: "M3 0v6", look: "rn-grain" },
  shared: { size: 6, turn: -45, d: "M3 0v6", look: "rn-grain" },
} as const;

/** A swatch for a key: a look of the style sheet, and a texture over it. */
export function swatchOf(look: string, kind: keyof typeof TEXTURES | null): SVGSVGElement {
  const svg = makeSvg("svg", { class: "rn-swatch", viewBox: "0 0 32 18", "aria-hidden": "true" });
  const place = { x: "1", y: "1", width: "30", height: "16" };
  svg.append(makeSvg("rect", { class: look, ...place }));
  if (kind) svg.append(makeSvg("rect", { fill: addTexture(svg, kind, 1), ...place }));
  return svg;
}
