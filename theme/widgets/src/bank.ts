/* generated; run npm run types */

/**
 * What a classification says; also the classes of the discrimination measures.
 */
export type Verdict = "root" | "nerve" | "other" | "undetermined" | "emergency";

/**
 * Every item of a site, or of one page.
 */
export interface Bank {
  items: (ClassifyItem | ChoiceItem)[];
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
 * One answer of the classification scale.
 */
export interface Step {
  id: string;
  text: string;
  verdict: Verdict;
}
