import { piecesOf } from "./atlas-pair";
import type { Ellipse, Painted, PatternItem, PatternSkin } from "./bank";
import type { BodyFolder } from "./body-data";

/** Skin of the drawn half: what lies in all of these paths at once. */
export type Stretch = readonly string[];

const CORNERS = 60; // of an ellipse: paths know whole numbers and straight lines only

/** What an item shades in its view; what the view does not show is left out. */
export async function stretchesOf(files: BodyFolder, item: PatternItem): Promise<Stretch[]> {
  const found = await Promise.all(item.skin.map((skin) => stretchOf(files, item.view, skin)));
  return found.filter((stretch) => stretch.every(Boolean));
}

/** The usual areas that a view shows, one by one. */
export async function pathsOf(
  files: BodyFolder,
  view: string,
  { map, ids }: Painted,
): Promise<string[]> {
  const { core } = await files.areas(view, map);
  const each = ids.map(async (id) => {
    const own = core[id];
    if (own) return own;
    // Only the atlas knows the branches of a nerve that has no path of its own.
    const { maps } = await files.atlas();
    const pieces = piecesOf(id, maps[map]?.territories[id]);
    return pieces.map((piece) => core[piece] ?? "").join("");
  });
  return (await Promise.all(each)).filter(Boolean);
}

async function stretchOf(
  files: BodyFolder,
  view: string,
  { of, cut_to: cutTo, within }: PatternSkin,
): Promise<Stretch> {
  const skins = cutTo ? [of, cutTo] : [of];
  const paths = await Promise.all(skins.map((skin) => pathsOf(files, view, skin)));
  return [...paths.map((path) => path.join("")), ...(within ? [ellipsePath(within)] : [])];
}

export function ellipsePath({ x, y, rx, ry, turn_deg: turn }: Ellipse): string {
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
  const corners = Array.from({ length: CORNERS }, (_, n) => {
    const angle = (2 * Math.PI * n) / CORNERS;
    const [across, down] = [rx * Math.cos(angle), ry * Math.sin(angle)];
    const [byX, byY] = [across * cos - down * sin, across * sin + down * cos];
    return [Math.round(x + byX), Math.round(y + byY)] as const;
  });
  const [[startX, startY] = [0, 0], ...rest] = corners;
  let [lastX, lastY] = [startX, startY];
  const steps = rest.map(([toX, toY]) => {
    const step = `${toX - lastX} ${toY - lastY}`;
    [lastX, lastY] = [toX, toY];
    return step;
  });
  return `M${startX} ${startY}l${steps.join(" ")}z`;
}
