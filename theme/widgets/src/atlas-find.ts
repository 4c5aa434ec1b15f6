import type { BodyAbout, BodyAtlas } from "./body-data";
import { make } from "./dom";
import { ATLAS } from "./strings";

export interface Found {
  map: string;
  id: string;
  name: string;
}

/** A field that finds a root or nerve by any of its names, and lists all of them. */
export class Find {
  /** Called when somebody begins to look. */
  onOpen: () => void = () => undefined;
  private found: Found[] = [];
  private at = -1;

  constructor(
    private readonly field: HTMLInputElement,
    private readonly list: HTMLElement,
    private readonly atlas: () => BodyAtlas | null,
    private readonly about: () => BodyAbout | null,
    private readonly map: () => string,
    private readonly onPick: (found: Found) => void,
  ) {
    field.addEventListener("input", () => this.open());
    field.addEventListener("focus", () => {
      this.onOpen();
      field.select();
    });
    field.addEventListener("click", () => this.open());
    field.addEventListener("keydown", (event) => this.onKey(event));
    field.addEventListener("blur", () => this.close());
    // The field must not lose the focus before the click arrives.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = (event.target as Element).closest<HTMLElement>("[role=option]");
      if (option?.dataset["at"]) this.pick(Number(option.dataset["at"]));
    });
  }

  private open(): void {
    const atlas = this.atlas();
    if (!atlas) return;
    this.found = search(this.field.value, atlas, this.about(), this.map());
    // Enter takes the first one, and an arrow leads to it.
    this.at = -1;
    const options = this.found.map(({ name }, at) =>
      make("li", { role: "option", id: `rn-found-${at}`, "data-at": `${at}` }, name),
    );
    const none = make("li", { role: "option", "aria-disabled": "true" }, ATLAS.none);
    this.list.replaceChildren(...(options.length > 0 ? options : [none]));
    this.list.hidden = false;
    this.list.scrollTop = 0;
    this.field.setAttribute("aria-expanded", "true");
    this.mark();
  }

  private close(): void {
    this.list.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-activedescendant");
  }

  private onKey(event: KeyboardEvent): void {
    const { key } = event;
    if (event.isComposing || !["ArrowDown", "ArrowUp", "Enter", "Escape"].includes(key)) {
      return;
    }
    if (key === "Escape") return this.close();
    event.preventDefault();
    if (this.list.hidden) return this.open();
    if (key === "Enter" && (this.at >= 0 || this.field.value)) {
      return this.pick(Math.max(this.at, 0));
    }
    if (key === "Enter") return this.close();
    const count = this.found.length;
    if (count === 0) return;
    this.at = (this.at + (key === "ArrowDown" ? 1 : this.at < 0 ? 0 : -1) + count) % count;
    this.mark();
  }

  private mark(): void {
    const options = Array.from(this.list.children);
    options.forEach((option, at) => {
      option.setAttribute("aria-selected", `${at === this.at}`);
    });
    const marked = options[this.at];
    if (!marked) return this.field.removeAttribute("aria-activedescendant");
    this.field.setAttribute("aria-activedescendant", marked.id);
    const { offsetTop, offsetHeight } = marked as HTMLElement;
    const { scrollTop, clientHeight } = this.list;
    const isSeen =
      offsetTop >= scrollTop && offsetTop + offsetHeight <= scrollTop + clientHeight;
    if (!isSeen) this.list.scrollTop = offsetTop - clientHeight / 2;
  }

  private pick(at: number): void {
    const found = this.found[at];
    if (!found) return;
    this.field.value = found.name;
    this.close();
    this.onPick(found);
  }
}

/** Finds by name, id or other name; what begins with the words comes first. */
export function search(
  words: string,
  atlas: BodyAtlas,
  about: BodyAbout | null,
  map: string,
): Found[] {
  const wanted = plain(words);
  const ranked: [number, Found][] = [];
  for (const [inMap, id, name] of everyone(atlas, map)) {
    const { also = "" } = about?.facts[id] ?? {};
    const names = [plain(name), plain(id), ...also.split(", ").map(plain)];
    const best = Math.min(...names.map((one) => rankOf(one, wanted)));
    // A whole nerve before its parts.
    const rank = best + (id.includes(".") ? 0.5 : 0);
    if (best < 9) ranked.push([rank, { map: inMap, id, name }]);
  }
  return ranked.sort(([a], [b]) => a - b).map(([, found]) => found);
}

/** Every root in the present map of dermatomes, or the first one, and every nerve. */
function* everyone(atlas: BodyAtlas, map: string): Generator<[string, string, string]> {
  const isOfRoots = atlas.maps[map]?.of === "dermatomes";
  const maps = Object.keys(atlas.maps);
  const ofRoots = isOfRoots ? map : maps.find((id) => atlas.maps[id]?.of === "dermatomes");
  const ofNerves = maps.filter((id) => atlas.maps[id]?.of === "nerves");
  const seen = new Set<string>();
  for (const one of ofRoots ? [ofRoots, ...ofNerves, ...maps] : [...ofNerves, ...maps]) {
    for (const [id, { name }] of Object.entries(atlas.maps[one]?.territories ?? {})) {
      if (!seen.has(id)) yield [one, id, name];
      seen.add(id);
    }
    for (const [id, name] of Object.entries(atlas.maps[one]?.without ?? {})) {
      if (!seen.has(id)) yield [one, id, name];
      seen.add(id);
    }
  }
}

function rankOf(name: string, wanted: string): number {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.includes(` ${wanted}`)) return 2;
  return name.includes(wanted) ? 3 : 9;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[-–]/g, " ")
    .trim();
}
