"""Small anatomies, made of the least that each thing needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from root_or_nerve.model.anatomy import (
    Fibres,
    Muscle,
    Nerve,
    Pair,
    PairSide,
    PairSideKind,
    Ramus,
    Reflex,
    Root,
    RootSupply,
)
from root_or_nerve.model.base import Citation, Fact, Kind, Region
from root_or_nerve.model.library import Anatomy
from root_or_nerve.model.sources import Source


def fact(text: str = "So it is.", kind: Kind = Kind.CONSENSUS, *keys: str) -> Fact:
    """Return a fact that cites the works with these keys."""
    return Fact(text=text, kind=kind, sources=tuple(Citation(key=k) for k in keys))


def source(key: str, **words: Any) -> Source:
    given: dict[str, Any] = {
        "key": key,
        "kind": "article",
        "people": ("Smith A",),
        "title": f"On {key}",
        "year": "2001",
        "where": "J Legs",
    }
    return Source(**{**given, **words})


def supply(usual: Sequence[str], variable: Sequence[str] = ()) -> RootSupply:
    return RootSupply(kind=Kind.CONSENSUS, usual=tuple(usual), variable=tuple(variable))


def root(id: str, **words: Any) -> Root:
    return Root(**{"id": id, "regions": (Region.LEG,), **words})


def nerve(
    id: str, usual: Sequence[str], variable: Sequence[str] = (), **words: Any
) -> Nerve:
    given: dict[str, Any] = {
        "id": id,
        "name": f"{id} nerve",
        "regions": (Region.LEG,),
        "fibres": Fibres.MIXED,
        "ramus": Ramus.VENTRAL,
        "roots": supply(usual, variable),
    }
    return Nerve(**{**given, **words})


def muscle(
    id: str,
    usual: Sequence[str],
    nerves: Sequence[str],
    variable: Sequence[str] = (),
    **words: Any,
) -> Muscle:
    given: dict[str, Any] = {
        "id": id,
        "name": id.replace("-", " "),
        "action": f"work of {id}",
        "roots": supply(usual, variable),
        "nerves": tuple(nerves),
    }
    return Muscle(**{**given, **words})


def reflex(
    id: str, usual: Sequence[str], nerve: str | None = None, **words: Any
) -> Reflex:
    given: dict[str, Any] = {
        "id": id,
        "name": id.replace("-", " "),
        "roots": supply(usual),
        "nerve": nerve,
    }
    return Reflex(**{**given, **words})


def pair(
    id: str,
    roots: Sequence[str],
    nerves: Sequence[str],
    tests: Sequence[str] = (),
    **words: Any,
) -> Pair:
    """Return a pair of a root and a nerve."""
    sides = (side(PairSideKind.ROOT, *roots), side(PairSideKind.NERVE, *nerves))
    given: dict[str, Any] = {
        "id": id,
        "regions": (Region.LEG,),
        "sides": sides,
        "shared": fact("Skin."),
        "decider": fact("Power."),
        "tests": tuple(tests),
    }
    return Pair(**{**given, **words})


def side(kind: PairSideKind, *ids: str) -> PairSide:
    return PairSide(kind=kind, ids=ids, favours=fact(f"It speaks for {ids[0]}."))


def anatomy_of(*things: Root | Nerve | Muscle | Reflex | Pair, **words: Any) -> Anatomy:
    """Return an anatomy that holds these, each in its table."""
    tables: dict[type, str] = {
        Root: "roots",
        Nerve: "nerves",
        Muscle: "muscles",
        Reflex: "reflexes",
        Pair: "pairs",
    }
    found: dict[str, dict[str, Any]] = {name: {} for name in tables.values()}
    for thing in things:
        found[tables[type(thing)]][thing.id] = thing
    return Anatomy(**found, **words)


def leg() -> Anatomy:
    """L5 and S1, two nerves that share them, and what each moves."""
    return anatomy_of(
        root("L5", front=fact("Dorsum of the foot.")),
        root("S1", back=fact("Lateral border of the foot.")),
        nerve("fibular", ["L5"], ["S1"], skin=fact("Dorsum of the foot.")),
        nerve("tibial", ["L5", "S1"]),
        muscle("lift", ["L5"], ["fibular"]),
        muscle("turn-in", ["L5"], ["tibial"]),
        muscle("push", ["S1"], ["tibial"], ["L5"]),
        muscle("turn-out", ["S1"], ["fibular"]),
        reflex("ankle-jerk", ["S1"], "tibial"),
        pair("l5-fibular", ["L5"], ["fibular"], ["turn-in", "ankle-jerk"]),
    )
