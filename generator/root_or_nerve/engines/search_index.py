"""Search entries from compiled pages, and a worker that loads them on first use."""

import json
from collections.abc import Iterable
from html import escape
from typing import Any

from ..render.page import Page

# Runs before Material's own listener: answers READY at once, fetches the index when
# somebody first types, and keeps the newest query until it is there. Where it cannot
# be fetched, a result says so, which search.ts puts into words; the next query tries
# again. An index with entries (offline) passes untouched.
ON_USE = """\
(() => {
  let setup, latest
  const say = data => dispatchEvent(new MessageEvent("message", { data }))
  const answer = items => postMessage({ type: 3, data: { items } })
  const missing = {
    location: "#rn-no-index", title: "Not loaded", text: "", score: 0, terms: {}
  }
  async function load() {
    const url = new URL("../../../" + setup.config.deferred, location.href)
    const { docs } = await (await fetch(url)).json()
    const held = setup
    setup = undefined
    say({ type: 0, data: { ...held, docs } })
    await new Promise(done => setTimeout(done))
    say(latest)
  }
  addEventListener("message", event => {
    const { type, data } = event.data
    if (type === 0 && data.config.deferred && !data.docs.length) {
      event.stopImmediatePropagation()
      setup = data
      postMessage({ type: 1 })
    } else if (type === 2 && setup) {
      event.stopImmediatePropagation()
      if (!data.trim()) return answer([])
      const isFirst = !latest
      latest = event.data
      if (isFirst) load().catch(() => { latest = undefined; answer([[missing]]) })
    }
  })
})();
"""
# Learners search more often than educators.
_BOOST = {"learn": 2.0, "cases": 2.0, "educators": 0.5}
FULL = "search/search_full.json"


def entries(page: Page, url: str) -> list[dict[str, Any]]:
    """Return the page's entries in the form that Material's worker reads."""
    if not page.indexed:
        return []
    boost = _BOOST.get(page.door, 1.0)
    return [
        {
            "location": f"{url}#{entry.anchor}" if entry.anchor else url,
            "title": escape(entry.title),
            "text": escape(entry.text),
            "boost": boost * entry.weight,
        }
        for entry in page.entries
    ]


def index(config: dict[str, Any], docs: Iterable[str]) -> str:
    """Return an index; `docs` are lists of entries, already JSON without brackets."""
    joined = ",".join(doc for doc in docs if doc)
    return f'{{"config":{json.dumps(config)},"docs":[{joined}]}}'
