import type { Mode } from "./run";

/** What an address of the page asks for. */
export type Wanted =
  | { screen: "resume" | "start" | "pairs" | "picture" | "progress" | "cleared" }
  | { screen: "run"; mode: Mode; about: string | null };

const MODES: readonly string[] = [
  "quick",
  "due",
  "confusions",
  "pattern",
  "examined",
  "form-A",
  "form-B",
];

/**
 * `#mode=due`, `#pair=c8-ulnar`, `#pairs`, `#picture`, `#progress`, `#start`, or nothing;
 * null: an address of something else on the page.
 */
export function wantedBy(hash: string): Wanted | null {
  const [name = "", value = ""] = hash.replace(/^#/, "").split("=", 2);
  if (name === "mode" && MODES.includes(value)) {
    return { screen: "run", mode: value as Mode, about: null };
  }
  if (name === "pair" && value) {
    return { screen: "run", mode: "pair", about: decoded(value) };
  }
  switch (name) {
    case "start":
    case "pairs":
    case "picture":
    case "progress":
    case "cleared":
      return { screen: name };
    case "":
      return { screen: "resume" };
    default:
      return null;
  }
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
