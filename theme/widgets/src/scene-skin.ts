import type { SceneData } from "./scene-data";
import { type Side, half, whole } from "./scene-meshes";
import { type Trace, sheet } from "./scene-plotted";
import type { SceneState } from "./scene-state";

const COURSES = ["medial", "intermediate", "lateral"] as const;
const BESIDE = ["middle", "inferior", "neighbours"] as const;
// Skins of the neighbours whose courses are not drawn here.
const SKIN_ONLY = ["lateral-femoral-cutaneous", "posterior-femoral-cutaneous"];
const SKIN = 0.2;
const PATCH = 0.6;

/**
 * The skin of the back. Where a nerve, or a root that a level reaches, has its skin, a
 * patch stands in place of the skin: two surfaces so near each other would flicker.
 */
export function skinOf(scene: SceneData, sides: readonly Side[], state: SceneState): Trace[] {
  const { vertices, pieces } = scene.back;
  const hues = state.layers.has("territory") ? huesOf(scene, state) : new Map<string, string>();
  const patches = new Map<string, { names: string[]; colour: string; faces: number[] }>();
  const plain: number[] = [];
  for (const { nerve, root, faces } of pieces) {
    const shown = [nerve, root].filter((id): id is string => id !== null && hues.has(id));
    const key = shown.join(" ");
    if (shown.length === 0) plain.push(...faces);
    else {
      const colour = shown.length > 1 ? "shared" : hues.get(key) ?? "skin";
      const patch = patches.get(key) ?? { names: shown, colour, faces: [] };
      patch.faces.push(...faces);
      patches.set(key, patch);
    }
  }
  const patched = [...patches.values()].flatMap(({ names, colour, faces }) => {
    const name = `Skin: ${names.map((id) => scene.names.patches[id] ?? id).join(" and ")}`;
    return sides.map((side) => sheet(name, half({ vertices, faces }, side), colour, PATCH));
  });
  if (!state.layers.has("skin")) return patched;
  const covered = [...patches.values()].flatMap(({ faces }) => faces);
  const bare = (["left", "right"] as const).filter((side) => !sides.includes(side));
  const rest = bare.map((side) => sheet("Skin", half({ vertices, faces: covered }, side), "skin", SKIN));
  return [...patched, sheet("Skin", whole({ vertices, faces: plain }), "skin", SKIN), ...rest];
}

/** In which colour each nerve's and each reached root's skin is shown. */
function huesOf(scene: SceneData, state: SceneState): Map<string, string> {
  const courses = COURSES.map((course) => [`superior-cluneal.${course}`, course] as const);
  const beside = BESIDE.filter((layer) => state.layers.has(layer)).flatMap((layer) =>
    neighboursIn(scene, layer).map((id) => [id, layer] as const),
  );
  const roots = scene.levels[state.level]?.[state.place]?.roots ?? [];
  return new Map([...courses, ...beside, ...roots.map((root) => [root, "root"] as const)]);
}

function neighboursIn(scene: SceneData, layer: string): string[] {
  const others = Object.entries(scene.names.others);
  const ids = others.flatMap(([id, other]) => (other.layer === layer ? [id] : []));
  return layer === "neighbours" ? [...ids, ...SKIN_ONLY] : ids;
}
