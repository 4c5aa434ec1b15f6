"""The Markdown that authors may write, and how each token becomes HTML.

Raw HTML is parsed only in order to be reported: the renderer escapes it, so
nothing that a report misses can reach a page.
"""

import re
from collections.abc import Callable, MutableMapping, Sequence
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from mdit_py_plugins.admon import admon_plugin

from .rulers import look_first

Rule = Callable[[RendererHTML, Sequence[Token], int, OptionsDict, dict[str, Any]], str]
BLOCKS = ("item", "figure")
NOTES = ("note", "warning", "danger")
MAX_DEPTH = 20
# What the rules below can begin or end with. The parser's own set is larger, for
# extensions that are not used here, and makes it stop at every hyphen and colon.
_MARK = re.compile(r"[\n!&*<\[\]\\_`]")
_CITATION = re.compile(r"\[(@[^\[\]]{0,300})\]")


def make_parser() -> MarkdownIt:
    """Return CommonMark with tables, notes and citations, and links left to us."""
    options = {"html": True, "maxNesting": MAX_DEPTH, "typographer": True}
    md = MarkdownIt("commonmark", options, renderer_cls=_Renderer).use(admon_plugin)
    md.enable(["table", "smartquotes"])
    md.disable("normalize")  # `load.files` has seen to line ends and NUL
    # Every address is checked and reported afterwards, not silently dropped.
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    md.inline.ruler.before("link", "citation", _citation)
    md.inline.terminator_re = _MARK
    md.core.ruler.at("inline", _inline)
    for name, rule in _RULES.items():
        md.add_render_rule(name, rule)
    look_first(md)
    return md


def _inline(state: StateCore) -> None:
    """Parse what has a mark in it; most cells and many paragraphs have none."""
    for token in state.tokens:
        if token.type != "inline":
            continue
        token.children = []
        if _MARK.search(token.content):
            state.md.inline.parse(token.content, state.md, state.env, token.children)
        elif token.content:
            token.children.append(Token("text", "", 0, content=token.content))


def _citation(state: StateInline, silent: bool) -> bool:
    """[@key] or [@key; @other]"""
    match = _CITATION.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.pending = state.pending.rstrip(" ")  # or a line might begin with it
        token = state.push("citation", "", 0)
        token.meta = {"keys": [k.strip(" \n@") for k in match[1].split(";")]}
    state.pos = match.end()
    return True


class _Renderer(RendererHTML):
    """The parser's own, with a short way for what most of a text consists of."""

    def renderInline(  # noqa: N802 - the parser's name
        self,
        tokens: Sequence[Token],
        options: OptionsDict,
        env: MutableMapping[str, Any],
    ) -> str:
        """Render words without marks as what they are."""
        if len(tokens) == 1 and tokens[0].type == "text":
            return escapeHtml(tokens[0].content)
        return super().renderInline(tokens, options, env)

    def renderToken(  # noqa: N802 - the parser's name
        self,
        tokens: Sequence[Token],
        idx: int,
        options: OptionsDict,
        env: MutableMapping[str, Any],
    ) -> str:
        """Render closing tags, for which neither attributes nor neighbours matter."""
        token = tokens[idx]
        if token.nesting == -1 and not token.hidden:
            return f"</{token.tag}>\n" if token.block else f"</{token.tag}>"
        return super().renderToken(tokens, idx, options, env)


def _escaped(
    self: RendererHTML,
    tokens: Sequence[Token],
    i: int,
    options: OptionsDict,
    env: dict[str, Any],
) -> str:
    return escape(tokens[i].content)


def _cite(
    self: RendererHTML,
    tokens: Sequence[Token],
    i: int,
    options: OptionsDict,
    env: dict[str, Any],
) -> str:
    cited: list[str] = env["cited"]
    numbers = []
    for key in tokens[i].meta["keys"]:
        if key not in cited:
            cited.append(key)
        n = cited.index(key) + 1
        numbers.append(f'<a href="#ref-{n}">{n}</a>')
    joined = ", ".join(numbers)
    return f'<sup class="rn-cite"><span class="rn-hidden">source </span>{joined}</sup>'


def _fence(
    self: RendererHTML,
    tokens: Sequence[Token],
    i: int,
    options: OptionsDict,
    env: dict[str, Any],
) -> str:
    token = tokens[i]
    word = token.info.strip()
    if word in BLOCKS and token.map is not None:
        return str(env["block"](word, token.content, token.map[0] + 1))
    return f'<pre tabindex="0"><code>{escape(token.content)}</code></pre>\n'


def _link_open(
    self: RendererHTML,
    tokens: Sequence[Token],
    i: int,
    options: OptionsDict,
    env: dict[str, Any],
) -> str:
    if str(tokens[i].attrGet("href") or "").lower().startswith("http"):
        tokens[i].attrSet("rel", "noopener noreferrer")
    return self.renderToken(tokens, i, options, env)


def _table_open(
    self: RendererHTML,
    tokens: Sequence[Token],
    i: int,
    options: OptionsDict,
    env: dict[str, Any],
) -> str:
    return (
        '<div class="rn-table" tabindex="0" role="group" aria-label="Table">\n<table>\n'
    )


def _table_close(
    self: RendererHTML,
    tokens: Sequence[Token],
    i: int,
    options: OptionsDict,
    env: dict[str, Any],
) -> str:
    return "</table>\n</div>\n"


_RULES: dict[str, Rule] = {
    "html_block": _escaped,
    "html_inline": _escaped,
    "image": _escaped,
    "citation": _cite,
    "fence": _fence,
    "link_open": _link_open,
    "table_open": _table_open,
    "table_close": _table_close,
}
