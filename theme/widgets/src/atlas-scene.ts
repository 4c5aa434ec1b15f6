import type { Shown } from "./atlas-address";
import { huesOf } from "./atlas-compare";
import { pathOf, picksOf, piecesOf } from "./atlas-pair";
import { type AtlasPlate, type Marks, listLabel } from "./atlas-plate";
import type { BodyAtlas, BodyFolder } from "./body-data";
import { isDark } from "./scheme";
import type { Two } from "./two-pieces";

/** What came of showing something; null if something else was asked for meanwhile. */
export type Outcome = { marks: Marks | null } | { two: Two } | null;

/** Loads what is to be shown and puts it on the plate; the last wish counts. */
export class Scene {
  private drawn = "";
  private view = "";
  private round = 0;

  constructor(
    private readonly folder: BodyFolder,
    private readonly plate: AtlasPlate,
    private readonly onTurn: () => void,
  ) {}

  /** Asks for what most visits need, before anything is known of the maps. */
  async prepare({ view, map }: Shown): Promise<void> {
    await Promise.all([this.folder.view(view), this.folder.areas(view, map)]);
  }

  async show(atlas: BodyAtlas, shown: Shown): Promise<Outcome> {
    const round = ++this.round;
    if (this.mustDraw(shown) && !(await this.draw(atlas, shown, round))) return null;
    if (shown.with !== null) return this.compare(atlas, shown, round);
    const territory = atlas.maps[shown.map]?.territories[shown.show];
    const pieces = piecesOf(shown.show, territory);
    const tint = territory?.tint ?? 0;
    this.plate.choose(pieces, tint, null);
    if (!territory) return { marks: null };
    const { halo } = await this.folder.map(shown.view, shown.map);
    return round === this.round ? { marks: this.plate.choose(pieces, tint, halo) } : null;
  }

  /** Whether something else is to be drawn than what is. */
  mustDraw(shown: Shown): boolean {
    return this.drawn !== keyOf(shown);
  }

  shade(): void {
    if (this.view) this.plate.shade(this.folder.shading(this.view, isDark()));
  }

  private async draw(atlas: BodyAtlas, shown: Shown, round: number): Promise<boolean> {
    const map = atlas.maps[shown.map];
    const [view, areas] = await Promise.all([
      this.folder.view(shown.view),
      this.folder.areas(shown.view, shown.map),
    ]);
    if (!map || round !== this.round) return false;
    if (this.view !== shown.view) this.onTurn();
    const isPair = shown.with !== null;
    const label = listLabel(map, shown.side);
    this.plate.draw(view, isPair ? null : areas, map, shown.side, label);
    this.drawn = keyOf(shown);
    this.view = shown.view;
    this.shade();
    return true;
  }

  private async compare(atlas: BodyAtlas, shown: Shown, round: number): Promise<Outcome> {
    const [a, b] = picksOf(shown);
    const [ofA, ofB] = await Promise.all([
      this.folder.areas(shown.view, a.map),
      this.folder.areas(shown.view, b.map),
    ]);
    if (round !== this.round) return null;
    const two = { a: pathOf(atlas, ofA, a), b: pathOf(atlas, ofB, b) };
    this.plate.compare(two, huesOf(atlas, a, b), shown.side);
    return { two };
  }
}

/** What a drawing depends on; what is chosen is marked on it afterwards. */
function keyOf({ map, view, side, with: other }: Shown): string {
  return [other === null ? map : "two", view, side].join(" ");
}
