import type { HalfMesh, SceneData } from "./scene-data";
import { cords, whole } from "./scene-meshes";
import { type Trace, sheet } from "./scene-plotted";
import type { SceneState } from "./scene-state";

const ROOT_MM = 1.3;
const REACHED_MM = 2;
const STEPS = 16; // round half a disc

/** The dural sac and its roots; those within reach of a level stand out. */
export function spine(scene: SceneData, state: SceneState): Trace[] {
  const reached = new Set(scene.levels[state.level]?.[state.place]?.roots ?? []);
  const { roots, sac } = scene.courses;
  const drawn = (["left", "right"] as const).flatMap((side) =>
    Object.entries(roots).map(([id, { canal, exit, ventral, dorsal }]) => {
      const isReached = reached.has(id) && (state.side === "both" || side === state.side);
      const colour = isReached ? "root" : "root-pale";
      const courses = [canal, exit, ventral, dorsal];
      const mesh = cords(courses, side, isReached ? REACHED_MM : ROOT_MM);
      return sheet(`${id} root, ${side}`, mesh, colour, 1);
    }),
  );
  const whole = sheet("Dural sac", cords([sac.points], "left", sac.radius), "sac", 0.3);
  return [...disc(scene, state.level), ...drawn, whole];
}

function disc(scene: SceneData, level: string): Trace[] {
  const found = scene.courses.levels[level]?.disc;
  if (!found) return [];
  const half = puck(found.centre, found.half_axes);
  return [sheet(level.replace("-", "–"), whole(half), "disc", 1)];
}

type Point = readonly [number, number, number];

/** The left half of an elliptical puck: half axes sideways, forwards, upwards. */
function puck(centre: Point, [aside, ahead, up]: readonly [Point, Point, Point]): HalfMesh {
  const vertices: number[] = [];
  const faces: number[] = [];
  const add = (a: number, f: number, u: number): void => {
    for (const axis of [0, 1, 2] as const) {
      const value = centre[axis] + a * aside[axis] + f * ahead[axis] + u * up[axis];
      vertices.push(axis === 0 && a === 0 ? 0 : value);
    }
  };
  for (const u of [1, -1]) {
    add(0, 0, u);
    for (let n = 0; n <= STEPS; n++) {
      const turn = (Math.PI * n) / STEPS;
      add(n === 0 || n === STEPS ? 0 : Math.sin(turn), Math.cos(turn), u);
    }
  }
  const below = STEPS + 2;
  for (let n = 1; n <= STEPS; n++) {
    const [b, c] = [below + n, below + n + 1];
    faces.push(0, n, n + 1, below, c, b);
    faces.push(n, b, n + 1, n + 1, b, c);
  }
  return { vertices, faces };
}
