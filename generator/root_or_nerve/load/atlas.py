"""geometry/atlas.json and geometry/views/ -> the drawn atlas, if it is whole."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from ..model.drawn import Atlas, Drawn, ViewPaths
from ..model.territories import Territories
from ..problems import Code, Problem, visible
from .files import FILE_NAME, listing, read_bytes, shown
from .made_files import MadeFiles

FOLDER = "geometry"
TERRITORIES = "territories"
MEASURED = ("skin.json", "pelvis.json", "vertebrae.json", "tiling.json")
REMEDY = "draw it: root-or-nerve geometry draw"


def fingerprints(described: Path, measured: Path) -> dict[str, str]:
    """Return the sha256 of every file that an atlas is drawn from, by its path.

    Territories lie below the content folder `described`, skin and bones below
    `measured`; what cannot be read is left out.
    """
    paths = [(described, path) for path in listing(described, TERRITORIES, ".yaml")[0]]
    paths += [(measured, measured / FOLDER / name) for name in MEASURED]
    found = {}
    for root, path in paths:
        data = read_bytes(root, path)
        if not isinstance(data, Problem):
            name = path.relative_to(root).as_posix()
            found[name] = hashlib.sha256(data).hexdigest()
    return found


def load_atlas(root: Path) -> tuple[Drawn | None, list[Problem]]:
    """Read the atlas below `root`; None, with problems, if any of it is broken."""
    folder, files = root / FOLDER, MadeFiles(root, REMEDY)
    atlas = files.value(folder / "atlas.json", Atlas)
    views: dict[str, ViewPaths] = {}
    light: dict[str, bytes] = {}
    dark: dict[str, bytes] = {}
    for path in sorted((folder / "views").glob("*.json")):
        if (view := files.value(path, ViewPaths)) is None:
            continue
        views[view.id] = view
        if view.id != path.stem or not FILE_NAME.fullmatch(path.stem):
            files.broken(path, "the view is named otherwise")
        for shades, tone in ((light, "light"), (dark, "dark")):
            shade = files.webp(path.with_name(f"{path.stem}-{tone}.webp"))
            if shade is not None:
                shades[view.id] = shade
    if atlas is None or files.problems:
        return None, files.problems
    drawn = Drawn(atlas=atlas, views=views, light=light, dark=dark)
    for name, message in _impossible(drawn):
        files.broken(folder / name, message)
    return None if files.problems else drawn, files.problems


def _impossible(drawn: Drawn) -> Iterator[tuple[str, str]]:
    """Yield file and message for numbers that name nothing in the atlas."""
    atlas, cells = drawn.atlas, drawn.atlas.cells
    count = len(cells.region)
    known = range(count)
    if {len(cells.area_mm2), len(cells.at_mm), len(cells.touching)} != {count}:
        yield "atlas.json", "cells: the lists differ in length"
    if any(n not in range(len(atlas.regions)) for n in cells.region):
        yield "atlas.json", "cells.region: a region that is not in the list"
    if any(n not in known for near in cells.touching for n in near):
        yield "atlas.json", "cells.touching: a cell that does not exist"
    for id, drawn_map in atlas.maps.items():
        for name, t in drawn_map.territories.items():
            used = t.usual.keys() | t.sure.keys() | t.reach.keys() | t.alone.keys()
            if any(n not in known for n in used):
                where = f"maps.{id}.territories.{name}"
                yield "atlas.json", f"{where}: a cell that does not exist"
    if not drawn.views:
        yield "views", "there are no views"
    for view in drawn.views.values():
        if any(n not in known for n in (*view.cells, *view.seen_mm2)):
            yield f"views/{view.id}.json", "cells: a cell that does not exist"
        if not view.maps.keys() <= atlas.maps.keys():
            yield f"views/{view.id}.json", "maps: a map that atlas.json does not have"


def check_stale(
    drawn: Drawn, described: Path, measured: Path, territories: Territories
) -> list[Problem]:
    """Compare the atlas with the files that it was made from, and what they say."""
    then, now = drawn.atlas.inputs, fingerprints(described, measured)
    messages = [
        f"{visible(name)} was {_change(name in now, name in then)} after the atlas "
        "was drawn"
        for name in sorted(then.keys() | now.keys())
        if then.get(name) != now.get(name)
    ]
    messages += [
        f"it shows {what}, which territories/ does not name"
        for what in strangers(drawn.atlas, territories)
    ]
    path = shown(measured, measured / FOLDER / "atlas.json")
    return [Problem(path, 1, Code.STALE_ATLAS, m, hint=REMEDY) for m in messages]


def _change(is_there: bool, was_there: bool) -> str:
    if is_there and was_there:
        return "changed"
    return "added" if is_there else "removed"


def strangers(atlas: Atlas, territories: Territories) -> list[str]:
    """Return regions, maps and territories of the atlas that nothing describes."""
    found = [f"region {id}" for id in atlas.regions if id not in territories.regions]
    for id, drawn in atlas.maps.items():
        if id not in territories.maps:
            found.append(f"map {id}")
            continue
        parts = [territories.parts.get(name) for name in territories.maps[id].parts]
        known = {name for part in parts if part for name in part.territories}
        names = {name.partition(".")[0] for name in drawn.territories}
        found += [f"{name} of map {id}" for name in sorted(names - known)]
    return [visible(what) for what in found]
