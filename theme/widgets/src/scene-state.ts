/** What a scene shows: all of it can stand in a page's address, or in a block. */
export interface SceneState {
  view: View;
  layers: ReadonlySet<Layer>;
  study: string;
  side: "left" | "right" | "both";
  /** Whether courses are sampled from the published spread. */
  differ: boolean;
  /** A level of the spine, and the place at it; "" for none. */
  level: string;
  place: string;
}

export const VIEWS = ["behind", "oblique", "side", "crest", "spine"] as const;
export type View = (typeof VIEWS)[number];

export const LAYERS = [
  "skin",
  "fascia",
  "territory",
  "tunnel",
  "variable",
  "middle",
  "inferior",
  "neighbours",
  "roots",
  "trigger",
  "surgery",
] as const;
export type Layer = (typeof LAYERS)[number];

export const USUAL: SceneState = {
  view: "behind",
  layers: new Set<Layer>(["skin", "territory", "tunnel"]),
  study: "",
  side: "left",
  differ: false,
  level: "",
  place: "foramen",
};

/** What is offered beyond views and layers. */
export interface Offer {
  studies: readonly string[];
  levels: readonly string[];
  places: readonly string[];
}

/** Reads `view=crest&layers=skin,fascia&study=lu-1998-midline`; unknown is as before. */
export function readState(words: string, offer: Offer, from: SceneState): SceneState {
  const given = new URLSearchParams(words.replace(/^#/, ""));
  const one = <T extends string>(name: string, known: readonly T[], usual: T): T => {
    const asked = given.get(name);
    return known.find((option) => option === asked) ?? usual;
  };
  const asked = given.get("layers")?.split(",");
  return {
    view: one("view", VIEWS, from.view),
    layers: asked ? new Set(LAYERS.filter((id) => asked.includes(id))) : from.layers,
    study: one("study", offer.studies, from.study),
    side: one("side", ["left", "right", "both"] as const, from.side),
    differ: given.has("differ") ? given.get("differ") === "yes" : from.differ,
    level: one("level", offer.levels, from.level),
    place: one("place", offer.places, from.place),
  };
}

export function writeState(state: SceneState): string {
  const words = new URLSearchParams({ view: state.view, study: state.study });
  words.set("layers", LAYERS.filter((id) => state.layers.has(id)).join(","));
  if (state.side !== "left") words.set("side", state.side);
  if (state.differ) words.set("differ", "yes");
  if (state.level) {
    words.set("level", state.level);
    words.set("place", state.place);
  }
  return `#${words.toString().replace(/%2C/g, ",")}`;
}
