"""What in a piece of HTML could run, or lead somewhere that nobody allowed."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

FORBIDDEN = {
    "applet",
    "base",
    "embed",
    "form",
    "frame",
    "frameset",
    "iframe",
    "math",
    "meta",
    "object",
    "style",
    "template",
    "textarea",
}
# Elements that our own fragments write; an author's text can make neither.
OURS_ONLY = {"script", "svg", "details", "input", "button", "img", "link"}
# All that an input may say; its value is a number.
FILTER: dict[str, set[str | None]] = {
    "type": {"radio"},
    "name": {"f1", "f2"},
    "checked": {None},
}
ALLOWED_LINK = re.compile(
    r"https?://[^/\\]|mailto:[^\\]|#|(?:\.\./)*[a-z0-9-]+(?:/[a-z0-9-]+)*\.md(?:#|$)",
    re.I,
)
LINKS = ("href", "src", "action", "formaction", "xlink:href", "data", "poster", "cite")


ASSETS = "https://asset/assets"  # as tests write `asset:` links
PICTURES = (f"{ASSETS}/body/plates/", f"{ASSETS}/figures/cluneal-3d/")
SCRIPT_OF_ATLAS = {"src": f"{ASSETS}/rn/atlas.js", "defer": None}
STYLE_OF_ATLAS = {"rel": "stylesheet", "href": f"{ASSETS}/rn/atlas.css"}
WIDGETS: dict[str, list[dict[str, str | None]]] = {"link": [{**STYLE_OF_ATLAS}]}
BUTTON = {"type", "class", "value", "aria-label", "aria-disabled"}
IMAGE = {"src", "alt", "class", "width", "height", "loading", "decoding"}
ATLAS_CHOICES = {"rn-show", "rn-view", "rn-side"}
ATLAS_FIND = {"id", "type", "role", "autocomplete", "spellcheck"}


@dataclass
class Found(HTMLParser):
    """Live markup found, and the text and data on the way."""

    live: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    ours: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in FORBIDDEN or (tag in OURS_ONLY and not self._is_ours(tag, given)):
            self.live.append(f"<{tag}>")
        for name, value in attrs:
            self._attribute(tag, name, value or "")
        if tag == "script":
            self._in_script = True
            self.data.append("")

    def _is_ours(self, tag: str, given: dict[str, str | None]) -> bool:
        if tag not in self.ours:
            return False
        if tag == "input":
            return _is_filter(given) or _is_of_atlas(given)
        if tag in WIDGETS:
            return given in WIDGETS[tag]
        if tag == "button":
            return given.get("type") == "button" and given.keys() <= BUTTON
        if tag == "img":
            is_made = (given.get("src") or "").startswith(PICTURES)
            return is_made and given.keys() <= IMAGE
        if given == SCRIPT_OF_ATLAS:
            return True
        return tag != "script" or given == {
            "type": "application/json",
            "class": "rn-data",
        }

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name.startswith("on") or name in ("style", "srcdoc", "http-equiv"):
            self.live.append(f"{tag} {name}={value}")
        if name in LINKS and not ALLOWED_LINK.match(value):
            self.live.append(f"{tag} {name}={value}")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._in_script = False

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.data[-1] += data
        else:
            self.text.append(data)

    def unknown_decl(self, data: str) -> None:
        self.live.append(f"<![{data}")

    def handle_decl(self, decl: str) -> None:
        self.live.append(f"<!{decl}")

    def handle_comment(self, data: str) -> None:
        self.live.append(f"<!--{data}")

    def handle_pi(self, data: str) -> None:
        self.live.append(f"<?{data}")


def _is_filter(given: dict[str, str | None]) -> bool:
    """Say whether an input is a radio button of a list's filter, and nothing more."""
    others = {name: value for name, value in given.items() if name != "value"}
    return (
        all(value in FILTER.get(name, ()) for name, value in others.items())
        and {"type", "name"} <= others.keys()
        and (given.get("value") or "").isdecimal()
    )


def _is_of_atlas(given: dict[str, str | None]) -> bool:
    """Say whether an input is a choice, or the search, of the body atlas."""
    if given.get("type") == "radio":
        others = given.keys() - {"type", "name", "value", "autocomplete", "checked"}
        return given.get("name") in ATLAS_CHOICES and not others
    rest = {name for name in given if not name.startswith("aria-")}
    return given.get("id") == "rn-find" and rest <= ATLAS_FIND


def resolved(html: str) -> str:
    """Write links to assets as an engine does, those in the data of widgets too."""
    return re.sub(r'(=\\?")asset:', r"\1https://asset/", html)


def read(html: str, *, ours: bool = False) -> Found:
    """Parse HTML; with `ours`, allow the elements that our own fragments write."""
    found = Found(ours=OURS_ONLY if ours else set())
    found.feed(html)
    found.close()
    return found


def live(html: str, *, ours: bool = False) -> list[str]:
    """Return what is live in some HTML, markup inside its JSON included."""
    found = read(html, ours=ours)
    result = found.live
    for data in found.data:
        if "<" in data:
            result.append(f"JSON with <: {data[:80]}")
        for markup in _markup_in(json.loads(data or "[]")):
            result += live(markup, ours=ours)
    return result


def _markup_in(data: Any) -> list[str]:
    """Return the HTML that a script would put on the page."""
    if isinstance(data, list):  # cases about a root or nerve
        return [row["link"] for row in data]
    return [data.get("explanation", "")]


def words(html: str) -> str:
    """Return what can be read before any script runs."""
    return " ".join(" ".join(read(html, ours=True).text).split())
