import type { Side } from "./body-data";

const SIDE = { left: "left side", right: "right side" } as const;

/** Every word of questions that are answered on the body. */
export const BODY = {
  side: (side: Side): string => SIDE[side],
  sides: { left: "Left", right: "Right" },
  view: "View",
  whichSide: "Side",
  part: (view: string, part: string): string => `${view}: ${part}`,
  parts: { trunk: "head and trunk", arm: "arm", legs: "legs", upper: "upper half", lower: "lower half" },
  picture: (view: string): string => `${view}: arrow keys go from region to region, Space `,
  paints: "paints",
  chooses: "chooses",
  hint: {
    draw: "Paint the skin, or walk it with the arrow keys. It may go on in other views.",
    locate: "Tap a place on the skin, or walk it with the arrow keys.",
  },
  hintOfTouch: {
    draw: "Paint the skin. It may go on in other views. Two fingers scroll the page.",
    locate: "Tap a place on the skin.",
  },
  tools: "Brush",
  narrow: "Narrow brush",
  broad: "Broad brush",
  erase: "Eraser",
  undo: "Undo",
  clear: "Clear",
  closer: "Closer",
  list: "Choose regions from a list",
  find: "Find a region",
  noRegion: "No region of this name.",
  answer: "Answer",
  nothingYet: { draw: "Paint some skin first.", locate: "Choose a place first." },
  place: (name: string, side: Side): string => `${capital(name)}, ${SIDE[side]}`,
  painted: "painted",
  partly: "partly painted",
  notPainted: "not painted",
  chosen: "chosen",
  empty: "Nothing is painted.",
  undone: "Undone.",
  loading: "The body is being loaded…",
  failed: "The body could not be loaded. Perhaps the connection is gone.",
  again: "Try again",
  right: "Right.",
  nearly: "Nearly.",
  wrong: "Not yet.",
  notThere: "Not there.",
  edge: "Right, at the edge.",
  atEdge: "Usual maps end about here, and people differ.",
  match: (percent: number): string => `Match ${percent}%`,
  steps: (right: number, near: number): string =>
    `${right}% is right, ${near}% is near`,
  onCells: (area: string): string => `Scored on cells of about ${area}.`,
  onRegions: "Scored on named regions.",
  onCell: (area: string): string => `Judged by a cell of about ${area}.`,
  onRegion: "Judged by the named region.",
  found: (percent: number, good: number): string =>
    percent === 0
      ? "You found none of it."
      : `It weighs two things: you found ${percent}% of the skin asked for, and ${good}% of what you painted was asked for.`,
  leftOut: (places: string): string => ` Left out: ${places}.`,
  tooMuch: (what: string): string => `Painted, but not asked: ${what}.`,
  nothingTooMuch: "You painted nothing that was not asked.",
  neither: (places: string): string =>
    `Painted at or near the edge, where it counts neither way: ${places}.`,
  wholeRegions:
    "Regions are painted whole: what of them lies beyond the skin asked for is shown, but not counted.",
  slivers: (area: string): string => `${area} in slivers along a border`,
  of: (area: string, name: string): string => `${area} of ${name}`,
  elsewhere: (area: string): string => `${area} elsewhere`,
  otherSide: (side: Side): string => `That is the ${side} side of the body.`,
  onOtherSide: (area: string, side: Side): string => `${area} on the ${side} side`,
  yourPlace: (name: string, side: Side): string => `Your place: ${name}, ${SIDE[side]}.`,
  thatIs: (name: string): string => `That is ${name}.`,
  rightSkin: (name: string): string => `${capital(name)}:`,
  free: "Skin at its edge counts neither way.",
  freeOrBlank: "Skin at its edge, and skin beside it that the map leaves blank, counts neither way.",
  // "Right" would be a side of the body here.
  key: { both: "Asked and painted", right: "Asked, not painted", yours: "Painted, not asked", reach: "Edge: counts neither way" },
  keyLocate: { right: "Skin asked for", yours: "Your place", reach: "Edge: counts neither way" },
  result: (view: string): string => `${view}: the skin asked for and yours`,
} as const;

/** 12 cm²; 0.7 cm² where it is little. */
export function areaOf(mm2: number): string {
  const cm2 = mm2 / 100;
  if (cm2 < 0.1) return "less than 0.1 cm²";
  return `${cm2 < 1.95 ? cm2.toFixed(1) : Math.round(cm2)} cm²`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
