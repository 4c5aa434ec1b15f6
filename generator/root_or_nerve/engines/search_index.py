"""Search entries from compiled pages, and a worker that loads them on first use."""

import json
from collections.abc import Iterable
from html import escape
from typing import Any

from ..render.page import Page

# Runs before Material's own listener: answers READY at once, and fetches the index
# when somebody first types. An index with entries (offline) passes untouched.
ON_USE = """\
(() => {
  let setup
  addEventListener("message", async event => {
    const { type, data } = event.data
    if (type === 0 && data.config.deferred && !data.docs.length) {
      setup = data
      event.stopImmediatePropagation()
      postMessage({ type: 1 })
    } else if (type === 2 && setup && !data.trim()) {
      event.stopImmediatePropagation()
      postMessage({ type: 3, data: { items: [] } })
    } else if (type === 2 && setup) {
      event.stopImmediatePropagation()
      const held = setup
      setup = undefined
      const url = new URL("../../../" + held.config.deferred, location.href)
      const { docs } = await (await fetch(url)).json()
      const say = data => dispatchEvent(new MessageEvent("message", { data }))
      say({ type: 0, data: { ...held, docs } })
      await new Promise(done => setTimeout(done))
      say(event.data)
    }
  })
})();
"""
FULL = "search/search_full.json"


def entries(page: Page, url: str) -> list[dict[str, str]]:
    """Return the page's entries in the form that Material's worker reads."""
    if not page.indexed:
        return []
    found = page.entries
    return [
        {
            "location": f"{url}#{entry.anchor}" if entry.anchor else url,
            "title": escape(entry.title),
            "text": escape(entry.text),
        }
        for entry in found
    ]


def index(config: dict[str, Any], docs: Iterable[str]) -> str:
    """Return an index; `docs` are lists of entries, already JSON without brackets."""
    joined = ",".join(doc for doc in docs if doc)
    return f'{{"config":{json.dumps(config)},"docs":[{joined}]}}'
