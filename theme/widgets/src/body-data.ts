/**
 * The drawn body, as `assets/body/*.js` bring it: each file sets one property of
 * `window.rnBody`, under the file's own name (`anterior`, `anterior.lee-2008`,
 * `anterior.cells`, `atlas`, `shares`). Files are loaded when asked for, once.
 */
import { loadScript } from "./scripts";

/** Path data by id of territory, or ID.PART. */
export type Paths = Record<string, string>;
/** x, y, width, height. */
export type Box = readonly [number, number, number, number];
export type Side = "left" | "right";

/** One view of the left half of the body; the right half is its mirror image. */
export interface BodyView {
  name: string;
  /** Whether both halves stand beside each other; else one limb is shown. */
  both: boolean;
  /** Millimetres of a unit of the paths. */
  unit: number;
  /** Of the drawn half. */
  box: Box;
  outline: string;
  /** Where a limb is cut off. */
  inside: string;
}

/** One map in one view, without its halos. */
export interface BodyAreas {
  core: Paths;
  /** Supplied by this one alone, most often. */
  alone: Paths;
  /** Lines that rest on a landmark. */
  firm: string;
  /** Lines that were interpreted. */
  soft: string;
  /** x, y of the widest place, and the free radius there. */
  labels: Record<string, readonly [number, number, number]>;
}

export interface BodyMap extends BodyAreas {
  /** Usual area and halo. */
  halo: Paths;
}

/** Paths of cells by their number. */
export type BodyCells = Record<number, string>;

/** One root or nerve in one map. */
export interface Territory {
  name: string;
  tint: number;
  /** Numbers of the views in which it is seen, best first. */
  views: number[];
  /** 1 if it has a page of its own. */
  page?: number;
  /** Ids whose paths make it up, where that is not itself alone. */
  of?: string[];
  /** 1 if it was drawn once for several maps. */
  layer?: number;
}

export interface AtlasMap {
  short: string;
  of: "dermatomes" | "nerves";
  shape: "partition" | "patches" | "fields" | "zones";
  summary: string;
  /** In reading order: head to foot. */
  territories: Record<string, Territory>;
  /** Names of those that often have no skin, so that none is drawn. */
  without?: Record<string, string>;
}

/** `atlas.js`: names and numbers, without paths. */
export interface BodyAtlas {
  /** In the order of the strip: id, name, whether both halves are shown. */
  views: { id: string; name: string; both: boolean }[];
  maps: Record<string, AtlasMap>;
}

/** `about.js`: words that are wanted once somebody asks about a territory. */
export interface BodyAbout {
  /** By id of root or nerve: its skin in a sentence, its roots, other names. */
  facts: Record<string, { fact: string; roots: string; also: string; warning?: string }>;
  /** By map and territory: where it lies, region by region. */
  words: Record<string, Record<string, string>>;
  /** By map and territory: the usual skin of one side, in cm². */
  areas: Record<string, Record<string, number>>;
  /** By map: what it was drawn after, and how much of that was read. */
  sources: Record<string, string[]>;
  /** Where the skin of roots and nerves is disputed, and the words to print there. */
  doubts: { place: string; words: string; of: string[] }[];
}

/** `shares.js`: how much of each cell a territory takes, for Compare. */
export interface BodyShares {
  /** Of each cell, in mm². */
  areas: number[];
  /** Number of each cell's region. */
  regions: number[];
  names: string[];
  /** Names for several regions together, and their numbers; smallest first. */
  groups: [string, number[]][];
  /** By map and territory: usual skin in mm². */
  sizes: Record<string, Record<string, number>>;
  /** By map and territory: cell, percent, cell, percent ... */
  usual: Record<string, Record<string, number[]>>;
  /** By map of dermatomes, nerve and root: usual skin of both, in mm². */
  shared: Record<string, Record<string, Record<string, number>>>;
}

declare global {
  interface Window {
    rnBody?: Record<string, unknown>;
  }
}

/** Loads what a folder (`…/assets/body/`) holds; rejects if that is not there. */
export class BodyFolder {
  constructor(private readonly folder: string) {}

  view(view: string): Promise<BodyView> {
    return this.load(view);
  }

  areas(view: string, map: string): Promise<BodyAreas> {
    return this.load(`${view}.${map}`);
  }

  /** The areas with their halos, which only those who choose one want to see. */
  async map(view: string, map: string): Promise<BodyMap> {
    const halo = this.load<Paths>(`${view}.${map}.halo`);
    return { ...(await this.areas(view, map)), halo: await halo };
  }

  cells(view: string): Promise<BodyCells> {
    return this.load(`${view}.cells`);
  }

  atlas(): Promise<BodyAtlas> {
    return this.load("atlas");
  }

  about(): Promise<BodyAbout> {
    return this.load("about");
  }

  shares(): Promise<BodyShares> {
    return this.load("shares");
  }

  /** Light and shadow, to lie over flat tints. */
  shading(view: string, isDark: boolean): string {
    return `${this.folder}${view}-${isDark ? "dark" : "light"}.webp`;
  }

  private async load<Value>(name: string): Promise<Value> {
    if (!window.rnBody?.[name]) await loadScript(`${this.folder}${name}.js`);
    const value = window.rnBody?.[name];
    if (!value) throw new Error(`${name} is not there`);
    return value as Value;
  }
}
