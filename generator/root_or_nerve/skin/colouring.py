"""Tints for territories: neighbours differ, and eight tints are enough."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

TINTS = 8
_MOST_STEPS = 200_000
_ROOTS = (
    *(f"V{i}" for i in range(1, 4)),
    *(f"C{i}" for i in range(2, 9)),
    *(f"T{i}" for i in range(1, 13)),
    *(f"L{i}" for i in range(1, 6)),
    *("S1", "S2", "S3", "S4-5"),
)
_BESIDE = 2  # T4, T5 and T6 differ on every map

Pair = tuple[str, str]
Graph = dict[str, set[str]]


class NotColourable(ValueError):
    """More tints would be needed."""


def tints(
    names: Mapping[str, Iterable[str]],
    meeting: Collection[tuple[str, str, str]],
    includes: Mapping[str, Mapping[str, Iterable[str]]],
) -> dict[str, dict[str, int]]:
    """Return the tint of each territory by map.

    `names` are those of each map, with parts as ID.PART; `meeting` is map and pair;
    `includes` says, by map, which nerves supply skin through others. A root keeps
    its tint from map to map where that can be had.
    """
    graphs = {
        id: neighbours(
            some, [(a, b) for of, a, b in sorted(meeting) if of == id], includes[id]
        )
        for id, some in names.items()
    }
    found: dict[str, dict[str, int]] = {}
    for group in _groups(graphs):
        found |= _alike({id: graphs[id] for id in group})
    return found


def neighbours(
    names: Iterable[str],
    meeting: Iterable[Pair],
    includes: Mapping[str, Iterable[str]],
) -> Graph:
    """Return who must differ from whom: those who meet, and roots in sequence."""
    graph: Graph = {name: set() for name in names}
    pairs = {*meeting, *_in_sequence(graph)}
    above = {name: _wholes(name, graph, includes) for pair in pairs for name in pair}
    for one, other in pairs:
        for a in (one, *sorted(above[one] - above[other] - {other})):
            for b in (other, *sorted(above[other] - above[one] - {one})):
                if a != b and a in graph and b in graph:
                    graph[a].add(b)
                    graph[b].add(a)
    return graph


def coloured(graph: Graph, tints: int = TINTS) -> dict[str, int]:
    """Colour a graph: the hardest place first, and the tint least used so far.

    This is DSATUR with a way back; the same graph always gets the same tints.
    """
    found: dict[str, int] = {}
    tried: list[tuple[str, list[int]]] = []  # and what is left to try there
    for _ in range(_MOST_STEPS):
        if len(found) == len(graph):
            return found
        place = _hardest(graph, found)
        left = _free(graph[place], found, tints)
        while not left:
            if not tried:
                raise NotColourable
            place, left = tried.pop()
            del found[place]
        found[place], *rest = left
        tried.append((place, rest))
    raise NotColourable


def _hardest(graph: Graph, found: Mapping[str, int]) -> str:
    """Return the place whose neighbours have most tints; then that with most."""

    def hardness(name: str) -> tuple[int, int, str]:
        seen = {found[x] for x in graph[name] if x in found}
        return -len(seen), -len(graph[name]), name

    return min((name for name in graph if name not in found), key=hardness)


def _free(around: set[str], found: Mapping[str, int], tints: int) -> list[int]:
    used = Counter(found.values())
    taken = {found[name] for name in around if name in found}
    free = (tint for tint in range(tints) if tint not in taken)
    return sorted(free, key=lambda tint: (used[tint], tint))


def _alike(graphs: Mapping[str, Graph]) -> dict[str, dict[str, int]]:
    """Colour maps of the same things alike; if that cannot be, each by itself."""
    together: Graph = {}
    for graph in graphs.values():
        for name, around in graph.items():
            together.setdefault(name, set()).update(around)
    try:
        found = coloured(together)
    except NotColourable:
        return {id: coloured(graph) for id, graph in graphs.items()}
    return {id: {name: found[name] for name in graphs[id]} for id in graphs}


def _groups(graphs: Mapping[str, Graph]) -> list[list[str]]:
    """Return maps of dermatomes, and others one by one."""
    roots = [id for id, graph in graphs.items() if set(graph) <= set(_ROOTS)]
    return [roots, *([id] for id in graphs if id not in roots)]


def _in_sequence(names: Iterable[str]) -> set[Pair]:
    here = set(names)
    if not here <= set(_ROOTS):
        return set()
    return {
        (a, b)
        for i, a in enumerate(_ROOTS)
        for b in _ROOTS[i + 1 : i + 1 + _BESIDE]
        if a in here and b in here
    }


def _wholes(
    name: str, known: Iterable[str], includes: Mapping[str, Iterable[str]]
) -> set[str]:
    """Return the nerve of a part, and every nerve that supplies it as a branch."""
    found = {name.partition(".")[0]} - {name}
    while True:
        inner = found | {name}
        more = {id for id in includes if inner & set(includes[id])} & set(known)
        if more <= found:
            return found
        found |= more
