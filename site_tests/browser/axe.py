"""What axe finds on a page: WCAG 2.2 AA, and what it calls good practice."""

from __future__ import annotations

from playwright.sync_api import Page

from site_tests.course import ROOT

AXE = ROOT / "theme/widgets/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """Run axe; return what it found, with the elements."""
    page.add_script_tag(path=AXE)
    result = page.evaluate("tags => axe.run({runOnly: tags})", RULES)
    return [
        f"{found['id']}: {node['target']} {node['failureSummary']}"
        for found in result["violations"]
        for node in found["nodes"]
    ]
