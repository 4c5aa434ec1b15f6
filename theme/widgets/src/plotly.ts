/** Anything that a figure's script may hold. */
export type Value =
  | string
  | number
  | boolean
  | null
  | ArrayBufferView
  | Value[]
  | { [name: string]: Value };

type Fields = { [name: string]: Value };

export interface Drawing {
  data: Value[];
  layout: Fields;
  config: Fields;
}

type Draw = (
  place: HTMLElement,
  data: Value[],
  layout: Fields,
  config: Fields,
) => Promise<unknown>;

declare global {
  interface Window {
    Plotly?: {
      newPlot: Draw;
      react: Draw;
      relayout: (place: HTMLElement, change: Record<string, unknown>) => Promise<unknown>;
    };
    rnFigures?: Record<string, Drawing>;
  }
}

/** A copy in which each "var(--rn-…)" is what that property is worth just now. */
export function resolveStyle(value: Value, style: CSSStyleDeclaration): Value {
  if (typeof value === "string") return resolveText(value, style);
  if (Array.isArray(value)) return value.map((part) => resolveStyle(part, style));
  return isFields(value) ? resolveFields(value, style) : value;
}

export function resolveFields(fields: Fields, style: CSSStyleDeclaration): Fields {
  const pairs = Object.entries(fields);
  return Object.fromEntries(
    pairs.map(([name, value]) => [name, resolveStyle(value, style)]),
  );
}

function isFields(value: Value): value is Fields {
  return typeof value === "object" && value !== null && !ArrayBuffer.isView(value);
}

function resolveText(text: string, style: CSSStyleDeclaration): string {
  const name = /^var\((--rn-[\w-]+)\)$/.exec(text)?.[1];
  return (name && style.getPropertyValue(name).trim()) || text;
}
