"""The command line: check, build, serve, schema."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from . import assets
from .compile import Compiler
from .items.schema import bank_schema
from .load.library import load_library
from .problems import Problem, errors, in_order

_CONFIG = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="root-or-nerve")
def main() -> None:
    """Make a course about roots and nerves from a folder of Markdown and YAML."""


@main.command()
@click.argument("content", type=_FOLDER, default=Path("content"))
@click.option("--json", "as_json", is_flag=True, help="Print problems for a program.")
def check(content: Path, as_json: bool) -> None:
    """Report everything that is wrong with CONTENT, at once."""
    library, problems = load_library(content, assets.content())
    _, more = Compiler()(library)
    found = in_order([*problems, *more])
    if as_json:
        click.echo(json.dumps([problem.as_json() for problem in found], indent=2))
    else:
        _report(found)
    sys.exit(1 if errors(found) else 0)


def _report(found: Sequence[Problem]) -> None:
    for problem in found:
        click.echo(f"{problem}\n")
    wrong = len(errors(found))
    rest = len(found) - wrong
    click.echo(f"{_count(wrong, 'error')}, {_count(rest, 'warning')}")


def _count(n: int, what: str) -> str:
    return f"{n or 'no'} {what}{'' if n == 1 else 's'}"


@main.command()
@click.option(
    "--content", type=_FOLDER, help="The content folder, if not the configured one."
)
@click.option(
    "--site", type=_FOLDER, help="Where to write, if not the configured folder."
)
@click.option(
    "--config", type=_CONFIG, default=Path("mkdocs.yml"), help="The host's settings."
)
def build(content: Path | None, site: Path | None, config: Path) -> None:
    """Build the site."""
    from .engines import mkdocs_command as engine  # MkDocs is slow to import

    try:
        folder = engine.build(config, content, site)
    except engine.EngineError as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"built {folder}")


@main.command()
@click.option(
    "--content", type=_FOLDER, help="The content folder, if not the configured one."
)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option(
    "--config", type=_CONFIG, default=Path("mkdocs.yml"), help="The host's settings."
)
def serve(content: Path | None, port: int, config: Path) -> None:
    """Build the site and serve it on 127.0.0.1, reloading on every change."""
    from .engines import mkdocs_command as engine

    try:
        engine.serve(config, content, port)
    except engine.EngineError as error:
        raise click.ClickException(str(error)) from None


@main.command()
def schema() -> None:
    """Print the JSON Schema of the item bank."""
    click.echo(bank_schema(), nl=False)
