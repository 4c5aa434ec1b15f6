import type { Flat, HalfMesh } from "./scene-data";

/** A surface as Plotly takes it: millimetres; left, posterior, up. */
export interface Mesh {
  x: number[];
  y: number[];
  z: number[];
  i: number[];
  j: number[];
  k: number[];
}

export interface Line {
  x: (number | null)[];
  y: (number | null)[];
  z: (number | null)[];
}

export type Side = "left" | "right";
type Point = readonly [number, number, number];

/** One half as it is, or its mirror image. */
export function half({ vertices, faces }: HalfMesh, side: Side): Mesh {
  const mesh = empty();
  addVertices(mesh, vertices, side);
  addFaces(mesh, faces, (at) => at, side === "right");
  return mesh;
}

/** Both halves in one; they share the vertices of the midline, so no seam shows. */
export function whole({ vertices, faces }: HalfMesh): Mesh {
  const mesh = half({ vertices, faces }, "left");
  const images: number[] = [];
  for (let at = 0; 3 * at < vertices.length; at++) {
    const isMiddle = vertices[3 * at] === 0;
    images.push(isMiddle ? at : mesh.x.length);
    if (!isMiddle) addVertices(mesh, vertices.slice(3 * at, 3 * at + 3), "right");
  }
  addFaces(mesh, faces, (at) => images[at] ?? at, true);
  return mesh;
}

/** A course, or several of them with gaps between. */
export function line(courses: readonly Flat[], side: Side): Line {
  const drawn: Line = { x: [], y: [], z: [] };
  for (const points of courses) {
    for (const [x, y, z] of pointsOf(points, side)) {
      drawn.x.push(x);
      drawn.y.push(y);
      drawn.z.push(z);
    }
    for (const axis of [drawn.x, drawn.y, drawn.z]) axis.push(null);
  }
  return drawn;
}

/** Lines through points that are in millimetres already. */
export function straight(lines: readonly (readonly Point[])[]): Line {
  const every = lines.flatMap((points) => [...points, null]);
  return {
    x: every.map((point) => point && point[0]),
    y: every.map((point) => point && point[1]),
    z: every.map((point) => point && point[2]),
  };
}

const CORNERS = 7;

/** Round cords along courses, `radius` in mm, thinner or thicker by point if wished. */
export function cords(
  courses: readonly Flat[],
  side: Side,
  radius: number | Flat,
): Mesh {
  const mesh = empty();
  for (const course of courses) {
    const points = pointsOf(course, "left");
    const at = (n: number): number =>
      typeof radius === "number" ? radius : (radius[n] ?? 0) / 10;
    if (points.length > 1) addCord(mesh, points, at);
  }
  return side === "left" ? mesh : mirrored(mesh);
}

function mirrored({ x, y, z, i, j, k }: Mesh): Mesh {
  return { x: x.map((at) => -at), y, z, i, j: k, k: j };
}

function addCord(mesh: Mesh, points: readonly Point[], radius: (n: number) => number): void {
  const first = mesh.x.length;
  let across: Point = [1, 0, 0];
  points.forEach((point, n) => {
    const along = unit(less(points[n + 1] ?? point, points[n - 1] ?? point));
    // Carried on from point to point, so that the cord is not twisted.
    across = unit(less(across, times(along, dot(across, along))));
    const up = cross(along, across);
    for (let corner = 0; corner < CORNERS; corner++) {
      const turn = (2 * Math.PI * corner) / CORNERS;
      const [a, b] = [radius(n) * Math.cos(turn), radius(n) * Math.sin(turn)];
      mesh.x.push(point[0] + a * across[0] + b * up[0]);
      mesh.y.push(point[1] + a * across[1] + b * up[1]);
      mesh.z.push(point[2] + a * across[2] + b * up[2]);
    }
  });
  for (let n = 0; n + 1 < points.length; n++) {
    for (let corner = 0; corner < CORNERS; corner++) {
      const [a, b] = [first + n * CORNERS + corner, first + n * CORNERS + ((corner + 1) % CORNERS)];
      addTriangle(mesh, a, b, a + CORNERS);
      addTriangle(mesh, b, b + CORNERS, a + CORNERS);
    }
  }
}

export function pointsOf(flat: Flat, side: Side): Point[] {
  const mirror = side === "left" ? 0.1 : -0.1;
  return Array.from({ length: flat.length / 3 }, (_, n) => [
    mirror * (flat[3 * n] ?? 0),
    -0.1 * (flat[3 * n + 2] ?? 0),
    0.1 * (flat[3 * n + 1] ?? 0),
  ]);
}

function empty(): Mesh {
  return { x: [], y: [], z: [], i: [], j: [], k: [] };
}

function addVertices(mesh: Mesh, vertices: Flat, side: Side): void {
  for (const [x, y, z] of pointsOf(vertices, side)) {
    mesh.x.push(x);
    mesh.y.push(y);
    mesh.z.push(z);
  }
}

/** Adds triangles; turned round where the surface is mirrored. */
function addFaces(
  mesh: Mesh,
  faces: Flat,
  place: (at: number) => number,
  isTurned: boolean,
): void {
  for (let n = 0; n < faces.length; n += 3) {
    const [a, b, c] = [faces[n] ?? 0, faces[n + 1] ?? 0, faces[n + 2] ?? 0].map(place);
    if (isTurned) addTriangle(mesh, a ?? 0, c ?? 0, b ?? 0);
    else addTriangle(mesh, a ?? 0, b ?? 0, c ?? 0);
  }
}

function addTriangle(mesh: Mesh, a: number, b: number, c: number): void {
  mesh.i.push(a);
  mesh.j.push(b);
  mesh.k.push(c);
}

function less(a: Point, b: Point): Point {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

function times(a: Point, factor: number): Point {
  return [a[0] * factor, a[1] * factor, a[2] * factor];
}

function dot(a: Point, b: Point): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function cross(a: Point, b: Point): Point {
  return [
    a[1] * b[2] - a[2] * b[1],
    a[2] * b[0] - a[0] * b[2],
    a[0] * b[1] - a[1] * b[0],
  ];
}

function unit(a: Point): Point {
  const length = Math.sqrt(dot(a, a)) || 1;
  return times(a, 1 / length);
}
