"""What territories name must exist, and what they measure must be readable."""

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise

from pydantic import BaseModel

from ..model.patches import Band, Box, Patch, Polygon, Ring, Strip
from ..model.territories import Border, SkinRegion, Territory, TerritoryPart
from ..problems import Code, Problem, did_you_mean
from .evidence import check_citations
from .ids import Anything, union
from .places import Origin
from .references import Known, Reference, dangling
from .territories import TABLES, TerritoryFiles
from .yaml12 import Path

_EDGES: dict[type[Patch], tuple[str, ...]] = {
    Strip: ("start", "end", "from", "to"),
    Box: ("from", "to", "start", "end"),
    Band: ("above", "below", "from", "to"),
    Ring: ("inner", "outer", "from", "to"),
}
_LISTS = ("patches", "autonomous", "reach")
_SPINE = r"(C[2-7]|T([1-9]|1[0-2])|L[1-5])"
_BACK = re.compile(rf"{_SPINE}(-{_SPINE})?")
_FRONT = re.compile(r"I|(rib|space)-([1-9]|1[0-2])|[XU]([+-](\d{1,2}(\.\d{1,4})?))?")
_BACK_WORDS = "a spinous process or two of them: T4, T6-T7"
_FRONT_WORDS = "rib-2, space-3, X, X+0.375, X-0.125, U+0.25 or I"
_SKIN = "root, nerve or other name"

Placed = tuple[Path, Patch]


class _Stated:
    """All that files of territories may name."""

    def __init__(self, files: TerritoryFiles, known: Known) -> None:
        # Those of a file with a mistake exist as well; of one not read, any may.
        self.parts = {*files.documents, *files.unreadable} - {*TABLES}
        every = [_keys(files, name, "others") for name in self.parts]
        self.skins = union(known.skins, *every)
        self.nerves = union(known.nerves, *every)
        self.borders = union(*(_keys(files, n, "borders") for n in self.parts))
        self.sources = known.sources


def _keys(files: TerritoryFiles, name: str, key: str) -> Collection[str]:
    """Return the ids that a file gives under one of its keys, faulty ones too."""
    if name in files.unreadable:
        return Anything()
    value = files.documents[name][1].value
    below = value.get(key) if isinstance(value, dict) else None
    return set(below) if isinstance(below, dict) else ()


def check_territories(files: TerritoryFiles, known: Known) -> list[Problem]:
    """Check everything that the files name, and every fact in them."""
    stated = _Stated(files, known)
    problems = _tables(files, stated) + _borders_that_differ(files)
    for name, part in files.territories.parts.items():
        origin = files.origin(name)
        problems += dangling(_territory_ids(part, stated), origin)
        problems += _unreadable_borders(part, origin)
        anchors = _keys(files, name, "anchors")
        patches = [p for id, t in part.territories.items() for p in _patches(id, t)]
        problems += _patches_problems(patches, anchors, stated, origin)
    for name, at, value in facts(files):
        problems += check_citations(value, files.origin(name), stated.sources, at)
    return problems


def facts(files: TerritoryFiles) -> Iterator[tuple[str, Path, BaseModel]]:
    """Yield all that cites works: file, place and value."""
    territories = files.territories
    for id, described in territories.maps.items():
        for i, citation in enumerate(described.sources):
            yield "maps", (id, "sources", i), citation
    for id, doubt in territories.doubts.items():
        yield "doubts", (id, "conflict"), doubt.conflict
    for name, part in territories.parts.items():
        for id, anchor in part.anchors.items():
            yield name, ("anchors", id), anchor
        for id, territory in part.territories.items():
            for i, note in enumerate(territory.notes):
                yield name, ("territories", id, "notes", i), note


def _tables(files: TerritoryFiles, stated: _Stated) -> list[Problem]:
    territories, problems = files.territories, []
    for id, described in territories.maps.items():
        references = [
            Reference((id, "parts", i), name, stated.parts, "file of territories")
            for i, name in enumerate(described.parts)
        ]
        problems += dangling(references, files.origin("maps"))
    for id, doubt in territories.doubts.items():
        references = [
            Reference((id, "territories", i), name, stated.skins, _SKIN)
            for i, name in enumerate(doubt.territories)
        ]
        references += [
            Reference((id, "regions", i), name, territories.regions, "region")
            for i, name in enumerate(doubt.regions)
        ]
        problems += dangling(references, files.origin("doubts"))
    patches = [p for r in territories.regions.values() for p in _of_region(r)]
    if patches:
        problems += _patches_problems(patches, (), stated, files.origin("regions"))
    return problems


def _of_region(region: SkinRegion) -> Iterator[Placed]:
    for i, patch in enumerate(region.patches):
        yield (region.id, "patches", i), patch


def _patches(id: str, territory: Territory) -> Iterator[Placed]:
    for name in _LISTS:
        for i, patch in enumerate(getattr(territory, name)):
            yield ("territories", id, name, i), patch


def _territory_ids(part: TerritoryPart, stated: _Stated) -> Iterator[Reference]:
    for id, territory in part.territories.items():
        yield Reference(("territories", id), id, stated.skins, _SKIN)
        for i, other in enumerate(territory.includes):
            at = ("territories", id, "includes", i)
            yield Reference(at, other, stated.nerves, "nerve")


def _patches_problems(
    patches: Iterable[Placed],
    anchors: Collection[str],
    stated: _Stated,
    origin: Origin,
) -> list[Problem]:
    problems = []
    for at, patch in patches:
        problems += dangling(_patch_ids(at, patch, anchors, stated), origin)
        problems += _unknown_edges(at, patch, origin)
        if isinstance(patch, Strip):
            problems += _falling_rows(at, patch, origin)
    return problems


def _patch_ids(
    at: Path, patch: Patch, anchors: Collection[str], stated: _Stated
) -> Iterator[Reference]:
    for edge, ids in patch.anchored.items():
        for i, id in enumerate(ids):
            place = (*at, "anchored", edge, i)
            yield Reference(place, id, anchors, "anchor of this file")
    if isinstance(patch, Band):
        yield Reference((*at, "above"), patch.above, stated.borders, "border")
        yield Reference((*at, "below"), patch.below, stated.borders, "border")


def _unknown_edges(at: Path, patch: Patch, origin: Origin) -> Iterator[Problem]:
    if not patch.anchored:
        return
    edges = (
        tuple(str(i) for i in range(len(patch.polygon)))
        if isinstance(patch, Polygon)
        else _EDGES[type(patch)]
    )
    for edge in patch.anchored:
        if edge not in edges:
            message = f"is not an edge here; known: {', '.join(edges)}"
            hint = did_you_mean(edge, edges)
            place = (*at, "anchored", edge)
            yield origin.problem(place, Code.UNKNOWN_KEY, message, hint)


def _falling_rows(at: Path, strip: Strip, origin: Origin) -> Iterator[Problem]:
    for i, (before, after) in enumerate(pairwise(strip.strip), start=1):
        if after[0] <= before[0]:
            message = f"expected rows in rising t; {after[0]:g} after {before[0]:g}"
            yield origin.problem((*at, "strip", i), Code.BAD_VALUE, message)


def _unreadable_borders(part: TerritoryPart, origin: Origin) -> Iterator[Problem]:
    forms = (("back", _BACK, _BACK_WORDS), ("front", _FRONT, _FRONT_WORDS))
    for id, border in part.borders.items():
        for key, form, words in forms:
            text = getattr(border, key)
            if not form.fullmatch(text):
                message = f'expected {words}; received "{text}"'
                at = ("borders", id, key)
                yield origin.problem(at, Code.BAD_VALUE, message)


def _borders_that_differ(files: TerritoryFiles) -> list[Problem]:
    """Borders of all files are looked up together, so they must agree."""
    first: dict[str, tuple[str, Border]] = {}
    problems = []
    for name, part in files.territories.parts.items():
        for id, border in part.borders.items():
            where, stated = first.setdefault(id, (name, border))
            if stated != border:
                message = f"differs from the border of this id in {where}.yaml"
                problem = files.origin(name).problem(
                    ("borders", id), Code.DUPLICATE_ID, message
                )
                problems.append(problem)
    return problems
