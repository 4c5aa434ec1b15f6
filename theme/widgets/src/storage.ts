/** A place that keeps texts. An LMS will be one more. No method ever throws. */
export interface Port {
  readonly kind: "local" | "memory";
  read(key: string): string | null;
  /** false: not kept */
  write(key: string, text: string): boolean;
}

const bundle = document.querySelector<HTMLMetaElement>('meta[name="rn-bundle"]')?.content;

/** The key of a text. Opened from a folder, all bundles of a disk share one store. */
export function keyOf(name: string): string {
  return `rn:${bundle ?? "root-or-nerve"}:${name}`;
}

/** Local storage, unless the browser keeps it from us. */
export function choosePort(): Port {
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
  };
}

function attempt<Result>(action: () => Result, otherwise: Result): Result {
  try {
    return action();
  } catch {
    return otherwise;
  }
}
