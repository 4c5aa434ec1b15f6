"""A page before any engine: values only."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """One thing that search can find: a heading (or the page itself) and words."""

    title: str
    text: str
    anchor: str = ""
    weight: float = 1.0  # how much it counts against entries that match as well


@dataclass(frozen=True)
class Page:
    """One page before any theme.

    `html` links to other pages by paths that are relative to this page's source
    and end in `.md`: only an engine knows addresses. `onward` follows it: the only
    part that depends on other pages of the same kind. `listed` pages are known to
    the engine's navigation; the others share a shell per `template`.
    """

    title: str
    body: bytes  # UTF-8, because one curly quote makes a text twice as large
    description: str
    template: str
    door: str
    outline: tuple[tuple[int, str, str], ...] = ()
    entries: tuple[Entry, ...] = ()
    onward: str = ""
    listed: bool = False
    indexed: bool = True

    @property
    def html(self) -> str:
        """The body as text."""
        return self.body.decode()


def listed_page(
    title: str,
    html: str,
    summary: str,
    door: str,
    found: Iterable[Entry] = (),
    outline: Iterable[tuple[str, str]] = (),
) -> Page:
    """Return a page that the navigation knows.

    Search finds it by its summary, and then what stands in it; `outline` has the
    anchor and the words of its `##` headings.
    """
    return Page(
        title,
        html.encode(),
        summary,
        "text.html",
        door,
        outline=tuple((2, anchor, words) for anchor, words in outline),
        entries=(Entry(title, summary), *found),
        listed=True,
    )
