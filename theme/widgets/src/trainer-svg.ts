type Attributes = Record<string, string | number>;

/** An element of a drawing. */
export function drawn(name: string, attributes: Attributes = {}, ...children: (Node | string)[]): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, typeof value === "number" ? `${Math.round(value * 100) / 100}` : value);
  }
  element.append(...children);
  return element;
}

/** A drawing of this size, with what it shows in words. */
export function drawing(width: number, height: number, label: string): SVGElement {
  return drawn("svg", {
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: "img",
    "aria-label": label,
    class: "rn-drawing",
  });
}

export function lettering(x: number, y: number, words: string, anchor = "start"): SVGElement {
  return drawn("text", { x, y, "text-anchor": anchor, class: "rn-lettering" }, words);
}

export function line(x1: number, y1: number, x2: number, y2: number, className: string): SVGElement {
  return drawn("line", { x1, y1, x2, y2, class: className });
}
