import { choosePort, keyOf, layeredPort } from "./storage";

/** What a learner has chosen for this browser. */
export interface Settings {
  /** A number key answers. */
  keys: boolean;
  /** The time that an answer took counts when practice decides what to repeat. */
  time: boolean;
  /** The only personal thing there is; the learner's own word, or none. */
  pseudonym: string | null;
}

const KEY = keyOf("settings");
const USUAL: Settings = { keys: true, time: true, pseudonym: null };
const port = layeredPort(choosePort());

/** Always asks the port, because other tabs write there too. */
export function settings(): Settings {
  const text = port.read(KEY);
  if (text === null) return USUAL;
  try {
    const { keys, time, pseudonym } = JSON.parse(text) as Settings;
    return {
      keys: keys !== false,
      time: time !== false,
      pseudonym: typeof pseudonym === "string" && pseudonym !== "" ? pseudonym : null,
    };
  } catch {
    return USUAL;
  }
}

export function forgetSettings(): void {
  port.remove(KEY);
}

export function change(part: Partial<Settings>): void {
  port.write(KEY, JSON.stringify({ ...settings(), ...part }));
}
