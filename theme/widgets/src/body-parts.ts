import type { Box, Side } from "./body-data";
import { wholeBox } from "./body-picture";
import type { BodyPicture } from "./body-picture";
import { BODY } from "./body-strings";

/** A view, or a part of a tall one, as the list of views names it: anterior/legs. */
export interface Part {
  id: string;
  name: string;
}

interface Listed {
  id: string;
  name: string;
  both: boolean;
  /** Its height in mm. */
  tall: number;
}

/** Left, top, width and height in shares of the half-width, and of the height. */
type Share = readonly [number, number, number, number];

const TALL = 1000; // mm: of more a fingertip covers too much
const OF_BOTH: Record<string, Share> = {
  trunk: [-0.62, 0, 1.24, 0.52],
  arm: [0.22, 0.14, 0.8, 0.46],
  legs: [-0.52, 0.43, 1.04, 0.57],
};
const OF_ONE: Record<string, Share> = {
  upper: [0, 0, 1, 0.52],
  lower: [0, 0.43, 1, 0.57],
};

/** Every view, and behind a tall one its parts. */
export function partsOf(views: readonly Listed[]): Part[] {
  return views.flatMap(({ id, name, both, tall }) => {
    const parts = tall > TALL ? Object.keys(both ? OF_BOTH : OF_ONE) : [];
    return [
      { id, name },
      ...parts.map((part) => ({
        id: `${id}/${part}`,
        name: BODY.part(name, BODY.parts[part as keyof typeof BODY.parts]),
      })),
    ];
  });
}

/** What is to be shown of a picture, in its own units. */
export function frameOf(picture: BodyPicture, part: string, side: Side): Box {
  const { view } = picture;
  const [x, y, width, height] = wholeBox(view, picture.shown);
  const share = (view.both ? OF_BOTH : OF_ONE)[part];
  if (!share) return [x, y, width, height];
  const [left, top, across, down] = share;
  const tall = [y + top * height, down * height] as const;
  if (!view.both) return [x + left * width, tall[0], across * width, tall[1]];
  const reach = width / 2;
  // The drawn half is the subject's left one, wherever it is on the picture.
  const isRight = view.box[0] + view.box[2] / 2 > 0 === (side === "left");
  const from = isRight ? left : -left - across;
  return [from * reach, tall[0], across * reach, tall[1]];
}

/** The part of a view in which most of these places lie. */
export function bestPart(
  picture: BodyPicture,
  ids: readonly string[],
  side: Side,
  places: readonly (readonly [number, number])[],
): string {
  const counts = ids.map((id) => {
    const [x, y, width, height] = frameOf(picture, id.split("/")[1] ?? "", side);
    const held = places.filter(
      ([atX, atY]) => atX >= x && atX <= x + width && atY >= y && atY <= y + height,
    );
    return { id, held: held.length, size: width * height };
  });
  const most = Math.max(...counts.map(({ held }) => held));
  const [best] = counts
    .filter(({ held }) => held >= 0.95 * most)
    .sort((a, b) => a.size - b.size);
  return best?.id ?? ids[0] ?? "";
}
