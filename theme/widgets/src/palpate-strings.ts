import type { Line } from "./bank";
import type { Side } from "./body-data";
import type { Press } from "./palpate-score";

const ASIDE_MM = 3; // from the line: farther than a cross is wide

/** Every word of questions that are answered by pressing. */
export const PALPATE = {
  keys: (view: string): string =>
    `${view}: arrow keys move the cross by 5 mm, with Shift by 20 mm; Enter answers`,
  hint: "Click on the back to place the cross, drag it, or move it with the arrow keys.",
  hintOfTouch: "Tap the back to place the cross; drag it to move it.",
  list: "Choose a place from a list",
  places: (side: Side): string => `On the ${side} side`,
  nothingYet: "Place the cross first.",
  beside: "That is not on the body.",
  result: (view: string): string => `${view}: the place asked for, your place, and studies`,
  verdicts: { right: "Right.", near: "Nearly.", wrong: "Not there." },
  schematic: "The picture is schematic: one mean pelvis in one body. Read no depth off it.",
  studies: "What each study measured, by its number in the picture, placed by its own measure. Bars show one standard deviation either way, or the range; where there is none, no spread was seen.",
  key: { right: "The place asked for", near: "Near it", yours: "Your place", midline: "Mean from the midline", start: (name: string): string => `Mean from the ${name}` },
} as const;

/** Where the cross stands, measured from what anybody can find on a back. */
export function whereabouts(x: number, y: number, top: number, line: Line): string {
  const across = Math.abs(x);
  const side = across < 2.5 ? "in the midline" : `${cm(across)} ${x > 0 ? "left" : "right"} of the midline`;
  const up = y - top;
  const level =
    Math.abs(up) < 2.5
      ? `level with the top of ${line.name}`
      : `${cm(Math.abs(up))} ${up > 0 ? "above" : "below"} the level of the top of ${line.name}`;
  return `${side.charAt(0).toUpperCase()}${side.slice(1)}, ${level}.`;
}

/** What was pressed: "62 mm from the midline, on the crest". */
export function pressed(found: Press, line: Line, side: Side): string {
  const { away, midline, where } = found;
  const words = line.elsewhere;
  switch (where) {
    case "on-line":
      return away < ASIDE_MM
        ? `You pressed ${midline} mm from the midline, on ${line.name}.`
        : `You pressed within a finger’s breadth of ${line.name}; its nearest point lies ${midline} mm from the midline.`;
    case "short":
      return `You pressed on ${line.name}, but ${midline} mm from the midline: ${words.short}.`;
    case "beyond":
      return `You pressed on ${line.name}, but ${midline} mm from the midline: ${words.beyond}.`;
    case "start":
      return `You pressed over ${line.start}.`;
    case "above":
      return `You pressed ${away} mm above ${line.name}, ${words.above}.`;
    case "below":
      return `You pressed ${away} mm below ${line.name}, ${words.below}.`;
    case "inside":
      return `You pressed ${away} mm from ${line.name}, ${words.inside}.`;
    case "outside":
      return `You pressed ${away} mm from ${line.name}, ${words.outside}.`;
    case "midline":
      return "You pressed over the spine, in the midline.";
    case "other-side":
      return `You pressed on the ${side === "left" ? "right" : "left"} side of the body.`;
  }
}

/** Half centimetres. */
function cm(mm: number): string {
  return `${Math.round(mm / 5) / 2} cm`;
}
