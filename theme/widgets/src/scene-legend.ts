import { make } from "./dom";
import type { SceneData } from "./scene-data";
import type { SceneState } from "./scene-state";
import { SCENE } from "./strings";

type Line = readonly [colour: string, words: string];

/** What the colours mean that a state shows. */
export function legendOf(scene: SceneData, state: SceneState): HTMLElement {
  const list = make("ul", { class: "rn-scene-legend" });
  for (const [colour, words] of linesOf(scene, state)) {
    const swatch = make("span", { class: "rn-scene-swatch", "aria-hidden": "true" });
    swatch.style.background = `var(--rn-scene-${colour})`;
    list.append(make("li", {}, swatch, words));
  }
  return list;
}

function linesOf({ names, placings }: SceneData, state: SceneState): Line[] {
  const placing = placings.find(({ id }) => id === state.study) ?? placings[0];
  const branches = (placing?.branches ?? []).map(({ course, measured }): Line => {
    const words = names.courses[course];
    return measured ? [course, words] : [`${course}-pale`, SCENE.notMeasured(words)];
  });
  const has = (layer: string): boolean => (state.layers as ReadonlySet<string>).has(layer);
  const layers = Object.entries(SCENE.legend).filter(([layer]) => has(layer));
  const level: Line[] = [
    ["root", SCENE.reached],
    ["disc", SCENE.disc],
  ];
  return [
    ...branches,
    ...layers.map(([layer, words]): Line => [COLOURS[layer] ?? layer, words]),
    ...(state.level ? level : []),
  ];
}

// Layers whose colour is not called as they are.
const COLOURS: Record<string, string> = {
  variable: "vary",
  roots: "root-pale",
  trigger: "accent",
  tunnel: "fascia",
};
