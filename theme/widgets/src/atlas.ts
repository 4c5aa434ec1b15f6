import {
  isAddress,
  isStep,
  nothing,
  readAddress,
  type Shown,
  unknownIn,
  writeAddress,
} from "./atlas-address";
import { Chip } from "./atlas-chip";
import type { Pick } from "./atlas-compare";
import { presume, sayUnknown, showControls, titleOf } from "./atlas-controls";
import { Find } from "./atlas-find";
import type { Hit } from "./atlas-hits";
import { aboutMap, legend, legendOfTwo, onlyHere } from "./atlas-legend";
import { loadComparison } from "./atlas-later";
import { Notice } from "./atlas-notice";
import { bestView, picksOf, viewsOfTwo } from "./atlas-pair";
import { AtlasPlate } from "./atlas-plate";
import { Scene } from "./atlas-scene";
import { Sight } from "./atlas-sight";
import { type BodyAbout, type BodyAtlas, BodyFolder, type Side } from "./body-data";
import { hiddenWords, make } from "./dom";
import { onSchemeChange } from "./scheme";
import { ATLAS } from "./strings";
import { Zoom } from "./zoom";
import type { Two } from "./two-pieces";

/** <rn-atlas>: the body with the skin of every root and nerve, and any two compared. */
export class RnAtlas extends HTMLElement {
  private folder = new BodyFolder("");
  private atlas: BodyAtlas | null = null;
  private about: BodyAbout | null = null;
  private usual: Shown = nothing();
  private shown: Shown = nothing();
  private also: string[] = [];
  private plate: AtlasPlate | null = null;
  private scene: Scene | null = null;
  private zoom: Zoom | null = null;
  private chip: Chip | null = null;
  private sight: Sight | null = null;
  private notice: Notice | null = null;
  private unknown: string[] = [];
  private readonly status = hiddenWords("");
  private readonly legend = make("p", { class: "rn-atlas-legend" });
  private readonly heading = make("p", { class: "rn-atlas-title" });
  private readonly lastMap: Record<string, string> = {};

  connectedCallback(): void {
    if (this.plate) return;
    this.folder = new BodyFolder(this.dataset["folder"] ?? "");
    this.shown = this.usual = this.offered();
    this.status.setAttribute("role", "status");
    this.append(this.status);
    const figure = this.get(".rn-atlas-figure");
    figure.prepend(this.heading);
    this.get("figcaption").before(this.legend);
    this.chip = new Chip(this.get(".rn-chip"), this.get(".rn-chip-more"));
    this.sight = new Sight(figure, this.get(".rn-atlas-canvas"), this.chip);
    this.chip.onOpen = () => {
      const at = this.plate?.placeOf(this.shown.show);
      if (at) this.sight?.bringIn(at);
    };
    this.notice = new Notice(this.get(".rn-atlas-plate"));
    const canvas = this.get(".rn-atlas-canvas");
    this.plate = new AtlasPlate(canvas, {
      onTap: (hit) => this.onTap(hit),
      onHover: (hit) => this.name(hit),
      onFocus: (id) => this.onFocus(id),
      onChoose: (id) => void this.update({ show: id }),
    });
    const buttons = this.querySelectorAll<HTMLButtonElement>(".rn-atlas-zoom button");
    const aim = () => this.plate?.placeOf(this.shown.show) ?? null;
    this.zoom = new Zoom(this.get(".rn-atlas-scroll"), canvas, buttons, aim);
    this.scene = new Scene(this.folder, this.plate, () => this.zoom?.reset());
    this.listen();
    if (isAddress(location.hash)) presume(this, location.hash);
    this.sight.begin(location.hash);
    void this.start();
  }

  private listen(): void {
    this.addEventListener("change", (event) => this.onControl(event.target as HTMLElement));
    addEventListener("hashchange", () => {
      // What has no hash is where somebody began; others are places of the page.
      if (isAddress(location.hash) || !location.hash) this.read();
    });
    onSchemeChange(() => this.scene?.shade());
    new Find(
      this.get<HTMLInputElement>("#rn-find"),
      this.get("#rn-found"),
      () => this.atlas,
      () => this.about,
      () => this.shown.map,
      (found) => this.find(found),
    ).onOpen = () => void this.learn();
  }

  private async start(): Promise<void> {
    this.notice?.begin();
    try {
      const isUsual = !isAddress(location.hash);
      const first = isUsual ? this.scene?.prepare(this.usual) : undefined;
      [this.atlas] = await Promise.all([this.folder.atlas(), first]);
      this.read();
    } catch {
      this.notice?.fail(() => void this.start());
    }
  }

  private read(): void {
    const { atlas } = this;
    if (!atlas) return;
    const { hash } = location;
    const isAsked = isAddress(hash);
    this.unknown = isAsked ? unknownIn(hash, atlas) : [];
    void this.show(isAsked ? readAddress(hash, atlas, this.usual) : this.usual);
  }

  /** Changes what is shown; `isLooking` also turns to a view that shows it. */
  private async update(change: Partial<Shown>, isLooking = false): Promise<void> {
    const { atlas } = this;
    if (!atlas) return;
    const next = { ...this.shown, ...change };
    if (!atlas.maps[next.map]?.territories[next.show]) next.show = "";
    if (isLooking) next.view = bestView(atlas, next);
    this.also = [];
    this.unknown = [];
    try {
      if (isStep(this.shown, next)) history.pushState(null, "", writeAddress(next));
      else history.replaceState(history.state, "", writeAddress(next));
    } catch {
      // Some browsers allow few changes in a short time; the next one counts.
    }
    await this.show(next);
    if (isLooking) this.sight?.reveal();
  }

  /** Shows what was looked for, or says that there is nothing of it to be shown. */
  private find({ map, id }: Pick): void {
    const { atlas } = this;
    const isDrawn = !atlas?.maps[map]?.without?.[id];
    void this.update({ map, show: isDrawn ? id : "", with: null }, isDrawn).then(() => {
      if (atlas && !isDrawn) this.chip?.say(sayUnknown([id], atlas));
    });
  }

  private async show(next: Shown): Promise<void> {
    const { atlas, scene } = this;
    if (!atlas || !scene) return;
    this.shown = next;
    this.lastMap[atlas.maps[next.map]?.of ?? ""] = next.map;
    showControls(this, atlas, next, (which, pick) => this.onPick(which, pick));
    this.heading.textContent = titleOf(atlas, next);
    if (next.with === null) this.tell(atlas);
    if (scene.mustDraw(next)) this.notice?.begin();
    try {
      const outcome = await scene.show(atlas, next);
      if (this.shown === next) this.notice?.end();
      if (outcome && "two" in outcome) await this.tellPair(atlas, next, outcome.two);
      else if (outcome) {
        const { tint = 0 } = atlas.maps[next.map]?.territories[next.show] ?? {};
        legend(this.legend, outcome.marks, tint);
      }
    } catch {
      if (this.shown === next) this.notice?.fail(() => void this.show(next));
    }
  }

  /** Says what is chosen, and of the map; more of it once that is loaded. */
  private tell(atlas: BodyAtlas): void {
    const { map, show, side } = this.shown;
    const about = atlas.maps[map];
    this.name(null);
    if (!about) return;
    const pick = (id: string): void => this.find({ map, id });
    const sources = this.about?.sources[map] ?? [];
    this.get(".rn-atlas-about").replaceChildren(...aboutMap(about, sources, pick));
    const name = about.territories[show]?.name;
    this.status.textContent = name ? ATLAS.chosen(name, ATLAS.sides[side]) : "";
    if (this.unknown.length > 0) this.chip?.say(sayUnknown(this.unknown, atlas));
    if (show && !this.about) {
      void this.learn().then(() => this.about && this.shown.show && this.tell(atlas));
    }
  }

  private async tellPair(atlas: BodyAtlas, next: Shown, two: Two): Promise<void> {
    const [a, b] = picksOf(next);
    const isPair = a.id !== "" && b.id !== "";
    const [shares, compare] = isPair
      ? await Promise.all([this.folder.shares(), loadComparison(), this.learn()])
      : [null, null];
    if (this.shown !== next) return;
    const lost = [...sayUnknown(this.unknown, atlas), ATLAS.choose];
    const said = shares && compare ? compare(atlas, shares, a, b, this.about) : lost;
    const views = shares ? viewsOfTwo(atlas, a, b) : [];
    const isShared = said[0]?.startsWith(ATLAS.bothHold) === true && two.a !== "" && two.b !== "";
    legendOfTwo(this.legend, atlas, [a, b], isShared);
    this.chip?.say(said, ...onlyHere(two, views, (view) => void this.update({ view })));
    this.status.textContent = shares ? said.join(" ") : "";
    this.get(".rn-atlas-about").replaceChildren();
  }

  /** Loads what is known by heart: facts, doubts, sources, other names. */
  private async learn(): Promise<void> {
    try {
      this.about ??= await this.folder.about();
    } catch {
      // Names and pictures are there without it.
    }
  }

  /** Names what is pointed at, or else what is chosen. */
  private name(hit: Hit | null): void {
    const { atlas, shown } = this;
    if (!atlas || shown.with !== null) return;
    this.plate?.point(hit?.id ?? "", hit?.side ?? shown.side);
    const { map, show: id, side, view } = shown;
    const isChosen = !hit || (hit.id === id && hit.side === side);
    const told = isChosen ? { id, side, also: this.also } : hit;
    if (!told.id) return this.chip?.hint();
    const known = { atlas, about: this.about, view, site: this.dataset["site"] ?? "" };
    this.chip?.name({ ...told, map, isChosen }, known, {
      choose: (one) => void this.update({ show: one }),
      look: (view) => void this.update({ view }),
      compare: () => this.startPair(),
      clear: () => void this.update({ show: "" }),
    });
  }

  /** The keyboard has come to a territory; of a tap, only the tap itself tells. */
  private onFocus(id: string): void {
    if (!this.querySelector(".rn-area:focus-visible")) return;
    const hit = { id, also: [], side: this.shown.side };
    this.name(hit);
    if (!this.about) void this.learn().then(() => this.name(hit));
    const at = this.plate?.placeOf(id);
    if (!at) return;
    this.zoom?.centre(...at);
    this.sight?.uncover(at);
  }

  private onTap(hit: Hit | null | undefined): void {
    const map = this.atlas?.maps[this.shown.map];
    if (!hit) {
      void this.update({ show: "" });
      if (hit === null && map) this.chip?.blank(map);
      return;
    }
    const isAgain = hit.id === this.shown.show && hit.side === this.shown.side;
    const id = isAgain ? hit.also[0] ?? hit.id : hit.id;
    void this.update({ show: id, side: hit.side }).then(() =>
      requestAnimationFrame(() => {
        const at = this.plate?.placeOf(id);
        if (at) this.sight?.uncover(at);
      }),
    );
    this.also = [hit.id, ...hit.also].filter((one) => one !== id);
    this.name(null);
  }

  private onControl(control: HTMLElement): void {
    if (!(control instanceof HTMLInputElement || control instanceof HTMLSelectElement)) return;
    const { name, value } = control;
    if (name === "rn-view") void this.update({ view: value });
    else if (name === "rn-side") void this.update({ side: value as Side });
    else if (name === "rn-map") void this.update({ map: value });
    else if (name === "rn-show" && value === "compare") this.startPair();
    else if (name === "rn-show") void this.update({ map: this.mapOf(value), with: null });
  }

  private mapOf(kind: string): string {
    const maps = Object.entries(this.atlas?.maps ?? {});
    const usual = maps.find(([, { of }]) => of === kind)?.[0];
    return this.lastMap[kind] ?? usual ?? this.shown.map;
  }

  private startPair(): void {
    const of = this.atlas?.maps[this.shown.map]?.of;
    const withMap = this.mapOf(of === "nerves" ? "dermatomes" : "nerves");
    void this.update({ with: "", withMap });
  }

  private onPick(which: 0 | 1, { map, id }: Pick): void {
    const change = which === 0 ? { map, show: id } : { withMap: map, with: id };
    const next = { ...this.shown, ...change };
    if (!this.atlas) return;
    const views = viewsOfTwo(this.atlas, ...picksOf(next)).map(({ id: view }) => view);
    const isFirst = !next.show || !next.with;
    const view = isFirst && views.includes(next.view) ? next.view : views[0];
    void this.update({ ...change, view: view ?? next.view });
  }

  /** What the page offers first, before anything is known of the maps. */
  private offered(): Shown {
    const view = this.querySelector<HTMLInputElement>("[name=rn-view]")?.value ?? "";
    const map = this.querySelector<HTMLOptionElement>("#rn-map option")?.value ?? "";
    return { ...nothing(), view, map, withMap: map };
  }

  private get<Kind extends HTMLElement = HTMLElement>(selector: string): Kind {
    const found = this.querySelector<Kind>(selector);
    if (!found) throw new Error(selector);
    return found;
  }
}
