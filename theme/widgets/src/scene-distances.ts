import { along } from "./scene-curves";
import type { Placing, SceneData } from "./scene-data";
import { type Side, pointsOf, straight } from "./scene-meshes";
import { type Trace, marks, plain, strokes } from "./scene-plotted";
import type { SceneState } from "./scene-state";

type Place = readonly [number, number, number];
/** A branch that was measured, and the place beside it for its distance. */
type Crossing = { at: Place; beside: Place; label: string };

const OFF_BONE_MM = 4;

/** The study that is shown. */
export function placingOf({ placings }: SceneData, { study }: SceneState): Placing | undefined {
  return placings.find(({ id }) => id === study) ?? placings[0];
}

/** A mark on each measured crossing, and a line to where its distance is written. */
export function distances(scene: SceneData, placing: Placing, side: Side): Trace[] {
  const found = crossings(scene, placing, side);
  const places = found.map(({ at }) => at);
  const leaders = straight(found.map(({ at, beside }) => [at, beside]));
  return [
    marks("Crossing of the crest", places, "ink", "circle", 4),
    strokes("To its distance", leaders, "ink", 1.5, 0.7),
  ];
}

/** The published distances as Plotly's notes: on paper, or pale bone would hide them. */
export function notesOf(scene: SceneData, state: SceneState): Record<string, unknown>[] {
  const placing = placingOf(scene, state);
  const sides: Side[] = state.side === "both" ? ["left", "right"] : [state.side];
  if (!placing) return [];
  return sides.flatMap((side) =>
    crossings(scene, placing, side).map(({ beside: [x, y, z], label }) => ({
      ...{ x, y, z },
      text: plain(label),
      showarrow: false,
      xanchor: side === "left" ? "right" : "left",
      bgcolor: "var(--rn-plate)",
      opacity: 0.9,
      font: { size: 13, color: "var(--rn-ink)", family: "var(--rn-font-text)" },
    })),
  );
}

/** Distances stand one above the other, outside the highest crossing. */
function crossings(scene: SceneData, placing: Placing, side: Side): Crossing[] {
  const outwards = side === "left" ? 1 : -1;
  const measured = placing.branches.filter((branch) => branch.measured);
  const found = measured.map(({ course, at_mm, label }) => {
    const { midline, crossing } = scene.courses.branches[course];
    const [x, y, z] = pointsOf(along(midline, crossing, 10 * at_mm), side)[0] ?? [0, 0, 0];
    return { at: [x, y + OFF_BONE_MM, z] as const, label };
  });
  const highest = Math.max(...found.map(({ at: [, , z] }) => z));
  return found.map(({ at, label }, n) => {
    const [x, y] = at;
    const beside = [x + 22 * outwards, y + 16, highest + 12 + 15 * n] as const;
    return { at, beside, label };
  });
}
