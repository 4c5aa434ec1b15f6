/** Pixels of the saved picture for one unit of the poster. */
const SCALE = 4;
const MARGIN = 12;

interface Words {
  text: string;
  font: string;
  colour: string;
  height: number;
}

/**
 * Paints the poster of a figure, with its title above and its caption below.
 *
 * It is painted shape by shape in the colours and fonts of the page: a picture made of
 * the SVG itself would lose the fonts, and pages from a folder cannot fetch them.
 */
export async function paintPicture(figure: HTMLElement): Promise<Blob> {
  const poster = figure.querySelector<SVGSVGElement>("svg.rn-poster");
  if (!poster) throw new Error("no picture");
  await document.fonts.ready;
  const hide = lay(poster);
  try {
    return await toBlob(painted(figure, poster));
  } finally {
    hide();
  }
}

/** Gives a hidden poster a layout without showing it; returns how to undo that. */
function lay(poster: SVGSVGElement): () => void {
  const { display, position, visibility } = poster.style;
  if (display === "none") {
    Object.assign(poster.style, {
      display: "block",
      position: "absolute",
      visibility: "hidden",
    });
  }
  return () => Object.assign(poster.style, { display, position, visibility });
}

function painted(figure: HTMLElement, poster: SVGSVGElement): HTMLCanvasElement {
  const { width, height } = poster.viewBox.baseVal;
  const canvas = document.createElement("canvas");
  const paint = canvas.getContext("2d");
  if (!paint) throw new Error("no canvas");
  const room = width - 2 * MARGIN;
  const title = broken(paint, words(figure, "title"), room);
  const caption = broken(paint, words(figure, "caption"), room);
  const top = heightOf(title) + MARGIN;
  canvas.width = width * SCALE;
  canvas.height = (top + height + heightOf(caption) + 2 * MARGIN) * SCALE;
  paint.scale(SCALE, SCALE);
  paint.fillStyle = getComputedStyle(poster).getPropertyValue("--rn-plate").trim();
  paint.fillRect(0, 0, canvas.width, canvas.height);
  write(paint, title, MARGIN);
  paint.translate(0, top);
  for (const shape of poster.querySelectorAll<SVGElement>("rect, line, circle, text")) {
    paintShape(paint, shape);
  }
  paint.translate(0, height + MARGIN);
  write(paint, caption, 0);
  return canvas;
}

function paintShape(paint: CanvasRenderingContext2D, shape: SVGElement): void {
  const style = getComputedStyle(shape);
  if (shape instanceof SVGTextElement) return paintText(paint, shape);
  paint.beginPath();
  trace(paint, shape);
  paint.lineWidth = parseFloat(style.strokeWidth);
  if (isSeen(style.fill)) {
    paint.fillStyle = style.fill;
    paint.fill();
  }
  if (isSeen(style.stroke)) {
    paint.strokeStyle = style.stroke;
    paint.stroke();
  }
}

function trace(paint: CanvasRenderingContext2D, shape: SVGElement): void {
  const at = (name: string) => parseFloat(shape.getAttribute(name) ?? "0");
  if (shape instanceof SVGLineElement) {
    paint.moveTo(at("x1"), at("y1"));
    paint.lineTo(at("x2"), at("y2"));
  } else if (shape instanceof SVGCircleElement) {
    paint.arc(at("cx"), at("cy"), at("r"), 0, 2 * Math.PI);
  } else {
    paint.rect(at("x"), at("y"), at("width"), at("height"));
  }
}

/** Each run of words stands where the browser has put its first letter. */
function paintText(paint: CanvasRenderingContext2D, text: SVGTextElement): void {
  const runs = text.querySelectorAll("tspan");
  for (const run of runs.length ? runs : [text]) {
    const words = run.textContent?.trim();
    if (!words) continue;
    const style = getComputedStyle(run);
    const { x, y } = run.getStartPositionOfChar(0);
    paint.font = fontOf(style);
    paint.lineJoin = "round";
    if (isSeen(style.stroke)) {
      paint.strokeStyle = style.stroke;
      paint.lineWidth = parseFloat(style.strokeWidth);
      paint.strokeText(words, x, y);
    }
    paint.fillStyle = style.fill;
    paint.fillText(words, x, y);
  }
}

function isSeen(colour: string): boolean {
  return colour !== "none" && colour !== "transparent" && colour !== "";
}

function fontOf(style: CSSStyleDeclaration): string {
  return `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
}

/** The caption's paragraphs; its first words are the title, which stands above. */
function words(figure: HTMLElement, part: "title" | "caption"): Words[] {
  const style = getComputedStyle(figure);
  const of = (name: string) => style.getPropertyValue(`--rn-${name}`).trim();
  if (part === "title") {
    const text = figure.querySelector("svg.rn-poster title")?.textContent ?? "";
    const font = `600 14px ${of("font-display")}`;
    return [{ text, font, colour: of("ink"), height: 18 }];
  }
  const found = [...figure.querySelectorAll("figcaption :is(p, li)")];
  return found.map((element, place) => {
    const copy = element.cloneNode(true) as Element;
    copy.querySelectorAll(".rn-cite").forEach((mark) => mark.remove());
    if (place === 0) copy.querySelector("strong")?.remove();
    const text = (copy.textContent ?? "").replace(/\s+/g, " ").trim();
    return { text, font: `9.5px ${of("font-text")}`, colour: of("soft"), height: 12.5 };
  });
}

/** Breaks words into lines that fit. */
function broken(
  paint: CanvasRenderingContext2D,
  paragraphs: Words[],
  room: number,
): Words[] {
  return paragraphs.flatMap((paragraph) => {
    paint.font = paragraph.font;
    const lines: string[] = [];
    for (const word of paragraph.text.split(" ")) {
      const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
      if (lines.length && paint.measureText(longer).width <= room) {
        lines[lines.length - 1] = longer;
      } else {
        lines.push(word);
      }
    }
    return lines.map((text) => ({ ...paragraph, text }));
  });
}

function heightOf(lines: Words[]): number {
  return lines.reduce((sum, { height }) => sum + height, 0);
}

function write(paint: CanvasRenderingContext2D, lines: Words[], top: number): void {
  let y = top;
  for (const { text, font, colour, height } of lines) {
    y += height;
    paint.font = font;
    paint.fillStyle = colour;
    paint.fillText(text, MARGIN, y - height / 4);
  }
}

function toBlob(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))));
  });
}
