/** A place that keeps texts. An LMS will be one more. No method ever throws. */
export interface Port {
  readonly kind: "local" | "memory";
  read(key: string): string | null;
  /** false: not kept */
  write(key: string, text: string): boolean;
  remove(key: string): void;
  keys(): string[];
}

const meta = document.querySelector<HTMLMetaElement>('meta[name="rn-bundle"]');

/** Names this course among all that a browser may have seen. */
export const bundleId = meta?.content ?? "root-or-nerve";

/** The key of a text. Opened from a folder, all bundles of a disk share one store. */
export function keyOf(name: string): string {
  return `rn:${bundleId}:${name}`;
}

const NOTHING = keyOf("keep-nothing");

/** On a shared computer nothing is kept; the choice lasts as long as the tab. */
export function keepsNothing(): boolean {
  return attempt(() => sessionStorage.getItem(NOTHING) !== null, false);
}

/** Takes effect with the next page: what is open has chosen its port. */
export function keepNothing(isOn: boolean): void {
  attempt(() => {
    if (isOn) sessionStorage.setItem(NOTHING, "1");
    else sessionStorage.removeItem(NOTHING);
  }, undefined);
}

/** Local storage, unless the browser or the learner keeps it from us. */
export function choosePort(): Port {
  if (keepsNothing()) return memoryPort();
  try {
    // Where storage is blocked, reading this property throws.
    const store = window.localStorage;
    store.getItem("rn");
    return localPort(store);
  } catch {
    return memoryPort();
  }
}

export function memoryPort(): Port {
  const texts = new Map<string, string>();
  return {
    kind: "memory",
    read: (key) => texts.get(key) ?? null,
    write: (key, text) => Boolean(texts.set(key, text)),
    remove: (key) => void texts.delete(key),
    keys: () => [...texts.keys()],
  };
}

/** Keeps in memory what `under` does not take, and reads both. */
export function layeredPort(under: Port): Port {
  const over = memoryPort();
  return {
    get kind() {
      return over.keys().length > 0 ? "memory" : under.kind;
    },
    read: (key) => over.read(key) ?? under.read(key),
    write: (key, text) => {
      const isKept = under.write(key, text);
      if (isKept) over.remove(key);
      return isKept || over.write(key, text);
    },
    remove: (key) => [over, under].forEach((port) => port.remove(key)),
    keys: () => [...new Set([...under.keys(), ...over.keys()])],
  };
}

function localPort(store: Storage): Port {
  return {
    kind: "local",
    read: (key) => attempt(() => store.getItem(key), null),
    write: (key, text) =>
      attempt(() => {
        store.setItem(key, text);
        return true;
      }, false),
    remove: (key) => attempt(() => store.removeItem(key), undefined),
    keys: () => attempt(() => Object.keys(store), []),
  };
}

function attempt<Result>(action: () => Result, otherwise: Result): Result {
  try {
    return action();
  } catch {
    return otherwise;
  }
}
