import type { PalpateItem } from "./bank";
import type { Drawn } from "./body-answer";
import { BodyFolder, type BodyView } from "./body-data";
import { BODY } from "./body-strings";
import { make, makeButton } from "./dom";
import { keyOf } from "./palpate-key";
import { PalpatePlate } from "./palpate-plate";
import { type Point, pointsOf, press } from "./palpate-score";
import { PALPATE, pressed, whereabouts } from "./palpate-strings";
import { told } from "./palpate-told";
import { isDark, onSchemeChange } from "./scheme";

let lists = 0;

/** <rn-palpate-answer>: the back, on which a place is pressed. */
export class RnPalpateAnswer extends HTMLElement {
  private item: PalpateItem | null = null;
  private given = "";
  private files = new BodyFolder("");
  private plate: PalpatePlate | null = null;
  private isDone = false;
  private readonly status = make("p", { class: "rn-answer-status", role: "status" });
  private readonly below = make("div", { class: "rn-answer-after" });
  private stopWatching = (): void => undefined;

  /** Asks an item; with an answer that is remembered, shows how it was. */
  ask(item: PalpateItem, folder: string, given: string): void {
    Object.assign(this, { item, given });
    this.files = new BodyFolder(folder);
    void this.load(item);
  }

  connectedCallback(): void {
    this.stopWatching = onSchemeChange(() => this.shade());
  }

  disconnectedCallback(): void {
    this.stopWatching();
  }

  private async load(item: PalpateItem): Promise<void> {
    this.replaceChildren(make("p", { role: "status" }, BODY.loading));
    try {
      this.build(item, await this.files.view(item.view));
    } catch {
      const again = makeButton("rn-open", BODY.again);
      again.addEventListener("click", () => void this.load(item));
      this.replaceChildren(make("p", { role: "alert" }, BODY.failed), again);
    }
  }

  private build(item: PalpateItem, view: BodyView): void {
    const plate = new PalpatePlate(item, view, {
      onPlaced: (point) => this.onPlaced(point),
      onEnter: () => this.submit(),
      onBeside: () => this.say(PALPATE.beside),
    });
    this.plate = plate;
    plate.element.setAttribute("aria-label", PALPATE.keys(view.name));
    const submit = makeButton("rn-open rn-answer-submit", BODY.answer);
    submit.addEventListener("click", () => this.submit());
    this.below.replaceChildren(this.list(item), submit);
    const isTouch = matchMedia("(hover: none)").matches;
    this.say(isTouch ? PALPATE.hintOfTouch : PALPATE.hint);
    // Picture and verdict, which are to be seen together.
    const seen = make("div", { class: "rn-answer-seen" }, plate.element, this.status);
    this.replaceChildren(seen, this.below);
    this.shade();
    const found = decode(this.given);
    if (found) this.conclude(found);
  }

  private list({ places, side }: PalpateItem): HTMLElement {
    const name = `rn-places-${++lists}`;
    const lines = places.map(({ words }, at) => {
      const radio = make("input", { type: "radio", name, value: `${at}`, autocomplete: "off" });
      return make("label", {}, radio, ` ${words}`);
    });
    const legend = make("legend", {}, PALPATE.places(side));
    const summary = make("summary", {}, PALPATE.list);
    const details = make("details", { class: "rn-regions" }, summary);
    details.append(make("fieldset", { class: "rn-places" }, legend, ...lines));
    details.addEventListener("change", ({ target }) => {
      const place = places[target instanceof HTMLInputElement ? Number(target.value) : -1];
      if (!place) return;
      this.plate?.place([side === "left" ? place.x_mm : -place.x_mm, place.y_mm]);
      this.say(place.words);
    });
    return details;
  }

  private onPlaced([x, y]: Point): void {
    if (!this.item) return;
    // The list names another place now.
    for (const radio of this.querySelectorAll<HTMLInputElement>(".rn-places input")) {
      radio.checked = false;
    }
    const { line } = this.item;
    const top = Math.max(...pointsOf(line).map(([, height]) => height));
    this.say(whereabouts(x, y, top, line));
  }

  private submit(): void {
    if (this.isDone || !this.plate) return;
    if (!this.plate.at) return this.say(PALPATE.nothingYet);
    this.conclude(decode(encode(this.plate.at)) ?? this.plate.at);
  }

  /** Judges the place, shows what was asked, and tells the item. */
  private conclude(at: Point): void {
    const { item, plate } = this;
    if (!item || !plate) return;
    this.isDone = true;
    const found = press(at, item.side, item.line);
    const hadFocus = this.contains(document.activeElement);
    plate.conclude(at);
    const name = plate.element.getAttribute("aria-label")?.split(":")[0] ?? "";
    plate.element.setAttribute("aria-label", PALPATE.result(name));
    this.below.replaceChildren(keyOf(item));
    if (hadFocus) plate.element.focus({ preventScroll: true });
    // What is told below is announced; here it is only seen.
    this.status.removeAttribute("role");
    this.status.classList.add("is-verdict");
    this.say(`${PALPATE.verdicts[found.outcome]} ${pressed(found, item.line, item.side)}`);
    const detail: Drawn = {
      option: `${found.outcome}:${encode(at)}`,
      told: told(found, item),
    };
    this.dispatchEvent(new CustomEvent("rn-drawn", { bubbles: true, detail }));
  }

  private shade(): void {
    if (this.item) this.plate?.shade(this.files.shading(this.item.view, isDark()));
  }

  private say(words: string): void {
    this.status.textContent = words;
  }
}

/** A place as it is kept: whole millimetres, left before the colon of an outcome. */
function encode([x, y]: Point): string {
  return `${Math.round(x)},${Math.round(y)}`;
}

function decode(text: string): Point | null {
  const found = /^(-?\d+),(-?\d+)$/.exec(text);
  return found ? [Number(found[1]), Number(found[2])] : null;
}
