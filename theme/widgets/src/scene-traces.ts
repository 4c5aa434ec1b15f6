import { along, crossingsOf, strandsAt } from "./scene-curves";
import { distances, placingOf } from "./scene-distances";
import type { Flat, PlacedBranch, Placing, SceneData, Strand } from "./scene-data";
import { type Side, cords, half, line, pointsOf, whole } from "./scene-meshes";
import { type Trace, marks, sheet, strokes } from "./scene-plotted";
import { spine } from "./scene-spine";
import { skinOf } from "./scene-skin";
import type { Layer, SceneState } from "./scene-state";
import { SCENE } from "./strings";

const NERVE_MM = 1.5;
const THIN_MM = 0.8;
const SEEN_THROUGH = 0.45;

/** Everything that a state shows, in the order in which it must be drawn. */
export function tracesOf(scene: SceneData, state: SceneState): Trace[] {
  const has = (layer: Layer): boolean => state.layers.has(layer);
  const sides: Side[] = state.side === "both" ? ["left", "right"] : [state.side];
  const placing = placingOf(scene, state);
  const isOpened = has("roots") || state.level !== "";
  return [
    ...(isOpened ? spine(scene, state) : []),
    ...bones(scene, isOpened),
    ...sides.flatMap((side) => [
      ...(placing ? superior(scene, placing, side, state) : []),
      ...others(scene, side, state),
      ...(has("trigger") ? trigger(scene, side) : []),
      ...(has("surgery") ? surgery(scene, side) : []),
      ...(has("tunnel") && placing ? tunnel(scene, placing, side) : []),
      ...(has("fascia")
        ? [sheet("Thoracolumbar fascia", half(scene.courses.fascia, side), "fascia", 0.4)]
        : []),
    ]),
    ...skinOf(scene, sides, state),
    ...sideNames(scene),
  ];
}

/** Hip bones, sacrum and vertebrae; one looks through them where roots are shown. */
function bones(scene: SceneData, isOpened: boolean): Trace[] {
  return Object.entries(scene.bones).flatMap(([id, bone]) =>
    id === "innominate"
      ? (["left", "right"] as const).map((side) =>
          sheet(`${bone.name}, ${side}`, half(bone, side), "bone", isOpened ? SEEN_THROUGH : 1),
        )
      : [sheet(bone.name, whole(bone), "bone", isOpened ? SEEN_THROUGH : 1)],
  );
}

/**
 * The three branches where the study puts them; paler where it did not measure. What
 * comes of a root that a level reaches has that root's colour.
 */
function superior(
  scene: SceneData,
  placing: Placing,
  side: Side,
  state: SceneState,
): Trace[] {
  const reached = new Set(scene.levels[state.level]?.[state.place]?.roots ?? []);
  const isReached = ({ root }: Strand): boolean => root !== null && reached.has(root);
  const drawn = placing.branches.flatMap((branch): Trace[] => {
    const { course, at_mm, measured } = branch;
    const name = `Superior cluneal, ${scene.names.courses[course]}`;
    const family = scene.courses.branches[course];
    const colour = measured ? course : `${course}-pale`;
    const of = (isWanted: (strand: Strand) => boolean): number[][] =>
      strandsAt(family, at_mm, isWanted);
    const plain = (kind: Strand["kind"]) => (strand: Strand): boolean =>
      strand.kind === kind && !isReached(strand);
    const vary = state.layers.has("variable") ? of(plain("variable")) : [];
    return [
      sheet(name, cords(of(plain("main")), side, NERVE_MM), colour, 1),
      ...cord(`${name}: joining roots`, of(plain("thin")), side, `${course}-pale`, THIN_MM),
      ...cord(`${name}: roots that vary`, vary, side, "vary", THIN_MM),
      ...cord(`${name}: from a root within reach`, of(isReached), side, "root", NERVE_MM),
      ...(state.differ ? people(scene, branch, side, name) : []),
    ];
  });
  return [...drawn, ...distances(scene, placing, side)];
}

function cord(
  name: string,
  courses: readonly Flat[],
  side: Side,
  colour: string,
  radius_mm: number,
): Trace[] {
  return courses.length > 0 ? [sheet(name, cords(courses, side, radius_mm), colour, 1)] : [];
}

function people(scene: SceneData, branch: PlacedBranch, side: Side, name: string): Trace[] {
  const family = scene.courses.branches[branch.course];
  const courses = crossingsOf(scene, branch).flatMap((at_mm) =>
    strandsAt(family, at_mm, ({ kind }) => kind === "main"),
  );
  if (courses.length === 0) return [];
  return [strokes(`${name}: people differ`, line(courses, side), branch.course, 1.5, 0.55)];
}

function tunnel(scene: SceneData, placing: Placing, side: Side): Trace[] {
  const medial = placing.branches.find(({ course }) => course === "medial");
  if (!medial) return [];
  const { at, faces } = scene.courses.tunnel;
  const vertices = along(scene.courses.branches.medial.midline, at, 10 * medial.at_mm);
  return [sheet("Osteofibrous tunnel", half({ vertices, faces }, side), "fascia", 0.85)];
}

function others(scene: SceneData, side: Side, { layers }: SceneState): Trace[] {
  return Object.entries(scene.courses.others).flatMap(([id, strands]) => {
    const { name, layer } = scene.names.others[id] ?? { name: id, layer: "" };
    if (!(layers as ReadonlySet<string>).has(layer)) return [];
    const courses = strands.map(({ points }) => points);
    return [sheet(name, cords(courses, side, NERVE_MM), layer, 1)];
  });
}

function trigger(scene: SceneData, side: Side): Trace[] {
  const { bone, skin: over } = scene.courses.trigger;
  const name = "Point of examination, 70 mm from the midline";
  return [
    strokes(name, line([[...bone, ...over]], side), "accent", 4, 1),
    marks(name, pointsOf(over, side), "accent", "circle-open", 8),
  ];
}

function surgery(scene: SceneData, side: Side): Trace[] {
  const { incisions, screws } = scene.courses.surgery;
  const { names } = scene;
  return [
    ...Object.entries(incisions).map(([id, { skin: cut }]) =>
      strokes(names.incisions[id] ?? id, line([cut], side), "surgery", 7, 1),
    ),
    ...Object.entries(screws).map(([id, point]) =>
      marks(names.screws[id] ?? id, pointsOf(point, side), "surgery", "diamond", 5),
    ),
  ];
}

/** Which side is which, at the top of the back. */
function sideNames({ back: { vertices } }: SceneData): Trace[] {
  const points = pointsOf(vertices, "left");
  const x = 0.62 * Math.max(...points.map(([across]) => across));
  const y = Math.max(...points.map(([, behind]) => behind));
  const z = Math.max(...points.map(([, , up]) => up)) - 8;
  const places = [[x, y, z], [-x, y, z]] as const;
  return [
    {
      ...marks("Sides", places, "ink", "circle", 0.1),
      mode: "text",
      text: [SCENE.sides.left, SCENE.sides.right],
      textfont: { size: 12, color: "var(--rn-soft)", family: "var(--rn-font-text)" },
      hoverinfo: "skip",
      hovertemplate: null,
    },
  ];
}
