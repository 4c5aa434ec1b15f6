"""Looking before trying must not change what is parsed."""

from random import Random

import pytest

from root_or_nerve.render import markdown

PIECES = (
    *"*_`[]()!<>&\\#-+=|~:1.\"'\n ",
    "\n\n",
    "    ",
    "\t",
    "- ",
    "1. ",
    "> ",
    "## ",
    "!!! note\n    ",
    "```\n",
    "| a | b |\n|---|---|\n",
    "<b>",
    "<!-- ",
    "&amp;",
    "[@key]",
    "[x](y.md)",
    "[x]: y.md\n",
    "---\n",
    "words",
)


@pytest.mark.parametrize("seed", range(200))
def test_looking_first_changes_nothing(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    looking = markdown.make_parser()
    monkeypatch.setattr(markdown, "look_first", lambda md: None)
    trying = markdown.make_parser()
    random = Random(seed)
    text = "".join(random.choices(PIECES, k=random.randint(1, 120)))
    assert looking.parse(text) == trying.parse(text)
