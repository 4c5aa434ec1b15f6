import type { BodyPicture } from "./body-picture";
import type { Side } from "./body-data";

export type Point = readonly [number, number];

/** Where a picture's units lie in pixels of the box that it fills ("meet", centred). */
export class Frame {
  readonly scale: number;
  private readonly left: number;
  private readonly top: number;

  constructor(
    private readonly picture: BodyPicture,
    readonly width: number,
    readonly height: number,
    margin = 0,
  ) {
    const [x, y, w, h] = picture.box;
    const [inner, tall] = [width - 2 * margin, height - 2 * margin];
    this.scale = Math.max(Math.min(inner / w, tall / h), 1e-6);
    this.left = margin + (inner - w * this.scale) / 2 - x * this.scale;
    this.top = margin + (tall - h * this.scale) / 2 - y * this.scale;
  }

  /** Pixels of a place in the left half's paths, as it is shown on a side. */
  pixels(x: number, y: number, side: Side): Point {
    const [shownX, shownY] = this.picture.place(x, y, side);
    return [this.left + shownX * this.scale, this.top + shownY * this.scale];
  }

  /** The place in the left half's paths that a side shows at these pixels. */
  place([x, y]: Point, side: Side): Point {
    const there = (x - this.left) / this.scale;
    return [side === "left" ? there : -there, (y - this.top) / this.scale];
  }

  /** Left and right edge of the picture, in pixels. */
  get edges(): Point {
    const [x, , width] = this.picture.box;
    return [this.left + x * this.scale, this.left + (x + width) * this.scale];
  }
}
