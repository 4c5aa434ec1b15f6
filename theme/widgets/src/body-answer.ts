import { type Brush, BodyCanvas } from "./body-canvas";
import { cellsOfRegions } from "./body-cells";
import { type BodyCells, BodyFolder, type BodyView, type Side } from "./body-data";
import { type Listed, RegionList, type State, sideControl } from "./body-list";
import { Painting, decode, encode } from "./body-painting";
import { type Part, partsOf } from "./body-parts";
import { BODY } from "./body-strings";
import { type BodyItem, type Judged, judge } from "./body-told";
import type { Stop } from "./body-walk";
import { make, makeButton } from "./dom";
import { isDark, onSchemeChange } from "./scheme";
import { loadScript } from "./scripts";
import { type Piece, type Tiling, unrolled } from "./score";

type Body = Tiling & Listed & { views: Parameters<typeof partsOf>[0] };

/** The detail of `rn-drawn`: an answer, or a remembered one that is shown again. */
export interface Drawn {
  option: string;
  told: HTMLElement[];
}

/** <rn-body-answer>: the body on which a place is shown, or skin is painted. */
export class RnBodyAnswer extends HTMLElement {
  private item: BodyItem | null = null;
  private given = "";
  private folder = "";
  private files = new BodyFolder("");
  private body: Body | null = null;
  private cells: number[][] = [];
  /** A view, or a part of one: anterior/legs. */
  private shown = "";
  private side: Side = "right";
  private judged: Judged | null = null;
  private round = 0;
  private isWiping = false;
  private canvas: BodyCanvas | null = null;
  private list: RegionList | null = null;
  private readonly plate = make("div", { class: "rn-answer-plate" });
  private readonly status = make("p", { class: "rn-answer-status", role: "status" });
  private readonly painting = new Painting((changed) => this.onPainted(changed));
  private stopWatching = (): void => undefined;

  /** Asks an item; with an answer that is remembered, shows how it was. */
  ask(item: BodyItem, folder: string, given: string): void {
    Object.assign(this, { item, folder, given });
    this.files = new BodyFolder(folder);
    this.side = item.skin.side;
    this.shown = item.skin.views[0] ?? "anterior";
    void this.load();
  }

  connectedCallback(): void {
    this.stopWatching = onSchemeChange(() => this.shade());
  }

  disconnectedCallback(): void {
    this.stopWatching();
  }

  private async load(): Promise<void> {
    this.replaceChildren(make("p", { role: "status" }, BODY.loading));
    try {
      if (!window.rnBody?.["tiling"]) await loadScript(`${this.folder}tiling.js`);
      this.body = window.rnBody?.["tiling"] as Body;
      this.cells = cellsOfRegions(this.body.regions);
      const first = [this.files.view(this.shown), this.files.cells(this.shown)] as const;
      this.build(this.body, ...(await Promise.all(first)));
      await this.show();
    } catch {
      const again = makeButton("rn-open", BODY.again);
      again.addEventListener("click", () => void this.load());
      this.replaceChildren(make("p", { role: "alert" }, BODY.failed), again);
    }
  }

  private build(body: Body, view: BodyView, cells: BodyCells): void {
    const isDrawing = this.item?.kind === "draw";
    this.plate.tabIndex = 0;
    this.plate.setAttribute("role", "application");
    this.canvas = new BodyCanvas(this.plate, body.regions, isDrawing, {
      onStroke: (phase, side, cells) => this.onStroke(phase, side, cells),
      onTap: (side, cell) => this.choose(side, [cell], false),
      onMove: (stop) => this.say(this.words(stop)),
      onChoose: (stop) => this.toggle(stop),
    });
    this.list = new RegionList(
      body,
      !isDrawing,
      (region) => this.stateOf(region),
      (region, isPicked) => this.pick(this.side, region, isPicked),
    );
    const parts = partsOf(body.views);
    const ids = parts.map(({ id }) => id).filter((id) => id.split("/")[0] === this.shown);
    const wanted = unrolled(this.item?.skin.must ?? []).keys();
    this.shown = this.canvas.bestPart(ids, view, cells, this.side, wanted);
    const hints = matchMedia("(hover: none)").matches ? BODY.hintOfTouch : BODY.hint;
    const hint = hints[this.item?.kind ?? "draw"];
    const submit = makeButton("rn-open rn-answer-submit", BODY.answer);
    submit.addEventListener("click", () => this.submit());
    const after = make("div", { class: "rn-answer-after" });
    if (isDrawing) after.append(this.tools());
    after.append(this.list.element, submit);
    this.status.textContent = hint;
    // Picture and verdict, which are to be seen together.
    const seen = make("div", { class: "rn-answer-seen" }, this.plate, this.status);
    this.replaceChildren(this.controls(parts), seen, after);
    if (!this.given) return;
    this.painting.become(decode(this.given, body.areas.length));
    this.conclude();
  }

  private controls(parts: Part[]): HTMLElement {
    const select = make("select", { autocomplete: "off" });
    // Those to begin with come first.
    const first: string[] = this.item?.skin.views ?? [];
    const placeOf = ({ id }: Part): number => (first.indexOf(id.split("/")[0] ?? "") + 99) % 99;
    const ordered = [...parts].sort((a, b) => placeOf(a) - placeOf(b));
    for (const { id, name } of ordered) {
      select.append(make("option", { value: id }, name));
    }
    select.value = this.shown;
    select.addEventListener("change", () => {
      this.shown = select.value;
      void this.show();
    });
    const side = sideControl(this.side, (chosen) => {
      this.side = chosen;
      void this.show();
    });
    const label = make("label", { class: "rn-answer-view" }, BODY.view, select);
    return make("div", { class: "rn-answer-controls" }, label, side);
  }

  private tools(): HTMLElement {
    const bar = make("div", { class: "rn-answer-tools", role: "group", "aria-label": BODY.tools });
    const modes: [string, Brush, boolean][] = [
      [BODY.broad, 14, false],
      [BODY.narrow, 0, false],
      [BODY.erase, 14, true],
    ];
    const buttons = modes.map(([words, brush, isWiping], at) => {
      const button = makeButton("rn-answer-tool", words, { "aria-pressed": `${at === 0}` });
      button.addEventListener("click", () => {
        this.isWiping = isWiping;
        if (this.canvas) this.canvas.brush = brush;
        for (const one of buttons) one.setAttribute("aria-pressed", `${one === button}`);
      });
      return button;
    });
    const undo = makeButton("rn-answer-tool", BODY.undo);
    undo.addEventListener("click", () => {
      this.painting.undo();
      this.say(BODY.undone);
    });
    const clear = makeButton("rn-answer-tool", BODY.clear);
    clear.addEventListener("click", () => {
      this.painting.clear();
      this.say(BODY.empty);
    });
    bar.append(...buttons, undo, clear);
    return bar;
  }

  /** Turns to the view and side that are chosen; what is painted stays. */
  private async show(): Promise<void> {
    const round = ++this.round;
    const { side, files, item } = this;
    const [view = "", part = ""] = this.shown.split("/");
    try {
      const [shown, cells, map] = await Promise.all([
        files.view(view),
        files.cells(view),
        this.judged && item ? files.map(view, item.skin.map) : null,
      ]);
      if (round !== this.round || !item) return;
      this.canvas?.show(shown, part, cells, side, this.painting.painted);
      if (map) this.canvas?.conclude(item.skin, map, this.painting.painted);
      this.shade();
      this.label();
      this.list?.refresh();
    } catch {
      if (round === this.round) this.say(BODY.failed);
    }
  }

  private label(): void {
    const name = partsOf(this.body?.views ?? []).find(({ id }) => id === this.shown)?.name ?? "";
    const verb = this.item?.kind === "draw" ? BODY.paints : BODY.chooses;
    const words = this.judged ? BODY.result(name) : `${BODY.picture(name)}${verb}`;
    this.plate.setAttribute("aria-label", words);
  }

  private shade(): void {
    if (this.body) this.canvas?.shade(this.files.shading(this.shown.split("/")[0] ?? "", isDark()));
  }

  private onStroke(phase: "begin" | "go" | "cancel", side: Side, cells: number[]): void {
    if (phase === "begin") this.painting.begin();
    else if (phase === "cancel") this.painting.cancel();
    else this.painting.brush(side, cells, !this.isWiping);
  }

  private toggle({ side, region }: Stop): void {
    this.pick(side, region, this.stateOf(region, side) !== "all");
    this.say(this.words({ side, region }));
  }

  private pick(side: Side, region: number, isPicked: boolean): void {
    const cells = this.cells[region] ?? [];
    if (this.item?.kind === "locate") return this.choose(side, cells, true);
    this.painting.begin();
    this.painting.region(side, cells, isPicked);
  }

  /** One place takes the place of the one before. */
  private choose(side: Side, cells: number[], isRegion: boolean): void {
    const pieces = cells.map((cell): Piece => `${side} ${cell}`);
    this.painting.become({ cells: new Set(pieces), isByRegions: isRegion });
    const region = this.body?.regions[cells[0] ?? 0] ?? 0;
    this.say(this.words({ side, region }));
  }

  private onPainted(changed: Piece[]): void {
    this.canvas?.paint(changed, this.painting.painted);
    this.list?.refresh();
  }

  private stateOf(region: number, side: Side = this.side): State {
    const cells = this.cells[region] ?? [];
    const { painted } = this.painting;
    const count = cells.filter((cell) => painted.has(`${side} ${cell}`)).length;
    return count === 0 ? "none" : count === cells.length ? "all" : "part";
  }

  private words({ side, region }: { side: Side; region: number }): string {
    const state = this.stateOf(region, side);
    const said = { all: BODY.painted, part: BODY.partly, none: BODY.notPainted }[state];
    const isHere = state !== "none";
    const mark = this.item?.kind === "draw" ? said : isHere ? BODY.chosen : "";
    const name = BODY.place(this.body?.names[region] ?? "", side);
    return [name, mark].filter(Boolean).join(": ");
  }

  private say(words: string): void {
    this.status.textContent = words;
  }

  private submit(): void {
    if (!this.item || !this.body || this.judged) return;
    if (this.painting.isEmpty) return this.say(BODY.nothingYet[this.item.kind]);
    this.conclude();
    void this.show();
  }

  /** Judges what is painted, and tells the item. */
  private conclude(): void {
    const { item, body, painting } = this;
    if (!item || !body) return;
    const given = { cells: painting.painted, isByRegions: painting.isByRegions };
    this.judged = judge(item, given, body);
    const option = `${this.judged.outcome}:${encode(given.cells, given.isByRegions)}`;
    const hadFocus = this.contains(document.activeElement);
    this.plate.setAttribute("role", "img");
    this.plate.tabIndex = -1;
    this.querySelector(".rn-answer-after")?.replaceChildren(this.key());
    // The button that was pressed is gone.
    if (hadFocus) this.plate.focus({ preventScroll: true });
    // What is told below is announced; here it is only seen.
    this.status.removeAttribute("role");
    this.status.classList.add("is-verdict");
    this.say(this.judged.short);
    const detail: Drawn = { option, told: this.judged.told };
    this.dispatchEvent(new CustomEvent("rn-drawn", { bubbles: true, detail }));
  }

  private key(): HTMLElement {
    const hue = `rn-on rn-on--${this.item?.skin.look}`;
    const isDrawing = this.item?.kind === "draw";
    const both = `<path class="rn-key-both" d="M1 9l8-8M1 17l16-16M9 17l16-16M17 17l14-14M25 17l6-6"/>`;
    const words: [string, string][] = isDrawing
      ? [
          ["rn-yours", BODY.key.both],
          [hue, BODY.key.right],
          ["rn-yours", BODY.key.yours],
          [`${hue}-hue rn-on--reach`, BODY.key.reach],
        ]
      : [
          [hue, BODY.keyLocate.right],
          ["rn-yours", BODY.keyLocate.yours],
          [`${hue}-hue rn-on--reach`, BODY.keyLocate.reach],
        ];
    const list = make("ul", { class: "rn-key-list" });
    for (const [look, text] of words) {
      const line = make("li", {});
      // Swatches are drawn as the picture is, by the same classes.
      line.innerHTML = `<svg class="rn-swatch" viewBox="0 0 32 18" aria-hidden="true"><rect class="${look}" x="1" y="1" width="30" height="16"/>${text === BODY.key.both ? both : ""}</svg> `;
      line.append(text);
      list.append(line);
    }
    return list;
  }
}
