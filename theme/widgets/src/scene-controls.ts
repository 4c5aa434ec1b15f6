import { make, makeButton } from "./dom";
import type { SceneData } from "./scene-data";
import { LAYERS, type SceneState, VIEWS } from "./scene-state";
import { SCENE } from "./strings";

type Change = (change: Partial<SceneState>) => void;

export interface Controls {
  views: HTMLElement;
  sides: HTMLElement;
  rest: HTMLElement;
  /** Says that the figure is no longer as any view has it. */
  turned: () => void;
  /** Makes every control say what is shown. */
  sync: (state: SceneState) => void;
}

let groups = 0;

/** Every control of a scene; none of them acts before it is used. */
export function controlsOf(scene: SceneData, change: Change): Controls {
  const group = `rn-scene-${++groups}`;
  const views = radios(`${group}-view`, SCENE.view, "rn-strip", VIEWS, SCENE.views, (view) =>
    change({ view }),
  );
  const sides = radios(
    `${group}-side`,
    SCENE.side,
    "rn-segments",
    ["left", "both", "right"] as const,
    SCENE.sides,
    (side) => change({ side }),
  );
  const study = list(
    SCENE.study,
    scene.placings.map(({ id, name }) => [id, name]),
    (study) => change({ study }),
  );
  const differ = tick(SCENE.differ, (isOn) => change({ differ: isOn }));
  const level = list(
    SCENE.level,
    [["", SCENE.noLevel], ...Object.keys(scene.levels).map((id) => [id, id.replace("-", "–")] as const)],
    (level) => change({ level }),
  );
  const places = Object.entries(Object.values(scene.levels)[0] ?? {});
  const place = list(
    SCENE.place,
    places.map(([id, { name }]) => [id, name]),
    (place) => change({ place }),
  );
  const layers = new Map(
    LAYERS.map((id) => [id, tick(SCENE.layers[id], (isOn) => change({ layers: new Set(isOn ? [...shown, id] : [...shown].filter((one) => one !== id)) }))] as const),
  );
  let shown: SceneState["layers"] = new Set();
  const box = make("fieldset", { class: "rn-scene-layers" });
  box.append(make("legend", {}, SCENE.shown), ...[...layers.values()].map(({ label }) => label));
  const rest = make("div", { class: "rn-scene-rest" });
  rest.append(
    make("div", { class: "rn-scene-study" }, study.label, differ.label),
    make("div", { class: "rn-scene-level" }, level.label, place.label),
    box,
  );
  return {
    views: views.box,
    sides: sides.box,
    rest,
    turned: () => views.set(null),
    sync: (state) => {
      shown = state.layers;
      views.set(state.view);
      sides.set(state.side);
      study.set(state.study);
      level.set(state.level);
      place.set(state.place);
      place.label.hidden = state.level === "";
      differ.set(state.differ);
      for (const [id, { set }] of layers) set(state.layers.has(id));
    },
  };
}

/** Buttons that turn the scene and bring it nearer, for fingers and keys. */
export function turning(turn: (by: { turn?: number; lift?: number; near?: number }) => void): HTMLElement {
  const box = make("div", { class: "rn-scene-turning", role: "group", "aria-label": SCENE.turning });
  for (const [sign, words, by] of SCENE.turns) {
    const button = makeButton("", sign, { "aria-label": words });
    button.addEventListener("click", () => turn(by));
    box.append(button);
  }
  return box;
}

function radios<Id extends string>(
  name: string,
  title: string,
  className: string,
  ids: readonly Id[],
  words: Record<Id, string>,
  choose: (id: Id) => void,
): { box: HTMLElement; set: (id: Id | null) => void } {
  const box = make("fieldset", { class: className });
  box.append(make("legend", { class: "rn-hidden" }, title));
  const inputs = ids.map((id) => {
    const input = make("input", { type: "radio", name, value: id, autocomplete: "off" });
    input.addEventListener("change", () => choose(id));
    box.append(make("label", {}, input, make("span", {}, words[id])));
    return input;
  });
  return {
    box,
    set: (id) => {
      for (const input of inputs) {
        input.checked = input.value === id;
        const label = input.parentElement;
        if (!input.checked || !label) continue;
        box.scrollLeft = label.offsetLeft + label.offsetWidth / 2 - box.clientWidth / 2;
      }
    },
  };
}

function list(
  title: string,
  options: readonly (readonly [string, string])[],
  choose: (id: string) => void,
): { label: HTMLElement; set: (id: string) => void } {
  const select = make("select", { autocomplete: "off" });
  for (const [value, words] of options) select.append(make("option", { value }, words));
  select.addEventListener("change", () => choose(select.value));
  const label = make("label", {}, make("span", {}, title), select);
  return { label, set: (id) => (select.value = id) };
}

function tick(words: string, choose: (isOn: boolean) => void): { label: HTMLElement; set: (isOn: boolean) => void } {
  const input = make("input", { type: "checkbox", autocomplete: "off" });
  input.addEventListener("change", () => choose(input.checked));
  const label = make("label", { class: "rn-scene-tick" }, input, make("span", {}, words));
  return { label, set: (isOn) => (input.checked = isOn) };
}
