import type { Side } from "./body-data";
import type { Piece } from "./body-picture";

/** Two territories of maybe two maps, by their path data. */
export interface Two {
  a: string;
  b: string;
}

export type Hue = "root" | "nerve" | "ink";

/** Two on bare skin: what they share is hatched, both are outlined. */
export function piecesOfTwo(
  { a, b }: Two,
  hues: readonly [Hue, Hue],
  hatch: string,
  side: Side | null,
): { fills: Piece[]; shared: Piece[]; lines: Piece[] } {
  const only = side ? { side } : {};
  const [first, second] = hues.map((hue) => `rn-two--${hue}`);
  const both = { d: a, within: b, class: "rn-two-shared", attributes: { fill: hatch } };
  return {
    fills: [
      { d: a, class: `rn-two ${first}`, ...only },
      { d: b, class: `rn-two ${second}`, ...only },
    ],
    shared: a && b ? [{ ...both, ...only }] : [],
    lines: [
      { d: a, class: `rn-two-line ${first}`, ...only },
      { d: b, class: `rn-two-line rn-two-line--second ${second}`, ...only },
    ],
  };
}
