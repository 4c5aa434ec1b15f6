import type { Side } from "./body-data";
import { BODY } from "./body-strings";
import { make } from "./dom";

export interface Listed {
  names: string[];
  groups: string[];
  groupOf: number[];
}

export type State = "all" | "part" | "none";

let lists = 0;

/** Every region by its group, to be searched and ticked: for keyboards and readers. */
export class RegionList {
  readonly element = make("details", { class: "rn-regions" });
  private readonly boxes: HTMLInputElement[] = [];
  private readonly none = make("p", { role: "status" });

  constructor(
    tiling: Listed,
    private readonly isOne: boolean,
    private readonly stateOf: (region: number) => State,
    onPick: (region: number, isPicked: boolean) => void,
  ) {
    const name = `rn-regions-${++lists}`;
    const find = make("input", { type: "search", autocomplete: "off" });
    find.addEventListener("input", () => this.filter(find.value));
    const label = make("label", { class: "rn-regions-find" }, BODY.find, find);
    const groups = tiling.groups.map((title, group) => {
      const regions = tiling.names.flatMap((_, id) => (tiling.groupOf[id] === group ? [id] : []));
      const labels = regions.map((id) => this.line(id, tiling.names[id] ?? "", name));
      return make("fieldset", {}, make("legend", {}, title), ...labels);
    });
    const all = make("div", { class: "rn-regions-all" }, ...groups);
    this.element.append(make("summary", {}, BODY.list), label, this.none, all);
    this.element.addEventListener("change", ({ target }) => {
      if (!(target instanceof HTMLInputElement) || target === find) return;
      onPick(Number(target.value), target.checked);
    });
    this.element.addEventListener("toggle", () => this.refresh());
  }

  /** Ticks what is painted on the side that is chosen. */
  refresh(): void {
    if (!this.element.open) return;
    this.boxes.forEach((box, region) => {
      const state = this.stateOf(region);
      box.checked = state === "all";
      box.indeterminate = !this.isOne && state === "part";
    });
  }

  private line(id: number, text: string, name: string): HTMLElement {
    const type = this.isOne ? "radio" : "checkbox";
    const box = make("input", { type, name, value: `${id}`, autocomplete: "off" });
    this.boxes[id] = box;
    return make("label", { "data-name": text.toLowerCase() }, box, ` ${text}`);
  }

  private filter(text: string): void {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const group of this.element.querySelectorAll("fieldset")) {
      let here = 0;
      const title = group.querySelector("legend")?.textContent?.toLowerCase() ?? "";
      for (const line of group.querySelectorAll("label")) {
        const isShown = words.every((word) => `${line.dataset["name"]} ${title}`.includes(word));
        line.hidden = !isShown;
        if (isShown) here++;
      }
      group.hidden = here === 0;
      shown += here;
    }
    this.none.textContent = shown === 0 ? BODY.noRegion : "";
  }
}

/** Right and left as two buttons of which one is pressed. */
export function sideControl(side: Side, onPick: (side: Side) => void): HTMLElement {
  const name = `rn-side-${++lists}`;
  const control = make("fieldset", { class: "rn-answer-sides" });
  control.append(make("legend", { class: "rn-hidden" }, BODY.whichSide));
  for (const one of ["right", "left"] as const) {
    const input = make("input", { type: "radio", name, value: one, autocomplete: "off" });
    input.checked = one === side;
    input.addEventListener("change", () => onPick(one));
    control.append(make("label", {}, input, make("span", {}, BODY.sides[one])));
  }
  return control;
}
