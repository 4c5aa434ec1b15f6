import { isAddress, nothing, readAddress, type Shown, writeAddress } from "./atlas-address";
import { fillBlank, fillChip } from "./atlas-chip";
import { comparison, huesOf, type Pick } from "./atlas-compare";
import { check, checkInStrip, keepFocus, offerMaps } from "./atlas-controls";
import { Find } from "./atlas-find";
import type { Hit } from "./atlas-hits";
import { aboutMap, legend, onlyHere } from "./atlas-legend";
import { bestView, pairControls, picksOf, viewsOfTwo } from "./atlas-pair";
import { AtlasPlate, type Two } from "./atlas-plate";
import { Scene } from "./atlas-scene";
import { type BodyAbout, type BodyAtlas, BodyFolder, type Side } from "./body-data";
import { hiddenWords, lift, make, makeButton } from "./dom";
import { onSchemeChange } from "./scheme";
import { ATLAS } from "./strings";
import { Zoom } from "./zoom";

const CHIP_BELOW = "(max-width: 65.99rem)"; // as in body-atlas.css

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
  private readonly status = hiddenWords("");
  private readonly legend = make("p", { class: "rn-atlas-legend" });
  private readonly lastMap: Record<string, string> = {};

  connectedCallback(): void {
    if (this.plate) return;
    this.folder = new BodyFolder(this.dataset["folder"] ?? "");
    this.shown = this.usual = this.offered();
    this.status.setAttribute("role", "status");
    this.append(this.status);
    this.get("figcaption").before(this.legend);
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
    void this.start();
  }

  private listen(): void {
    this.addEventListener("change", (event) => this.onControl(event.target as HTMLElement));
    addEventListener("hashchange", () => {
      if (isAddress(location.hash)) this.read();
    });
    onSchemeChange(() => this.scene?.shade());
    new Find(
      this.get<HTMLInputElement>("#rn-find"),
      this.get("#rn-found"),
      () => this.atlas,
      () => this.about,
      () => this.shown.map,
      ({ map, id }) => void this.update({ map, show: id, with: null }, true),
    ).onOpen = () => void this.learn();
  }

  private async start(): Promise<void> {
    try {
      const isUsual = !isAddress(location.hash);
      const first = isUsual ? this.scene?.prepare(this.usual) : undefined;
      [this.atlas] = await Promise.all([this.folder.atlas(), first]);
      this.read();
    } catch {
      this.fail(() => void this.start());
    }
  }

  private read(): void {
    const { atlas } = this;
    if (!atlas) return;
    const isAsked = isAddress(location.hash);
    const next = isAsked ? readAddress(location.hash, atlas, this.usual) : this.usual;
    void this.show(next).then(() => {
      if (isAsked && next.show && scrollY === 0) this.reveal();
    });
  }

  /** Changes what is shown; `isLooking` also turns to a view that shows it. */
  private async update(change: Partial<Shown>, isLooking = false): Promise<void> {
    const { atlas } = this;
    if (!atlas) return;
    const next = { ...this.shown, ...change };
    if (!atlas.maps[next.map]?.territories[next.show]) next.show = "";
    if (isLooking) next.view = bestView(atlas, next);
    this.also = [];
    try {
      history.replaceState(history.state, "", writeAddress(next));
    } catch {
      // Some browsers allow few changes in a short time; the next one counts.
    }
    await this.show(next);
    if (isLooking) this.reveal();
  }

  private async show(next: Shown): Promise<void> {
    const { atlas, scene } = this;
    if (!atlas || !scene) return;
    this.shown = next;
    this.lastMap[atlas.maps[next.map]?.of ?? ""] = next.map;
    this.sync(atlas);
    if (next.with === null) this.tell(atlas);
    try {
      const outcome = await scene.show(atlas, next);
      if (outcome && "two" in outcome) await this.tellPair(atlas, next, outcome.two);
      else if (outcome) {
        const { tint = 0 } = atlas.maps[next.map]?.territories[next.show] ?? {};
        legend(this.legend, outcome.marks, tint);
      }
    } catch {
      if (this.shown === next) this.fail(() => void this.show(next));
    }
  }

  /** Says what is chosen, and of the map; more of it once that is loaded. */
  private tell(atlas: BodyAtlas): void {
    const { map, show, side } = this.shown;
    const about = atlas.maps[map];
    this.name(null);
    if (!about) return;
    const pick = (id: string): void => void this.update({ show: id }, true);
    const sources = this.about?.sources[map] ?? [];
    this.get(".rn-atlas-about").replaceChildren(...aboutMap(about, sources, pick));
    const name = about.territories[show]?.name;
    this.status.textContent = name ? ATLAS.chosen(name, ATLAS.sides[side]) : "";
    if (show && !this.about) {
      void this.learn().then(() => this.about && this.shown.show && this.tell(atlas));
    }
  }

  private async tellPair(atlas: BodyAtlas, next: Shown, two: Two): Promise<void> {
    const [a, b] = picksOf(next);
    const shares = a.id && b.id ? await this.folder.shares() : null;
    if (this.shown !== next) return;
    const said = shares ? comparison(atlas, shares, a, b) : [ATLAS.choose];
    const views = shares ? viewsOfTwo(atlas, a, b) : [];
    const isShared = said.length > 1 && two.a !== "" && two.b !== "";
    legend(this.legend, isShared ? "two" : null, 0);
    const chip = this.get(".rn-chip");
    chip.classList.remove("is-told");
    chip.replaceChildren(
      ...said.map((words) => make("p", {}, words)),
      ...onlyHere(two, views, (view) => void this.update({ view })),
    );
    this.status.textContent = shares ? said.join(" ") : "";
    this.get(".rn-chip-more").replaceChildren();
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
    const { map, show: id, side } = shown;
    const isChosen = !hit || (hit.id === id && hit.side === side);
    const told = isChosen ? { id, side, also: this.also } : hit;
    const [chip, more] = [this.get(".rn-chip"), this.get(".rn-chip-more")];
    chip.classList.toggle("is-told", told.id !== "");
    if (!told.id) {
      chip.replaceChildren(make("p", {}, ATLAS.hint));
      return more.replaceChildren();
    }
    const named = { ...told, map, isChosen };
    const site = this.dataset["site"] ?? "";
    fillChip(chip, more, named, atlas, this.about, shown.view, site, {
      choose: (one) => void this.update({ show: one }),
      look: (view) => void this.update({ view }),
      compare: () => this.startPair(),
      clear: () => void this.update({ show: "" }),
    });
  }

  private onFocus(id: string): void {
    const hit = { id, also: [], side: this.shown.side };
    this.name(hit);
    if (!this.about) void this.learn().then(() => this.name(hit));
    const isWalked = this.querySelector(".rn-area:focus-visible") !== null;
    const at = isWalked && this.plate?.placeOf(id);
    if (at) this.zoom?.centre(...at);
  }

  private onTap(hit: Hit | null | undefined): void {
    const map = this.atlas?.maps[this.shown.map];
    if (!hit) {
      void this.update({ show: "" });
      if (hit === null && map) fillBlank(this.get(".rn-chip"), map);
      return;
    }
    const isAgain = hit.id === this.shown.show && hit.side === this.shown.side;
    const id = isAgain ? hit.also[0] ?? hit.id : hit.id;
    const uncover = (): number => requestAnimationFrame(() => this.uncover(id));
    void this.update({ show: id, side: hit.side }).then(uncover);
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
    const views = viewsOfTwo(this.atlas, ...picksOf(next));
    const isSeen = views.some(({ id: view }) => view === next.view);
    void this.update({ ...change, view: isSeen ? next.view : views[0]?.id ?? next.view });
  }

  private sync(atlas: BodyAtlas): void {
    const { shown } = this;
    const isPair = shown.with !== null;
    check(this, "rn-show", isPair ? "compare" : atlas.maps[shown.map]?.of ?? "");
    check(this, "rn-side", shown.side);
    checkInStrip(this, "rn-view", shown.view);
    offerMaps(this.get("#rn-map"), atlas, shown.map);
    this.get(".rn-atlas-find").hidden = isPair;
    this.get(".rn-atlas-map").hidden = isPair;
    const pair = this.get(".rn-atlas-pair");
    pair.hidden = !isPair;
    if (!isPair) return;
    const picks = picksOf(shown);
    const hues = huesOf(atlas, ...picks);
    keepFocus(pair, () =>
      pairControls(atlas, picks, hues, (which, pick) => this.onPick(which, pick)),
    );
  }

  /** Brings the body into sight, unless most of it is. */
  private reveal(): void {
    const figure = this.get(".rn-atlas-figure");
    const { top } = figure.getBoundingClientRect();
    if (top < 0 || top > innerHeight / 2) lift(figure);
  }

  /** Once painted, scrolls what was tapped out from under the chip, where that stands below. */
  private uncover(id: string): void {
    const at = this.plate?.placeOf(id)?.[1] ?? 0;
    const y = this.get(".rn-atlas-canvas").getBoundingClientRect().top + at;
    const over = y + 40 - this.get(".rn-chip").getBoundingClientRect().top;
    if (over > 0 && matchMedia(CHIP_BELOW).matches) scrollBy(0, over);
  }

  /** What the page offers first, before anything is known of the maps. */
  private offered(): Shown {
    const view = this.querySelector<HTMLInputElement>("[name=rn-view]")?.value ?? "";
    const map = this.querySelector<HTMLOptionElement>("#rn-map option")?.value ?? "";
    return { ...nothing(), view, map, withMap: map };
  }

  private fail(again: () => void): void {
    const button = makeButton("rn-chip-way", ATLAS.tryAgain);
    button.addEventListener("click", again);
    this.get(".rn-chip").replaceChildren(make("p", {}, ATLAS.failed), button);
  }

  private get<Kind extends HTMLElement = HTMLElement>(selector: string): Kind {
    const found = this.querySelector<Kind>(selector);
    if (!found) throw new Error(selector);
    return found;
  }
}
