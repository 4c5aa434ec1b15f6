import type { BodyAreas, Side } from "./body-data";
import type { BodyPicture } from "./body-picture";

/** What lies under a finger: a territory, others at the same place, and the side. */
export interface Hit {
  id: string;
  also: string[];
  side: Side;
}

interface Place {
  clientX: number;
  clientY: number;
}

const FINGERTIP = 22; // pixels from a territory that still mean it
const ON_SKIN = 7; // less on skin that a map leaves blank: that says something, too
const SMALL = 9; // pixels of free radius below which a territory is easily missed
const AROUND = 16;

/** Finds territories by a place on the screen, as near as a finger can point. */
export class Hits {
  private picture: BodyPicture | null = null;
  private map: BodyAreas | null = null;
  private side: Side = "left";

  constructor(private readonly canvas: HTMLElement) {}

  set(picture: BodyPicture, map: BodyAreas, side: Side): void {
    Object.assign(this, { picture, map, side });
  }

  /** The territory right under a place. */
  exact({ clientX, clientY }: Place): Hit | null {
    return this.at(clientX, clientY);
  }

  /** The territory under a place or near it; null on blank skin, else undefined. */
  near({ clientX, clientY }: Place): Hit | null | undefined {
    const hit = this.at(clientX, clientY);
    const small = this.small(clientX, clientY, hit?.side ?? this.side);
    if (small && small !== hit?.id) {
      const also = hit ? [hit.id, ...hit.also].filter((id) => id !== small) : [];
      return { id: small, also, side: hit?.side ?? this.side };
    }
    if (hit) return hit;
    const isOnSkin = this.under(clientX, clientY).some((element) =>
      element.matches(".rn-body-skin path"),
    );
    return this.around(clientX, clientY, isOnSkin ? ON_SKIN : FINGERTIP) ?? (isOnSkin ? null : undefined);
  }

  private around(x: number, y: number, most: number): Hit | null {
    for (let radius = 3; radius <= most; radius += 3) {
      for (let i = 0; i < AROUND; i++) {
        const turn = (2 * Math.PI * i) / AROUND;
        const hit = this.at(x + radius * Math.cos(turn), y + radius * Math.sin(turn));
        if (hit) return hit;
      }
    }
    return null;
  }

  private at(x: number, y: number): Hit | null {
    const areas = this.under(x, y).flatMap((element) => {
      const { id, side } = (element as SVGElement).dataset;
      return id && side ? [{ id, side: side as Side }] : [];
    });
    const [first, ...others] = areas;
    if (!first) return null;
    return { ...first, also: others.map(({ id }) => id) };
  }

  private under(x: number, y: number): Element[] {
    return document.elementsFromPoint(x, y).filter((one) => this.canvas.contains(one));
  }

  /** A territory too small to be tapped without luck, if its middle is this near. */
  private small(x: number, y: number, side: Side): string | null {
    const scale = this.picture?.svg.getScreenCTM()?.a ?? 0;
    for (const path of this.picture?.areas(side) ?? []) {
      const id = path.dataset["id"] ?? "";
      const [atX, atY, radius] = this.map?.labels[id] ?? [0, 0, Infinity];
      if (radius * scale >= SMALL) continue;
      const matrix = path.getScreenCTM();
      if (!matrix) continue;
      const { x: toX, y: toY } = new DOMPoint(atX, atY).matrixTransform(matrix);
      if (Math.hypot(toX - x, toY - y) <= SMALL + 2) return id;
    }
    return null;
  }
}
