"""The command line: check, build, serve, results, schema, geometry."""

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from . import assets
from .compile import Compiler
from .engines.site_folder import EngineError
from .geometry_command import geometry
from .items.schema import bank_schema
from .load.library import load_library
from .problems import Problem, errors, in_order

_CONFIG = click.Path(exists=True, dir_okay=False, path_type=Path)
_POLL_SECONDS = 1.0
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
    found = _problems(content)
    if as_json:
        click.echo(json.dumps([problem.as_json() for problem in found], indent=2))
    else:
        _report(found)
    sys.exit(1 if errors(found) else 0)


def _problems(content: Path) -> tuple[Problem, ...]:
    library, problems = load_library(content, assets.content())
    _, more = Compiler()(library)
    return in_order([*problems, *more])


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
    "--engine",
    type=click.Choice(["mkdocs", "zensical"]),
    default="mkdocs",
    show_default=True,
    help="The host that makes the site.",
)
@click.option(
    "--content", type=_FOLDER, help="The content folder, if not the configured one."
)
@click.option(
    "--site", type=_FOLDER, help="Where to write, if not the configured folder."
)
@click.option(
    "--config", type=_CONFIG, default=Path("mkdocs.yml"), help="The host's settings."
)
def build(engine: str, content: Path | None, site: Path | None, config: Path) -> None:
    """Build the site."""
    try:
        folder = _builder(engine)(config, content, site)
    except EngineError as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"built {folder}")


def _builder(engine: str) -> Callable[[Path, Path | None, Path | None], Path]:
    """Import one host only: MkDocs is slow to import, and neither needs the other."""
    if engine == "zensical":
        from .engines import zensical

        return zensical.build
    from .engines import mkdocs_command

    return mkdocs_command.build


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
        _wait_until_sound(engine.content_folder(config, content))
        engine.serve(config, content, port)
    except EngineError as error:
        raise click.ClickException(str(error)) from None


def _wait_until_sound(content: Path) -> None:
    """Report errors until there are none: only then is there a site to serve."""
    shown: tuple[Problem, ...] | None = None
    while errors(found := _problems(content)):
        if found != shown:
            _report(found)
            click.echo("waiting until these are mended; Ctrl-C to stop\n")
        shown = found
        time.sleep(_POLL_SECONDS)


@main.command()
@click.argument("file", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("content"),
    show_default=True,
    help="The content folder of the course that was practised.",
)
@click.option(
    "--out",
    type=_FOLDER,
    default=Path("results"),
    show_default=True,
    help="The folder to write into.",
)
def results(file: tuple[Path, ...], content: Path, out: Path) -> None:
    """Work out items, pairs and learners from exported progress (files or folders)."""
    from .results.cohort import read_cohort, results_of
    from .results.page import result_files, write_results

    cohort = read_cohort(file)
    library, problems = load_library(content, assets.content())
    site, more = Compiler()(library)
    if errors([*problems, *more]):
        _report(in_order([*problems, *more]))
        raise click.ClickException("mend the course first, or name it with --content")
    report, faults = results_of(cohort, site, str(content))
    for fault in faults:
        click.echo(f"{fault}\n", err=True)
    if report.learners:
        try:
            write_results(result_files(report, list(faults)), out)
        except OSError as error:
            raise click.ClickException(f"{out}: {error.strerror}") from None
        learners = _count(len(report.learners), "learner")
        click.echo(f"{learners}: {out / 'index.html'}")
    else:
        click.echo("no answers in any file: nothing written", err=True)
    is_partial = any(fault.is_error for fault in faults)
    sys.exit(1 if is_partial or not report.learners else 0)


@main.command()
def schema() -> None:
    """Print the JSON Schema of the item bank."""
    click.echo(bank_schema(), nl=False)


main.add_command(geometry)
