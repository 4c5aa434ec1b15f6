/* generated; run npm run types */

/**
 * What a classification says; also the classes of the discrimination measures.
 */
export type Verdict = "root" | "nerve" | "other" | "undetermined" | "emergency";

/**
 * Every item of a site, or of one page.
 */
export interface Bank {
  items: (ClassifyItem | ChoiceItem | LocateItem | DrawItem | PalpateItem | PatternItem)[];
  scale: Step[];
  version: 1;
}
/**
 * Root, nerve, other or both, cannot be told yet, or stop.
 */
export interface ClassifyItem {
  because: Because;
  /**
   * permanent: CASE.classify, CASE.imaging-1
   */
  id: string;
  key: Verdict;
  kind: "classify";
  /**
   * source path of the page it stands on
   */
  page: string;
  prompt: string;
  /**
   * progress starts again when it changes
   */
  rev: number;
}
/**
 * What to say to somebody who gave each verdict.
 */
export interface Because {
  emergency: string;
  nerve: string;
  other: string;
  root: string;
  undetermined: string;
}
/**
 * One right option.
 */
export interface ChoiceItem {
  /**
   * permanent: CASE.classify, CASE.imaging-1
   */
  id: string;
  /**
   * id of the right option
   */
  key: string;
  kind: "name" | "decide" | "imaging";
  /**
   * @minItems 2
   */
  options: [Option, Option, ...Option[]];
  /**
   * source path of the page it stands on
   */
  page: string;
  prompt: string;
  /**
   * progress starts again when it changes
   */
  rev: number;
  /**
   * the prompt gives another item's answer away
   */
  reveals: boolean;
}
/**
 * One option of a choice item.
 */
export interface Option {
  /**
   * why it is right or wrong
   */
  because: string;
  id: string;
  text: string;
}
/**
 * One place where feeling would be lost.
 */
export interface LocateItem {
  /**
   * permanent: CASE.classify, CASE.imaging-1
   */
  id: string;
  kind: "locate";
  /**
   * source path of the page it stands on
   */
  page: string;
  prompt: string;
  /**
   * progress starts again when it changes
   */
  rev: number;
  /**
   * the prompt gives another item's answer away
   */
  reveals: boolean;
  skin: Skin;
}
/**
 * Skin that is asked for, on one side of the body, from one map.
 */
export interface Skin {
  because: string;
  /**
   * its hue, afterwards
   */
  look: "root" | "nerve";
  /**
   * id of the map that it is drawn in
   */
  map: string;
  /**
   * its reach: neither asked nor wrong
   */
  may: number[];
  /**
   * surely its own: asked, by this weight
   */
  must: number[];
  /**
   * the skin of the saphenous nerve
   */
  name: string;
  neighbours: Neighbour[];
  /**
   * ids in the map that make up its picture
   */
  shown: string[];
  side: "left" | "right";
  /**
   * the map as it is called on a page
   */
  source: string;
  /**
   * ids of those to begin with
   *
   * @minItems 1
   */
  views: [string, ...string[]];
  /**
   * where it lies, region by region
   */
  words: string;
}
/**
 * Skin beside the answer, to name it to those who went there.
 */
export interface Neighbour {
  /**
   * cells of the drawn half: first one, how many in a row, how much of each in percent; and again
   */
  cells: number[];
  /**
   * the skin of the sural nerve
   */
  name: string;
}
/**
 * All of the skin where feeling would be lost; scored by Dice on weighted cells.
 */
export interface DrawItem {
  /**
   * permanent: CASE.classify, CASE.imaging-1
   */
  id: string;
  kind: "draw";
  /**
   * Dice of a near one
   */
  near_from: number;
  /**
   * source path of the page it stands on
   */
  page: string;
  prompt: string;
  /**
   * progress starts again when it changes
   */
  rev: number;
  /**
   * the prompt gives another item's answer away
   */
  reveals: boolean;
  /**
   * Dice of a right one
   */
  right_from: number;
  skin: Skin;
}
/**
 * A place to press, on a line of bone that is not drawn until it is answered.
 */
export interface PalpateItem {
  /**
   * on the crest, 65 to 80 mm from …
   */
  answer: string;
  because: string;
  /**
   * permanent: CASE.classify, CASE.imaging-1
   */
  id: string;
  kind: "palpate";
  limits: string[];
  line: Line;
  /**
   * source path of the page it stands on
   */
  page: string;
  places: PressedPlace[];
  prompt: string;
  /**
   * progress starts again when it changes
   */
  rev: number;
  /**
   * the prompt gives another item's answer away
   */
  reveals: boolean;
  side: "left" | "right";
  studies: StudyMark[];
  /**
   * id of a view from behind
   */
  view: string;
}
/**
 * A line of bone on the left half as seen from behind, and what is asked of it.
 */
export interface Line {
  elsewhere: Elsewhere;
  /**
   * the crest
   */
  name: string;
  near: Stretch;
  /**
   * x to the subject's left and y up of the first, in 0.1 mm; of each other how much they change
   */
  points: number[];
  right: Stretch;
  /**
   * what its first point is called
   */
  start: string;
  /**
   * PSIS
   */
  start_short: string;
}
/**
 * What lies beside the line, and on it where nothing was asked.
 */
export interface Elsewhere {
  above: string;
  below: string;
  beyond: string;
  inside: string;
  outside: string;
  short: string;
}
/**
 * A part of a line, by the distance of its ends from the midline.
 */
export interface Stretch {
  from_mm: number;
  to_mm: number;
}
/**
 * A place in words, for those who choose from a list; on the asked side.
 */
export interface PressedPlace {
  words: string;
  /**
   * from the midline
   */
  x_mm: number;
  y_mm: number;
}
/**
 * What one study measured, where the drawn line has it, from the midline.
 */
export interface StudyMark {
  at_mm: number;
  /**
   * else from the line's start
   */
  from_midline: boolean;
  high_mm: number | null;
  /**
   * of mean - SD, or of a range
   */
  low_mm: number | null;
  /**
   * study, branch, value, number
   */
  words: string;
}
/**
 * A made-up patient on the body: the same question as of a case.
 */
export interface PatternItem {
  /**
   * skin alone, or with what the examination found
   */
  basis: "pattern" | "examined";
  because: Because;
  /**
   * @minItems 2
   * @maxItems 2
   */
  candidates: [Candidate, Candidate];
  /**
   * the finding that decides
   */
  deciding: string;
  /**
   * of a territory: all, a part, what both candidates share
   */
  extent: "whole" | "part" | "shared" | "region";
  /**
   * pair, key, extent and basis: what items share
   */
  family: string;
  /**
   * kept for this fixed form
   */
  form: ("A" | "B") | null;
  /**
   * permanent: CASE.classify, CASE.imaging-1
   */
  id: string;
  key: Verdict;
  kind: "pattern";
  /**
   * where the skin alone is keyed: Dice with the best candidate of the keyed class, minus that of the best of the other class, in the map that leaves least; null: findings decide, or nothing does
   */
  margin: number | null;
  /**
   * tests to choose from if it is open
   */
  next: Option[];
  /**
   * id of the test that tells
   */
  next_key: string | null;
  /**
   * source path of the page it stands on
   */
  page: string;
  /**
   * id of the look-alikes it trains
   */
  pair: string;
  prompt: string;
  /**
   * progress starts again when it changes
   */
  rev: number;
  /**
   * the skin that only one of both has, in words
   */
  separating: string;
  side: "left" | "right" | "both";
  skin: PatternSkin[];
  symptom: "pain" | "numbness";
  /**
   * id of the view it is shown in
   */
  view: string;
  /**
   * where it lies, region by region
   */
  words: string;
}
/**
 * A root or nerve that could be thought of, to be shown afterwards.
 */
export interface Candidate {
  look: "root" | "nerve" | "condition";
  /**
   * the C8 root
   */
  name: string;
  /**
   * source path of its page
   */
  page: string;
  /**
   * null: it has none of its own
   */
  skin: Painted | null;
}
/**
 * Skin of a map: usual areas of one or several ids, drawn as one stretch.
 */
export interface Painted {
  /**
   * @minItems 1
   */
  ids: [string, ...string[]];
  /**
   * id of a map
   */
  map: string;
}
/**
 * What is shaded on the body: skin of a map, cut to other skin or to an ellipse.
 */
export interface PatternSkin {
  cut_to: Painted | null;
  of: Painted;
  within: Ellipse | null;
}
/**
 * An ellipse in a view, in its units, on the half that is drawn.
 */
export interface Ellipse {
  rx: number;
  ry: number;
  turn_deg: number;
  x: number;
  y: number;
}
/**
 * One answer of the classification scale.
 */
export interface Step {
  id: string;
  text: string;
  verdict: Verdict;
}
