"""What the anatomy says in two places must be the same, or at least be possible."""

from collections.abc import Iterator, Mapping

from ..model.anatomy import Muscle, Pair, Reflex
from ..model.relations import all_roots, arc
from ..problems import Code, Problem
from .anatomy import AnatomyFiles
from .places import Origin
from .yaml12 import Path


def check_agreement(files: AnatomyFiles) -> list[Problem]:
    """Check roots of muscles and reflexes against their nerves, and sides of pairs."""
    anatomy = files.anatomy
    carried = {n.id: all_roots(n.roots) for n in anatomy.nerves.values()}
    problems = []
    for table in ("muscles", "reflexes"):
        for thing in getattr(anatomy, table).values():
            problems += [
                Origin(*files.documents[table]).problem(
                    at, Code.ROOT_NOT_CARRIED, message
                )
                for at, message in _not_carried(thing, carried)
            ]
    for pair in anatomy.pairs.values():
        problems += [
            Origin(*files.documents["pairs"]).problem(
                at, Code.DUPLICATE_ID, "stands on the other side of the pair as well"
            )
            for at in _on_both_sides(pair)
        ]
    return problems


def _not_carried(
    thing: Muscle | Reflex, carried: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[Path, str]]:
    """Yield each usual root that a nerve of this thing does not carry."""
    nerves = thing.nerves if isinstance(thing, Muscle) else arc(thing)
    for i, root in enumerate(thing.roots.usual):
        for nerve in nerves:
            if root not in carried.get(nerve, (root,)):
                yield (
                    (thing.id, "roots", "usual", i),
                    f'"{nerve}" does not carry {root}',
                )


def _on_both_sides(pair: Pair) -> Iterator[Path]:
    first, second = pair.sides
    for i, id in enumerate(second.ids):
        if id in first.ids:
            yield pair.id, "sides", 1, "ids", i
