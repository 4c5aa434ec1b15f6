"""Muscles and reflexes by root and nerve: one table a limb."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..model.anatomy import Muscle, Reflex
from ..model.library import Anatomy
from ..model.relations import all_roots
from .addresses import address
from .entries import Link, capital, nerve_link, supply_links, upward
from .page import Entry, Page, listed_page
from .statements import Statements
from .templates import fill

_LIMBS = (
    ("arm", "Neck and arm", ("C2", "C3", "C4", "C5", "C6", "C7", "C8", "T1")),
    ("trunk", "Trunk", tuple(f"T{n}" for n in range(2, 13))),
    (
        "leg",
        "Leg and pelvic floor",
        ("L1", "L2", "L3", "L4", "L5", "S1", "S2", "S3", "S4-5"),
    ),
)


@dataclass(frozen=True)
class Supply:
    """One cell: does the root supply the muscle usually, in some people, or not."""

    root: str
    how: str


@dataclass(frozen=True)
class Line:
    """One muscle or reflex; `first` is the place of its first usual root."""

    id: str
    name: str
    action: str
    path: str
    cells: tuple[Supply, ...]
    nerve: Link | None
    first: int
    last: int


@dataclass(frozen=True)
class Table:
    id: str
    title: str
    roots: tuple[str, ...]
    muscles: tuple[Line, ...]
    reflexes: tuple[Line, ...]


def matrix(anatomy: Anatomy) -> Page:
    """The page of all muscles and reflexes, by root and nerve."""
    tables = [_table(anatomy, *limb) for limb in _LIMBS]
    kept = [table for table in tables if table.muscles or table.reflexes]
    summary = (
        "Which roots and which nerve reach each muscle, and what carries each reflex."
    )
    state = Statements(anatomy.sources)
    html = fill(
        "matrix",
        tables=kept,
        summary=summary,
        reflexes=[_arc(anatomy, x, state) for x in anatomy.reflexes.values()],
        references=state.references,
    )
    return listed_page(
        "Muscles, roots and nerves",
        html,
        summary,
        "atlas",
        map(_found, anatomy.reflexes.values()),
        [(table.id, table.title) for table in kept],
    )


def _table(anatomy: Anatomy, id: str, title: str, limb: Sequence[str]) -> Table:
    muscles = [m for m in anatomy.muscles.values() if m.roots.usual[0] in limb]
    reflexes = [r for r in anatomy.reflexes.values() if r.roots.usual[0] in limb]
    supplies = [*(m.roots for m in muscles), *(r.roots for r in reflexes)]
    used = {root for supply in supplies for root in all_roots(supply)}
    roots = tuple(root for root in anatomy.roots if root in used)  # a few from beyond
    lines = sorted((_line(anatomy, m, roots) for m in muscles), key=_by_roots)
    arcs = sorted((_line(anatomy, r, roots) for r in reflexes), key=_by_roots)
    return Table(id, title, roots, tuple(lines), tuple(arcs))


def _line(anatomy: Anatomy, thing: Muscle | Reflex, roots: Sequence[str]) -> Line:
    ids = thing.nerves[:1] if isinstance(thing, Muscle) else (thing.nerve,)
    nerve = next((nerve_link(anatomy.nerves[id]) for id in ids if id), None)
    order = list(anatomy.roots)
    usual = [order.index(root) for root in thing.roots.usual]
    return Line(
        thing.id,
        capital(thing.name),
        thing.action if isinstance(thing, Muscle) else "",
        upward(address("muscles", thing.id)) if isinstance(thing, Muscle) else "",
        tuple(Supply(root, _how(thing, root)) for root in roots),
        nerve,
        min(usual),
        max(usual),
    )


def _how(thing: Muscle | Reflex, root: str) -> str:
    if root in thing.roots.usual:
        return "usual"
    return "variable" if root in thing.roots.variable else "none"


def _by_roots(line: Line) -> tuple[int, int, str]:
    return line.first, line.last, line.name


def _arc(anatomy: Anatomy, reflex: Reflex, state: Statements) -> dict[str, object]:
    """Return a reflex as it is described under the tables."""
    return {
        "id": reflex.id,
        "name": capital(reflex.name),
        "roots": supply_links(reflex.roots),
        "nerve": nerve_link(anatomy.nerves[reflex.nerve]) if reflex.nerve else None,
        "notes": state.all(reflex.notes),
    }


def _found(reflex: Reflex) -> Entry:
    notes = " ".join(note.text for note in reflex.notes)
    names = " ".join(reflex.synonyms)
    return Entry(capital(reflex.name), f"Reflex. {names} {notes}", reflex.id)
