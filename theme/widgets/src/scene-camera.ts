import { type Side, pointsOf } from "./scene-meshes";
import type { Flat, SceneData } from "./scene-data";
import type { View } from "./scene-state";

type Vector = { x: number; y: number; z: number };

/** As Plotly takes it. */
export type Camera = {
  eye: Vector;
  center: Vector;
  up: Vector;
  projection: { type: "perspective" };
};

/** The box that holds everything, in millimetres; it never changes with the layers. */
export interface Frame {
  low: Vector;
  high: Vector;
}

const UNIT_MM = 300; // one unit of the camera
const AXES = ["x", "y", "z"] as const;

// Where the eye stands: degrees about the body from behind (to the shown side) and
// above the horizon, the distance in mm, and what it looks at.
const STANDS: Record<View, { turn: number; lift: number; away: number; at: Target }> = {
  behind: { turn: 0, lift: 8, away: 660, at: "middle" },
  oblique: { turn: 42, lift: 18, away: 660, at: "middle" },
  side: { turn: 88, lift: 4, away: 680, at: "middle" },
  crest: { turn: 24, lift: 30, away: 330, at: "crest" },
  spine: { turn: 58, lift: 12, away: 410, at: "spine" },
};
const WIDE_ENOUGH = 0.8; // for the whole pelvis with its words beside it
type Target = "middle" | "crest" | "spine";

export function frameOf({ back, bones }: SceneData): Frame {
  const low = { x: 0, y: Infinity, z: Infinity };
  const high = { x: 0, y: -Infinity, z: -Infinity };
  for (const { vertices } of [back, ...Object.values(bones)]) {
    for (const [x, y, z] of pointsOf(vertices, "left")) {
      high.x = Math.max(high.x, x);
      [low.y, high.y] = [Math.min(low.y, y), Math.max(high.y, y)];
      [low.z, high.z] = [Math.min(low.z, z), Math.max(high.z, z)];
    }
  }
  return { low: { ...low, x: -high.x }, high };
}

/** Axes of fixed range and true proportions, none of them drawn. */
export function axes({ low, high }: Frame): Record<string, unknown> {
  const ratio = AXES.map((axis) => [axis, (high[axis] - low[axis]) / UNIT_MM] as const);
  const shown = AXES.map(
    (axis) => [`${axis}axis`, { visible: false, range: [low[axis], high[axis]] }] as const,
  );
  return {
    aspectmode: "manual",
    aspectratio: Object.fromEntries(ratio),
    ...Object.fromEntries(shown),
  };
}

/** `shape` is width by height of the picture: from further off a narrow one holds all. */
export function cameraOf(
  view: View,
  side: Side,
  frame: Frame,
  scene: SceneData,
  shape: number,
): Camera {
  const stand = STANDS[view];
  const at = targetOf(stand.at, side, scene, frame);
  const turn = (stand.turn * Math.PI) / 180;
  const lift = (stand.lift * Math.PI) / 180;
  const isNarrow = stand.at === "middle" && shape < WIDE_ENOUGH;
  const away = stand.away * (isNarrow ? WIDE_ENOUGH / shape : 1);
  const level = away * Math.cos(lift);
  const eye = {
    x: at.x + (side === "left" ? 1 : -1) * level * Math.sin(turn),
    y: at.y + level * Math.cos(turn),
    z: at.z + away * Math.sin(lift),
  };
  return {
    eye: units(eye, frame),
    center: units(at, frame),
    up: { x: 0, y: 0, z: 1 },
    projection: { type: "perspective" },
  };
}

/** Turns the camera about what it looks at, in degrees, or moves it nearer. */
export function moved(camera: Camera, by: { turn?: number; lift?: number; near?: number }): Camera {
  const { eye, center } = camera;
  const [x, y, z] = [eye.x - center.x, eye.y - center.y, eye.z - center.z];
  const away = Math.hypot(x, y, z);
  const turn = Math.atan2(x, y) + ((by.turn ?? 0) * Math.PI) / 180;
  const most = (80 * Math.PI) / 180;
  const lift = Math.asin(z / away) + ((by.lift ?? 0) * Math.PI) / 180;
  const held = Math.max(-most, Math.min(most, lift));
  const far = Math.max(0.4, Math.min(5, away * (by.near ?? 1)));
  return {
    ...camera,
    eye: {
      x: center.x + far * Math.cos(held) * Math.sin(turn),
      y: center.y + far * Math.cos(held) * Math.cos(turn),
      z: center.z + far * Math.sin(held),
    },
  };
}

function targetOf(target: Target, side: Side, scene: SceneData, { low, high }: Frame): Vector {
  if (target === "crest") return place(scene.courses.trigger.bone, side);
  const middle = { x: 0, y: (low.y + high.y) / 2, z: (low.z + high.z) / 2 };
  if (target === "middle") return middle;
  const sac = pointsOf(scene.courses.sac.points, "left");
  const [, y, z] = sac[Math.floor(0.58 * sac.length)] ?? [0, middle.y, middle.z];
  return { x: 0, y, z };
}

function place(flat: Flat, side: Side): Vector {
  const [x, y, z] = pointsOf(flat, side)[0] ?? [0, 0, 0];
  return { x, y, z };
}

/** From millimetres to what Plotly's camera counts in: from the box's middle. */
function units(point: Vector, { low, high }: Frame): Vector {
  const one = (axis: "x" | "y" | "z"): number =>
    (point[axis] - (low[axis] + high[axis]) / 2) / UNIT_MM;
  return { x: one("x"), y: one("y"), z: one("z") };
}
