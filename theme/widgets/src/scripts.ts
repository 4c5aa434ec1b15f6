const scripts = new Map<string, Promise<void>>();

/** Loads a classic script once a page; after a failure it may be tried again. */
export function loadScript(source: string): Promise<void> {
  const url = new URL(source, document.baseURI).href;
  const loading = scripts.get(url) ?? appendScript(url);
  scripts.set(url, loading);
  loading.catch(() => scripts.delete(url));
  return loading;
}

/** Loads a style sheet once a page; without it all still works. */
export function loadStyle(source: string): Promise<void> {
  const { href } = new URL(source, document.baseURI);
  if (document.querySelector(`link[href="${href}"]`)) return Promise.resolve();
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  return new Promise((resolve) => {
    link.onload = link.onerror = () => resolve();
    document.head.append(link);
  });
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
