"""Authors' Markdown: one parse gives sections, HTML, search text and problems."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from posixpath import dirname, join, normpath, relpath
from typing import Any

from markdown_it.token import Token

from ..model.library import Text
from ..problems import Code, Problem, did_you_mean
from .markdown import BLOCKS, MAX_DEPTH, NOTES, make_parser

Block = Callable[[str, str, int], str]
_SAFE_LINK = re.compile(
    r"https?://[^\s/\\]|mailto:[^\s\\]+@|#\w|(?![/#])[^:\\\s]+\.md(#[\w-]+)?$", re.I
)
# Anchors that pages give to parts of their own, below or beside an author's text.
_TAKEN = re.compile(r"sources|questions|read-on|what-separated-them|ref-\d+|rn-.*")
_READ = ("inline", "html_block", "admonition_open", "heading_open", "fence")
_NOTED = ("html_inline", "image", "link_open", "citation")
_MAX_ROW = 5_000
_MD = make_parser()


@dataclass(frozen=True)
class Section:
    """One `##` heading and what stands under it; the first may have no heading.

    `line` is the line of the file that it begins on.
    """

    id: str
    title: str
    html: str
    text: str
    line: int


@dataclass(frozen=True)
class Link:
    """A link to another part of the course; `path` is the page it leads to."""

    origin: str
    line: int
    path: str
    anchor: str
    url: str


@dataclass(frozen=True)
class Prose:
    """A text as sections; `cited` are keys of works in order of first mention."""

    sections: tuple[Section, ...]
    outline: tuple[tuple[int, str, str], ...]
    links: tuple[Link, ...]
    cited: tuple[str, ...]
    problems: tuple[Problem, ...] = field(compare=False)

    @property
    def html(self) -> str:
        return "".join(section.html for section in self.sections)


def parse(text: Text, page: str, block: Block, sources: Collection[str]) -> Prose:
    """Parse one text of the page `page`; `block` makes fenced items and figures."""
    tokens = _MD.parse(text.markdown)
    reading = _Reading(text, page, sources)
    reading.read(tokens)
    env: dict[str, Any] = {"cited": [], "block": block}
    sections = tuple(_sections(tokens, reading, env))
    return Prose(
        sections,
        tuple(reading.outline),
        tuple(reading.links),
        tuple(env["cited"]),
        tuple(reading.problems),
    )


def slug(title: str) -> str:
    """Return the anchor of a heading."""
    return re.sub(r"[\W_]+", "-", title.lower()).strip("-") or "section"


class _Reading:
    """Walks the tokens once: headings, links, citations, and what is not allowed."""

    def __init__(self, text: Text, page: str, sources: Collection[str]) -> None:
        self.text, self.page, self.sources = text, page, sources
        self.lines = text.markdown.split("\n")
        self.end = 0  # of the block whose words are being read
        self.root = text.path.partition("/")[0]
        self.outline: list[tuple[int, str, str]] = []
        self.links: list[Link] = []
        self.problems: list[Problem] = []

    def read(self, tokens: Sequence[Token]) -> None:
        for i, token in enumerate(tokens):
            if token.type not in _READ and token.level < MAX_DEPTH - 1:
                continue
            at = token.map[0] if token.map else 0
            if token.level >= MAX_DEPTH - 1 and _is_cut_off(tokens, i):
                message = "so many lists or quotes in each other that text is lost"
                self._report(at, Code.TOO_DEEP, "", message)
            elif token.type == "inline":
                self.end = token.map[1] if token.map else 0
                for line, child in _with_lines(token):
                    self._inline(line, child)
                self.end = 0
            elif token.type == "html_block":
                self._report(at, Code.RAW_HTML, _first_line(token.content))
            elif token.type == "admonition_open":
                self._note(token, at)
            elif token.type == "heading_open":
                self._heading(token, tokens[i + 1], at)
            elif token.type == "fence":
                self._fence(token, at)

    def _report(
        self,
        at: int,
        code: Code,
        what: str,
        message: str | None = None,
        hint: str | None = None,
    ) -> None:
        """Report `what` on line `at`, counted from 0 within this text."""
        rows = range(at, max(self.end, at + 1))  # code may have hidden a line's end
        at = next((i for i in rows if what in self.lines[i]), at)
        row = self.lines[at]
        once = bool(what) and len(row) <= _MAX_ROW and row.count(what) == 1
        column = row.find(what) + 1 if once else None
        shown = what if len(what) <= 80 else what[:80] + "…"
        problem = Problem(
            self.text.path, at + self.text.line, code, message or shown, column, hint
        )
        self.problems.append(problem)

    def _heading(self, token: Token, inline: Token, at: int) -> None:
        title = _plain(inline)
        level, anchor = int(token.tag[1]), slug(title)
        token.attrSet("id", anchor)
        above = self.outline[-1][0] if self.outline else 1
        if level == 1:
            self._report(
                at,
                Code.BAD_HEADING,
                title,
                "`#` is the title, which stands in the front matter",
            )
        elif level > above + 1:
            self._report(
                at, Code.BAD_HEADING, title, f"level {level} follows level {above}"
            )
        elif any(anchor == other for _, other, _ in self.outline):
            self._report(at, Code.BAD_HEADING, title, f'"{title}" stands twice')
        elif _TAKEN.fullmatch(anchor):
            message = f'"{title}" is the name of a part that the page makes itself'
            self._report(at, Code.BAD_HEADING, title, message)
        self.outline.append((level, anchor, title))

    def _fence(self, token: Token, at: int) -> None:
        word = token.info.strip()
        if word not in (*BLOCKS, "text", ""):
            hint = did_you_mean(word, BLOCKS)
            message = f'"{word}" is not a kind of block'
            self._report(at, Code.UNKNOWN_BLOCK, word, message, hint)

    def _note(self, token: Token, at: int) -> None:
        word = str(token.meta["tag"])
        if token.markup != "!!!" or token.attrGet("class") != f"admonition {word}":
            message = f"a note is written `!!! {NOTES[0]}`, with a title in quotes"
            self._report(at, Code.UNKNOWN_BLOCK, token.markup, message)
        elif word not in NOTES:
            message = f'"{word}" is not a kind of note: {", ".join(NOTES)}'
            self._report(
                at, Code.UNKNOWN_BLOCK, word, message, did_you_mean(word, NOTES)
            )

    def _inline(self, at: int, child: Token) -> None:
        if child.type == "html_inline":
            self._report(at, Code.RAW_HTML, child.content)
        elif child.type == "image":
            self._report(at, Code.UNSAFE_LINK, str(child.attrGet("src")))
        elif child.type == "link_open":
            self._link(at, child)
        elif child.type == "citation":
            for key in child.meta["keys"]:
                if key not in self.sources:
                    message = f'sources.bib has no entry "{key}"'
                    hint = did_you_mean(key, self.sources)
                    self._report(at, Code.UNKNOWN_REFERENCE, key, message, hint)

    def _link(self, at: int, token: Token) -> None:
        """Note a link inside the course; point it at the page made from its file."""
        url = str(token.attrGet("href"))
        if not _SAFE_LINK.match(url):
            self._report(at, Code.UNSAFE_LINK, url)
            token.attrs = {}  # reported, and inert besides
        elif not url.lower().startswith(("http", "mailto:")):
            path, _, anchor = url.partition("#")
            source = normpath(join(dirname(self.text.path), path))
            if not source.startswith(f"{self.root}/"):
                self._report(
                    at, Code.BROKEN_LINK, url, f'"{url}" leads out of the content'
                )
                return
            target = page_of(source) if path else ""
            line = at + self.text.line
            self.links.append(
                Link(self.text.path, line, target or self.page, anchor, url)
            )
            if target:
                shown = relpath(target, dirname(self.page) or ".")
                token.attrSet("href", f"{shown}#{anchor}" if anchor else shown)


def page_of(source: str) -> str:
    """Return the page made from a content file: content/lessons/x.md -> learn/x.md."""
    path = source.partition("/")[2] if "/" in source else source
    return re.sub(r"^lessons/", "learn/", path)


def _with_lines(block: Token) -> Iterator[tuple[int, Token]]:
    """Yield what is looked at in an inline token with the line of each, from 0."""
    children = block.children or []
    if not any(child.type in _NOTED for child in children):
        return
    line = block.map[0] if block.map else 0
    for child in children:
        if child.type in _NOTED:
            yield line, child
        line += child.type.endswith("break") or child.content.count("\n")


def _is_cut_off(tokens: Sequence[Token], i: int) -> bool:
    """Return whether a list item or quote opens and closes with nothing inside."""
    return tokens[i].nesting == 1 and tokens[i + 1].nesting == -1


def _plain(inline: Token) -> str:
    return "".join(
        c.content for c in inline.children or [] if c.type in ("text", "code_inline")
    )


def _first_line(text: str) -> str:
    return text.strip().split("\n", 1)[0]


def _sections(
    tokens: Sequence[Token], reading: _Reading, env: dict[str, Any]
) -> Iterator[Section]:
    """Cut at every `##` and render each piece."""
    starts = [
        i for i, t in enumerate(tokens) if t.type == "heading_open" and t.tag == "h2"
    ]
    cuts = [0, *starts, len(tokens)]
    for start, end in pairwise(cuts):
        piece = tokens[start:end]
        if not piece:
            continue
        headed = piece[0].type == "heading_open" and piece[0].tag == "h2"
        title = _plain(piece[1]) if headed else ""
        html = str(_MD.renderer.render(piece, _MD.options, env))
        line = reading.text.line + (piece[0].map[0] if piece[0].map else 0)
        id = slug(title) if headed else ""
        yield Section(id, title, html, _text(piece, headed), line)


def _text(piece: Sequence[Token], headed: bool) -> str:
    """Return the words of a section, without its own heading, for search."""
    words = []
    for token in piece[3:] if headed else piece:
        if token.type == "inline":
            words += [
                c.content or " "
                for c in token.children or []
                if c.type != "html_inline"
            ]
            words.append(" ")
    return " ".join("".join(words).split())
