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

/** Focuses something that is no control, and brings its surroundings into view. */
export function lead(to: HTMLElement, surroundings: HTMLElement): void {
  to.tabIndex = -1;
  to.focus({ preventScroll: true });
  const behavior = prefersStillness() ? "auto" : "smooth";
  surroundings.scrollIntoView({ block: "nearest", behavior });
}
