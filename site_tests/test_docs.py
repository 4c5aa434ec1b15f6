"""What is documented exists, and what exists is documented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from html import unescape
from pathlib import Path
from typing import TypeGuard, get_args

import click
import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from root_or_nerve.cli import main
from root_or_nerve.compile import Site
from root_or_nerve.load.anatomy import TABLES
from root_or_nerve.load.library import FOLDERS
from root_or_nerve.load.territories import TABLES as TERRITORY_TABLES
from root_or_nerve.model.cases import Case
from root_or_nerve.model.patches import Patch
from root_or_nerve.model.territories import TerritoryPart
from root_or_nerve.model.texts import AuthoredItem, FigureBlock, Guide, Lesson
from root_or_nerve.problems import Code
from root_or_nerve.render.figures import FIGURES
from root_or_nerve.render.markdown import BLOCKS, NOTES
from site_tests.course import ROOT
from site_tests.live_markup import words

EDUCATORS = ROOT / "content" / "educators"
COMMANDS = (EDUCATORS / "commands.md").read_text(encoding="utf-8")
PATCHES = tuple(part for part in get_args(get_args(Patch)[0]))
WRITING = (EDUCATORS / "writing-a-case.md").read_text(encoding="utf-8")
README = ROOT / "README.md"


def section(heading: str) -> str:
    """Return what commands.md says under a heading."""
    found = re.search(
        rf"^##+ {re.escape(heading)}\n(.*?)(?=^##|\Z)", COMMANDS, re.M | re.S
    )
    assert found, f"commands.md has no heading {heading}"
    return found[1]


def every_command(group: click.Group, before: str = "") -> dict[str, click.Command]:
    """Return the commands by name, those of groups as `geometry draw`."""
    found: dict[str, click.Command] = {}
    for name, command in group.commands.items():
        found[before + name] = command
        if isinstance(command, click.Group):
            found |= every_command(command, f"{before}{name} ")
    return found


ALL_COMMANDS = every_command(main)


@pytest.mark.parametrize("name", ALL_COMMANDS)
def test_a_command_is_documented_with_its_options(name: str) -> None:
    text = section(name)
    for parameter in ALL_COMMANDS[name].params:
        if isinstance(parameter, click.Option):
            assert f"`{parameter.opts[0]}`" in text, parameter.opts[0]
        else:
            assert f"[{parameter.name.upper()}]" in text, parameter.name


def test_no_command_or_option_is_documented_that_is_not_there() -> None:
    headings = set(re.findall(r"^##+ ([a-z ]+)$", COMMANDS, re.M))
    assert headings == ALL_COMMANDS.keys()
    options = {o for c in ALL_COMMANDS.values() for p in c.params for o in p.opts}
    assert set(re.findall(r"`(--[\w-]+)", COMMANDS)) <= options


@pytest.mark.parametrize("name", ALL_COMMANDS)
def test_a_command_and_its_options_explain_themselves(name: str) -> None:
    command = ALL_COMMANDS[name]
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.name != "port":
            assert parameter.help, parameter.name


@pytest.mark.parametrize("code", Code, ids=lambda code: code.slug)
def test_a_problem_code_is_an_anchor_of_the_messages_page(
    code: Code, site: Site
) -> None:
    page = site.pages["educators/messages.md"]
    text = squeezed(words(page.html))
    assert f'id="{code.slug}"' in page.html
    assert squeezed(code.value.cause) in text
    assert squeezed(code.value.remedy) in text


def squeezed(text: str) -> str:
    return re.sub(r"[\s`]", "", text)


def test_codes_differ_in_their_advice() -> None:
    assert len({code.value for code in Code}) == len(Code)


MODELS: dict[str, type[BaseModel]] = {
    "case": Case,
    "lesson": Lesson,
    "guide": Guide,
    "item-block": AuthoredItem,
    "figure-block": FigureBlock,
    **TABLES,
    **TERRITORY_TABLES,
    "territories": TerritoryPart,
    **{patch.__name__.lower(): patch for patch in PATCHES},
}
WITH_KEYS = (*TABLES.values(), *TERRITORY_TABLES.values())


def is_model(part: object) -> TypeGuard[type[BaseModel]]:
    return isinstance(part, type) and issubclass(part, BaseModel)


def inner_models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Yield a model and every model that its fields hold."""
    yield model
    for info in model.model_fields.values():
        models = {part for part in parts_of(info.annotation) if is_model(part)}
        if len(models) == 1:  # of several, each has its own section
            yield from inner_models(*models)


def parts_of(annotation: object) -> Iterator[object]:
    yield annotation
    for part in get_args(annotation):
        yield from parts_of(part)


EVERY_MODEL = {m.__name__: m for model in MODELS.values() for m in inner_models(model)}


@pytest.mark.parametrize("model", EVERY_MODEL.values(), ids=EVERY_MODEL)
def test_a_model_and_every_field_of_it_is_described(model: type[BaseModel]) -> None:
    assert model.__doc__
    for name, info in model.model_fields.items():
        assert meaning(info), f"{model.__name__}.{name}"


def meaning(info: FieldInfo) -> str:
    """Return what the field reference says: of its own, or of the model it holds."""
    inner = next((p for p in parts_of(info.annotation) if is_model(p)), None)
    return info.description or ((inner and inner.__doc__) or "").partition("\n")[0]


@pytest.mark.parametrize(("anchor", "model"), MODELS.items(), ids=MODELS)
def test_every_field_stands_on_the_fields_page(
    anchor: str, model: type[BaseModel], site: Site
) -> None:
    html = site.pages["educators/fields.md"].html
    text = html.partition(f'id="{anchor}"')[2].partition("<h2 ")[0]
    for part in inner_models(model):
        for name, info in part.model_fields.items():
            if name == "id" and part in WITH_KEYS:
                continue  # the key of the entry
            assert f"<code>{name}</code>" in text, f"{part.__name__}.{name}"
            shown = squeezed(unescape(re.sub("<.*?>", "", text)))
            assert squeezed(meaning(info)) in shown, f"{part.__name__}.{name}"


def test_every_word_that_a_field_may_hold_stands_on_the_fields_page(site: Site) -> None:
    text = words(site.pages["educators/fields.md"].html)
    for model in EVERY_MODEL.values():
        for info in model.model_fields.values():
            for part in parts_of(info.annotation):
                if isinstance(part, type) and issubclass(part, Enum):
                    assert ", ".join(str(member.value) for member in part) in text


@pytest.mark.parametrize("word", [*BLOCKS, "text", *NOTES])
def test_every_word_of_a_block_or_note_is_documented(word: str) -> None:
    assert re.search(rf"`(!!! )?{word}`", WRITING), word


@pytest.mark.parametrize("id", FIGURES)
def test_every_figure_is_named_for_authors(id: str) -> None:
    assert f"`{id}`" in WRITING


def test_the_folders_of_a_course_are_those_that_are_there() -> None:
    there = {path.name for path in (ROOT / "content").iterdir() if path.is_dir()}
    assert there <= set(FOLDERS)


def blocks_of_readme() -> list[str]:
    text = README.read_text(encoding="utf-8")
    return re.findall(r"^```[a-z]*\n(.*?)^```", text, re.M | re.S)


def test_the_commands_of_the_readme_exist() -> None:
    rows = [row.strip() for block in blocks_of_readme() for row in block.splitlines()]
    named = [
        re.match(r"(?:uv run )?(?:python3 run\.py|root-or-nerve) (\w+)", row)
        for row in rows
    ]
    found = {match[1] for match in named if match}
    assert {"serve", "test"} <= found
    assert found <= main.commands.keys() | {"test"}


@pytest.mark.parametrize(
    "path", [README, ROOT / "CONTRIBUTING.md"], ids=lambda p: p.name
)
def test_what_the_readme_and_contributing_link_to_is_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
        assert (ROOT / target).exists(), target
