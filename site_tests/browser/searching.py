"""Asking the search of a built site."""

from playwright.sync_api import Page

LINKS = ".md-search-result__link"


def search_for(page: Page, words: str) -> None:
    """Open the search and ask for the words."""
    page.locator(".rn-search-open").click()
    ask(page, words)
    page.locator(LINKS).first.wait_for()


def ask(page: Page, words: str) -> None:
    """Ask once, for all the words: results of half of them would come and go."""
    field = page.locator(".md-search__input")
    field.fill(words)
    field.press("End")  # the host looks at its field when a key was let go


def found(page: Page) -> list[str]:
    """Return paths of what was found, with anchors."""
    script = "all => all.map(a => a.pathname + a.hash)"
    paths: list[str] = page.locator(LINKS).evaluate_all(script)
    return paths
