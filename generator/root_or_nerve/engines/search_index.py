"""Search entries from compiled pages, and a worker that loads them on first use."""

import json
from collections.abc import Iterable
from html import escape
from typing import Any

from ..render.page import Page

# Stands in the place of Material's worker and answers SETUP (0) with READY (1) at once.
# When somebody first types, fetches that worker and the index, and holds queries (2)
# until the worker has said READY too: then the newest is asked, and only that. What
# cannot be fetched is told by a result (3), which search.ts puts into words; the next
# query tries again. What this says to the worker itself is not trusted by the browser,
# and so known from what the page says.
_ON_USE = """\
(() => {
  let setup, query, loading, isThere, isReady
  const tell = postMessage.bind(self)
  const answer = items => tell({ type: 3, data: { items } })
  const say = (type, data) =>
    dispatchEvent(new MessageEvent("message", { data: { type, data } }))
  const missing = {
    location: "#rn-no-index", title: "Not loaded", text: "", score: 0, terms: {}
  }
  async function fetchWorker() {
    if (!isThere) importScripts("WORKER")
    isThere = true
  }
  async function load() {
    const url = new URL("../../../" + setup.config.deferred, location.href)
    const index = fetch(url).then(found => found.json())
    const [{ docs }] = await Promise.all([index, fetchWorker()])
    say(0, { ...setup, docs })
  }
  function fail() {
    loading = undefined
    answer(query.trim() ? [[missing]] : [])
  }
  self.postMessage = message => {
    if (message.type !== 1) return tell(message)
    isReady = true
    say(2, query)
  }
  addEventListener("message", event => {
    if (isReady || !event.isTrusted) return
    event.stopImmediatePropagation()
    const { type, data } = event.data
    if (type === 0) {
      setup = data
      return tell({ type: 1 })
    }
    query = data
    if (query.trim()) loading ??= load().catch(fail)
    else answer([])
  })
})();
"""
# Learners search more often than educators.
_BOOST = {"learn": 2.0, "cases": 2.0, "educators": 0.5}
FULL = "search/search_full.json"


def on_use(worker: str) -> str:
    """Return a worker that fetches another, a file beside it, when it is used."""
    return _ON_USE.replace("WORKER", worker)


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
