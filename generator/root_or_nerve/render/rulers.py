"""Rules of the Markdown parser, looked up by the character that they begin with.

The parser tries every rule on every line and mark; a look at the character that
stands there rules most of them out. What does not stand in these tables is tried
everywhere, in the parser's own order.
"""

from collections.abc import Callable, Mapping
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.ruler import Ruler

Rule = Callable[..., bool]
# The rules to try by the character that stands there; under "", for any other.
Choice = Mapping[str, tuple[Rule, ...]]

_BLOCKS = {
    "admonition": "!?",
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*+-0123456789",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
}
_INLINES = {
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "emphasis": "*_",
    "citation": "[",
    "link": "[",
    "image": "!",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
}


def look_first(md: MarkdownIt) -> None:
    """Make the parser look before it tries; its rules must all be there by now."""
    md.block.ruler = _LookingRuler(md.block.ruler, _BLOCKS, _block_rule)
    md.inline.ruler = _LookingRuler(md.inline.ruler, _INLINES, _inline_rule)


class _LookingRuler(Ruler[Any]):
    """Has the rules of another one; to the parser, each chain is a single rule."""

    def __init__(
        self,
        rules: Ruler[Any],
        begins: Mapping[str, str],
        single: Callable[[Choice], Rule],
    ) -> None:
        super().__init__()
        self.__rules__ = rules.__rules__
        self._begins, self._single = begins, single
        self._chains: dict[str, list[Rule]] = {}

    def getRules(self, chainName: str = "") -> list[Rule]:  # noqa: N802, N803 - theirs
        """Return the rule that stands for a chain."""
        if chainName not in self._chains:
            self._chains[chainName] = [self._single(self._choice(chainName))]
        return self._chains[chainName]

    def _choice(self, chain: str) -> Choice:
        rules = [
            rule
            for rule in self.__rules__
            if rule.enabled and (not chain or chain in rule.alt)
        ]
        return {
            character: tuple(
                rule.fn
                for rule in rules
                if character in list(self._begins.get(rule.name, [character]))
            )
            for character in ["", *"".join(self._begins.values())]
        }


def _block_rule(choice: Choice) -> Rule:
    others = choice[""]

    def apply(state: Any, line: int, end: int, silent: bool) -> bool:
        at = state.bMarks[line] + state.tShift[line]
        for rule in choice.get(state.src[at : at + 1], others):
            if rule(state, line, end, silent):
                return True
        return False

    return apply


def _inline_rule(choice: Choice) -> Rule:
    others = choice[""]

    def apply(state: Any, silent: bool) -> bool:
        for rule in choice.get(state.src[state.pos], others):
            if rule(state, silent):
                return True
        return False

    return apply
