import type { PatternItem } from "./bank";
import type { BodyFolder, Box } from "./body-data";
import { make } from "./dom";
import { type Drawing, fillingFigure, placeOf } from "./pattern-figure";
import { boxOf } from "./pattern-frame";
import { type Stretch, stretchesOf } from "./pattern-skin";
import { PATTERN } from "./pattern-strings";
import { addTexture, swatchOf } from "./textures";

/**
 * What a made-up patient feels, on the body: the same look whatever the cause. The figure
 * is there at once and fills itself; `rn-pictured` tells when it has. Nothing in it names
 * a root or a nerve.
 */
export async function patternPicture(item: PatternItem, folder: string): Promise<HTMLElement> {
  return fillingFigure(item, folder, "rn-patient--felt", (files) => prepare(item, files));
}

async function prepare(item: PatternItem, files: BodyFolder): Promise<Drawing> {
  const [view, stretches] = await Promise.all([files.view(item.view), stretchesOf(files, item)]);
  const place = placeOf(view, item);
  const symptom = PATTERN.symptoms[item.symptom];
  return {
    view,
    boxes: boxesOf(stretches),
    label: PATTERN.shown(place, symptom, item.words),
    key: keyOf(place, symptom, item),
    draw: (picture, side, grain) => {
      const only = side ? { side } : {};
      const fill = addTexture(picture.svg, item.symptom, grain);
      for (const [first = "", ...within] of stretches) {
        const felt = { d: first, within, ...only };
        picture.draw("areas", [{ ...felt, class: "rn-felt" }]);
        picture.draw("chosen", [{ ...felt, class: "rn-felt-texture", attributes: { fill } }]);
      }
    },
  };
}

export function boxesOf(stretches: readonly Stretch[]): Box[] {
  return stretches.flatMap((stretch) => {
    const box = boxOf(stretch);
    return box ? [box] : [];
  });
}

function keyOf(place: string, symptom: string, item: PatternItem): HTMLElement {
  const felt = make("li", {});
  felt.append(swatchOf("rn-on rn-on--felt", item.symptom), ` ${symptom}`);
  // What is in view is said by the picture's own words.
  const where = make("li", { "aria-hidden": "true" }, place);
  return make("ul", { class: "rn-key-list" }, felt, where);
}
