"""What belongs to what in the anatomy, read from either end."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from .anatomy import Landmark, Muscle, Nerve, Pair, PairSideKind, Reflex, RootSupply
from .library import Anatomy

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Relations:
    """Everything that names a root, nerve, condition or test, by the id it names."""

    nerves: Mapping[str, tuple[Nerve, ...]] = field(default_factory=dict)
    muscles: Mapping[str, tuple[Muscle, ...]] = field(default_factory=dict)
    reflexes: Mapping[str, tuple[Reflex, ...]] = field(default_factory=dict)
    pairs: Mapping[str, tuple[Pair, ...]] = field(default_factory=dict)
    landmarks: Mapping[str, tuple[Landmark, ...]] = field(default_factory=dict)


def relations(anatomy: Anatomy) -> Relations:
    """Turn every reference of the anatomy round, in the order of its files."""
    muscles, reflexes = anatomy.muscles.values(), anatomy.reflexes.values()
    return Relations(
        nerves=_turned((n, all_roots(n.roots)) for n in anatomy.nerves.values()),
        muscles=_turned((m, (*all_roots(m.roots), *m.nerves)) for m in muscles),
        reflexes=_turned((r, (*all_roots(r.roots), *arc(r))) for r in reflexes),
        pairs=_turned((p, (*_sides(p), *p.tests)) for p in anatomy.pairs.values()),
        landmarks=_turned(
            (x, (*x.nerves, *x.tests)) for x in anatomy.landmarks.values()
        ),
    )


def _turned(
    named: Iterable[tuple[Thing, Iterable[str]]],
) -> dict[str, tuple[Thing, ...]]:
    found: dict[str, list[Thing]] = {}
    for thing, ids in named:
        for id in dict.fromkeys(ids):
            found.setdefault(id, []).append(thing)
    return {id: tuple(things) for id, things in found.items()}


def all_roots(supply: RootSupply) -> tuple[str, ...]:
    """Return the usual roots and the variable ones."""
    return (*supply.usual, *supply.variable)


def arc(reflex: Reflex) -> tuple[str, ...]:
    """Return the nerve that carries the reflex, if one is named."""
    return (reflex.nerve,) if reflex.nerve else ()


def _sides(pair: Pair) -> tuple[str, ...]:
    return tuple(id for side in pair.sides for id in side.ids)


def ids_of(pair: Pair, kind: PairSideKind) -> tuple[str, ...]:
    """Return the ids of a pair's sides of one kind."""
    return tuple(id for side in pair.sides if side.kind is kind for id in side.ids)


def separating_muscles(
    anatomy: Anatomy, roots: Iterable[str], nerves: Iterable[str]
) -> tuple[tuple[Muscle, ...], tuple[Muscle, ...]]:
    """Return muscles of the roots but not the nerves, and of the nerves but no root.

    A root counts for a muscle only where most sources name it.
    """
    ours, theirs = set(roots), set(nerves)
    muscles = anatomy.muscles.values()
    of_root = [m for m in muscles if ours & set(m.roots.usual)]
    of_nerve = [m for m in muscles if theirs & set(m.nerves)]
    return (
        tuple(m for m in of_root if not theirs & set(m.nerves)),
        tuple(m for m in of_nerve if not ours & set(all_roots(m.roots))),
    )
