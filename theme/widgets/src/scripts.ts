const scripts = new Map<string, Promise<void>>();

/** Loads a classic script once a page; after a failure it may be tried again. */
export function loadScript(source: string): Promise<void> {
  const url = new URL(source, document.baseURI).href;
  const loading = scripts.get(url) ?? appendScript(url);
  scripts.set(url, loading);
  loading.catch(() => scripts.delete(url));
  return loading;
}

function appendScript(url: string): Promise<void> {
  const script = document.createElement("script");
  script.src = url;
  return new Promise((resolve, reject) => {
    script.onload = () => resolve();
    script.onerror = () => {
      script.remove();
      reject(new Error(url));
    };
    document.head.append(script);
  });
}
