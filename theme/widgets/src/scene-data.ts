/**
 * The scene as `assets/figures/cluneal-3d.js` brings it: bones, skin, courses.
 * Numbers are tenths of a millimetre; x is the subject's left, y up, z anterior.
 * Only the left half is there; the right is its mirror image.
 */

/** Flat: x, y, z, x, y, z ... */
export type Flat = readonly number[];
export type Course = "medial" | "intermediate" | "lateral";

/** A surface: vertices and triangles, both flat. */
export interface HalfMesh {
  vertices: Flat;
  faces: Flat;
}

/** Numbers of a row of stations: of the first, then how much each changes. */
export interface Row {
  first: Flat;
  then: readonly Flat[];
}

export interface Strand extends Row {
  part: "deep" | "over-crest" | "skin";
  kind: "main" | "thin" | "variable";
  root: string | null;
}

/** A branch, for every place where it may cross the crest. */
export interface Branch {
  /** Distance of the crossing from the midline, of each station; increasing. */
  midline: Flat;
  crossing: Row;
  strands: readonly Strand[];
}

/** One branch as a study puts it; millimetres. */
export interface PlacedBranch {
  course: Course;
  at_mm: number;
  /** What was measured, if it was; `sd_mm` null if no spread was published. */
  measured: { from: "midline" | "psis"; mean_mm: number; sd_mm: number | null } | null;
  label: string;
}

export interface Placing {
  id: string;
  /** For the list: author, and what was measured. */
  name: string;
  /** What this study measured, and how the drawn pelvis agrees. */
  words: string;
  /** What is known of how people differ. */
  spread: string;
  branches: readonly PlacedBranch[];
}

/** What lies in one place of a level: roots, and what to say. */
export interface AtLevel {
  name: string;
  roots: readonly string[];
  words: string;
}

type Point = readonly [number, number, number];

export interface SceneData {
  bones: Record<string, HalfMesh & { name: string }>;
  courses: {
    crest: { points: Flat; midline: Flat; psis: Flat };
    branches: Record<Course, Branch>;
    /** At the stations of the medial branch. */
    tunnel: { at: Row; faces: Flat };
    fascia: HalfMesh;
    others: Record<string, readonly { points: Flat }[]>;
    roots: Record<string, { canal: Flat; exit: Flat; ventral: Flat; dorsal: Flat }>;
    sac: { points: Flat; radius: Flat };
    levels: Record<string, { disc: { centre: Point; half_axes: readonly [Point, Point, Point] } }>;
    surgery: { incisions: Record<string, { skin: Flat; bone: Flat }>; screws: Record<string, Point> };
    trigger: { bone: Point; skin: Point };
  };
  /** Skin in pieces, each of one nerve and one root: together all of it. */
  back: {
    vertices: Flat;
    pieces: readonly { nerve: string | null; root: string | null; faces: Flat }[];
  };
  names: {
    courses: Record<Course, string>;
    others: Record<string, { name: string; layer: string }>;
    patches: Record<string, string>;
    incisions: Record<string, string>;
    screws: Record<string, string>;
  };
  placings: readonly Placing[];
  /** What was counted after operations. */
  surgery: string;
  /** By level and place. */
  levels: Record<string, Record<string, AtLevel>>;
}

/** The scene, once its script has been loaded. */
export function sceneOf(id: string): SceneData | null {
  return (window.rnFigures?.[id] as unknown as SceneData | undefined) ?? null;
}
