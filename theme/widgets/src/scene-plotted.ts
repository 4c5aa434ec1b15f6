import type { Line, Mesh } from "./scene-meshes";

/** A trace as Plotly takes it; colours may be names that the page resolves. */
export type Trace = Record<string, unknown> & { name: string; type: string };

const LIGHT = { ambient: 0.5, diffuse: 0.72, specular: 0.16, roughness: 0.6, fresnel: 0.1 };
const LAMP = { x: -900, y: 1600, z: 1500 };

/** A surface; colours are those of scene.css. What is seen through is not pointed at. */
export function sheet(name: string, mesh: Mesh, colour: string, opacity: number): Trace {
  return {
    type: "mesh3d",
    name,
    ...mesh,
    color: hue(colour),
    opacity,
    flatshading: false,
    lighting: LIGHT,
    lightposition: LAMP,
    ...(opacity < 1 ? { hoverinfo: "skip" } : { hovertemplate: `${plain(name)}<extra></extra>` }),
  };
}

export function strokes(
  name: string,
  drawn: Line,
  colour: string,
  width: number,
  opacity: number,
): Trace {
  return {
    type: "scatter3d",
    mode: "lines",
    name,
    ...drawn,
    line: { color: hue(colour), width },
    opacity,
    hovertemplate: `${plain(name)}<extra></extra>`,
  };
}

export function marks(
  name: string,
  places: readonly (readonly [number, number, number])[],
  colour: string,
  symbol: string,
  size: number,
): Trace {
  return {
    type: "scatter3d",
    mode: "markers",
    name,
    x: places.map(([x]) => x),
    y: places.map(([, y]) => y),
    z: places.map(([, , z]) => z),
    marker: { size, color: hue(colour), symbol },
    hovertemplate: `${plain(name)}<extra></extra>`,
  };
}

/** Words as Plotly must have them, which reads some HTML. */
export function plain(words: string): string {
  return words.replace(/&/g, "&amp;").replace(/</g, "&lt;");
}

function hue(name: string): string {
  return name === "ink" ? "var(--rn-ink)" : `var(--rn-scene-${name})`;
}
