"""Lighthouse, mobile: scores, paint times and failing audits of the built site.

    python -m site_tests.benchmarks.lighthouse --runs 3

Lighthouse comes from npm, into the work folder. The site is served with gzip on
loopback; runs are interleaved over the pages, and medians are shown.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from .serving import chromium_path, served
from .workplace import CASE, LESSON, lighthouse, measured, middle, parser, site, table

PAGES = {
    "home": "",
    "practice": "practice/",
    "case": CASE,
    "lesson": LESSON,
    "atlas": "atlas/",
    "scene": "cluneal/",
    "nerve": "nerves/superior-cluneal/",
    "matrix": "muscles/",
}
_CHROME = "--headless=new --no-sandbox --disable-quic --no-first-run"
_SCORES = ("performance", "accessibility", "best-practices", "seo")
_TIMES = {
    "first-contentful-paint": "FCP ms",
    "largest-contentful-paint": "LCP ms",
    "total-blocking-time": "TBT ms",
    "cumulative-layout-shift": "CLS",
}
Report = dict[str, Any]


def examine(work: Path, url: str) -> Report:
    """Run Lighthouse once."""
    out = work / "lighthouse.json"
    words = ["--quiet", "--output=json", f"--output-path={out}"]
    words.append(f"--chrome-flags={_CHROME}")
    command = ["env", f"CHROME_PATH={chromium_path()}", "node", str(lighthouse(work))]
    measured([*command, url, *words], work)
    report: Report = json.loads(out.read_text(encoding="utf-8"))
    return report


def figures(report: Report) -> list[float]:
    """Return scores out of 100, then times."""
    scores = [100 * (report["categories"][name]["score"] or 0) for name in _SCORES]
    return scores + [report["audits"][name].get("numericValue", 0.0) for name in _TIMES]


def failing(report: Report) -> list[str]:
    """Return the audits that count and did not pass, with their scores."""
    counted = {
        entry["id"]
        for category in report["categories"].values()
        for entry in category["auditRefs"]
        if entry["weight"] > 0
    }
    return [
        f"{name} ({audit['score']:.2g})"
        for name, audit in report["audits"].items()
        if audit.get("score") is not None and audit["score"] < 0.9 and name in counted
    ]


def main() -> None:
    options = parser(__doc__)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--site", type=Path, help="a built site (default: build it)")
    options.add_argument("--pages", nargs="+", choices=PAGES, default=[*PAGES])
    arguments = options.parse_args()
    found: dict[str, list[Report]] = {name: [] for name in arguments.pages}
    with served(arguments.site or site(arguments.work)) as state:
        for _ in range(arguments.runs):
            for name in found:
                url = urljoin(state.address, PAGES[name])
                found[name].append(examine(arguments.work, url))
    rows = []
    for name, reports in found.items():
        columns = zip(*map(figures, reports), strict=True)
        rows.append([name, *(round(middle(column), 2) for column in columns)])
    print(table(["page", *_SCORES, *_TIMES.values()], rows))
    for name, reports in found.items():
        names = sorted({audit for report in reports for audit in failing(report)})
        print(f"\n{name}, failing: {', '.join(names) or 'none'}")


if __name__ == "__main__":
    main()
