"""What the widgets say of territories: names, pages, first facts, doubts."""

from collections.abc import Iterator, Mapping, Sequence

from ..items.words import listed
from ..model.anatomy import Nerve, Root
from ..model.drawn import Atlas, Drawn, DrawnTerritory, ViewPaths
from ..model.library import Anatomy
from ..model.sources import Source
from ..model.territories import Territories, Territory, TerritoryMap
from ..skin.compared import is_common
from ..skin.extent import usual
from ..skin.words import in_words
from .entries import capital, printed
from .skin_words import saddle_words

_MOST_SYNONYMS = 6


def territories_of(
    map: str,
    drawn: Drawn,
    views: Sequence[ViewPaths],
    described: Territories,
    anatomy: Anatomy,
) -> dict[str, dict[str, object]]:
    """Return a map's territories in reading order, head to foot, parts after wholes.

    What no view shows is left out.
    """
    of = described.of(map)
    order = [*described.names(map), *anatomy.roots, *anatomy.nerves]
    places = {id: place for place, id in enumerate(order)}
    numbers = drawn.atlas.maps[map].territories
    found = {}
    for id in sorted(numbers, key=lambda id: _place(id, places)):
        pieces = list(dict.fromkeys(_pieces(id, of)))
        seen = _seen(map, pieces, numbers[id], views)
        if seen:
            found[id] = {
                "name": _name(id, map, described, anatomy),
                "tint": numbers[id].tint,
                "views": seen,
            }
            if _has_page(id.partition(".")[0], anatomy):
                found[id]["page"] = 1
            if pieces != [id]:
                found[id]["of"] = pieces
            if is_common(described, map, id):
                found[id]["layer"] = 1
    return found


def without_skin(
    map: str, drawn: Drawn, described: Territories, anatomy: Anatomy
) -> dict[str, str]:
    """Return names of territories that are described, but have no usual area."""
    numbers = drawn.atlas.maps[map].territories
    return {
        id: _name(id, map, described, anatomy)
        for id in described.of(map)
        if id in numbers and not numbers[id].usual
    }


def _place(id: str, places: Mapping[str, int]) -> tuple[int, str]:
    whole, _, part = id.partition(".")
    return places.get(whole, len(places)), part


def _pieces(id: str, of: Mapping[str, Territory]) -> Iterator[str]:
    """Yield the territory and every branch that it includes."""
    yield id
    if id in of:
        for other in of[id].includes:
            yield from _pieces(other, of)


def _seen(
    map: str, pieces: Sequence[str], numbers: DrawnTerritory, views: Sequence[ViewPaths]
) -> list[int]:
    """Return the numbers of the views in which it has a path, best first.

    That is the one that shows most skin, and of those that show almost as much the
    one that shows it largest.
    """
    shown = {
        number: sum(
            view.seen_mm2.get(cell, 0) * percent
            for cell, percent in numbers.usual.items()
        )
        for number, view in enumerate(views)
        if map in view.maps and any(id in view.maps[map].core for id in pieces)
    }
    most = max(shown.values(), default=0) or 1
    return sorted(shown, key=lambda n: (-round(5 * shown[n] / most), views[n].unit_mm))


def _name(id: str, map: str, described: Territories, anatomy: Anatomy) -> str:
    whole, _, part = id.partition(".")
    others = described.names(map)
    if whole in others:
        name = capital(others[whole])
    elif whole in anatomy.nerves:
        name = capital(anatomy.nerves[whole].name)
    else:
        name = printed(whole)
    return f"{name}: {part.replace('-', ' ')} part" if part else name


def _has_page(id: str, anatomy: Anatomy) -> bool:
    return id in anatomy.roots or id in anatomy.nerves


def about(atlas: Atlas, described: Territories, anatomy: Anatomy) -> dict[str, object]:
    """Return first facts by id, areas and sources by map, and what is doubted."""
    return {
        "areas": {
            id: {name: round(t.area_mm2 / 100) for name, t in map.territories.items()}
            for id, map in atlas.maps.items()
        },
        "words": {
            id: _words(atlas, described, id)
            for id in atlas.maps
            if id in described.maps
        },
        "facts": {
            **{id: _of_root(root) for id, root in anatomy.roots.items()},
            **{id: _of_nerve(nerve) for id, nerve in anatomy.nerves.items()},
        },
        "sources": {
            id: _sources(map, anatomy.sources) for id, map in described.maps.items()
        },
        "doubts": [
            {
                "place": doubt.place,
                "words": doubt.wording,
                "of": doubt.territories,
            }
            for doubt in described.doubts.values()
        ],
    }


def _words(atlas: Atlas, described: Territories, map: str) -> dict[str, str]:
    """Return where each territory of a map lies, in the names of regions."""
    extents = {
        id: usual(atlas, map, [id], "left") for id in atlas.maps[map].territories
    }
    return {
        id: in_words(extent, atlas, described.regions, with_side=False)
        for id, extent in extents.items()
        if extent
    }


def _of_root(root: Root) -> dict[str, str]:
    facts = [fact.text for fact in (root.front, root.back) if fact]
    return {
        "fact": " ".join(facts),
        "roots": "",
        "also": "",
        **_warning(saddle_words(root)),
    }


def _of_nerve(nerve: Nerve) -> dict[str, str]:
    roots = listed(printed(id) for id in nerve.roots.usual)
    if nerve.roots.variable:
        roots += f", sometimes {listed(printed(id) for id in nerve.roots.variable)}"
    return {
        "fact": nerve.skin.text if nerve.skin else "",
        "roots": roots,
        "also": ", ".join(nerve.synonyms[:_MOST_SYNONYMS]),
        **_warning(saddle_words(nerve)),
    }


def _warning(words: str) -> dict[str, str]:
    return {"warning": words} if words else {}


def _sources(map: TerritoryMap, sources: Mapping[str, Source]) -> list[str]:
    """Return the works that describe a map, as author and year, and what was read."""
    found = []
    for citation in map.sources:
        source = sources.get(citation.key)
        if source is not None:
            people = source.people or (source.title,)
            who = " and ".join(people)
            if len(people) > 2 or people[-1] == "et al.":
                who = f"{people[0]} et al."
            where = f" ({citation.where})" if citation.where else ""
            found.append(f"{who}, {source.year}{where}")
    return found
