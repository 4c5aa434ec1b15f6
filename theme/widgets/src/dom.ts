type Child = Node | string;

export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

export function makeButton(
  className: string,
  text: string,
  attributes: Record<string, string> = {},
): HTMLButtonElement {
  return make("button", { type: "button", class: className, ...attributes }, text);
}

/** Words for screen readers. */
export function hiddenWords(text: string): HTMLElement {
  return make("span", { class: "rn-hidden" }, text);
}

export function prefersStillness(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** Focuses something that is no control, with its surroundings at the page's top. */
export function lead(to: HTMLElement, surroundings: HTMLElement): void {
  to.tabIndex = -1;
  to.focus({ preventScroll: true });
  scrollTo(surroundings, "start");
}

/** Scrolls only as far as it takes to see something. */
export function reveal(element: HTMLElement): void {
  scrollTo(element, "nearest");
}

/** Scrolls something to the page's top. */
export function lift(element: HTMLElement): void {
  scrollTo(element, "start");
}

function scrollTo(element: HTMLElement, block: ScrollLogicalPosition): void {
  const behavior = prefersStillness() ? "auto" : "smooth";
  element.scrollIntoView({ block, behavior });
}
