"""Every id that content mentions must name something that exists."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from ..model.anatomy import (
    Condition,
    Landmark,
    Muscle,
    Nerve,
    Pair,
    PairSideKind,
    Reflex,
)
from ..model.cases import Case, LesionKind
from ..problems import Code, Problem, did_you_mean
from .anatomy import AnatomyFiles
from .ids import union
from .places import Origin
from .yaml12 import Path

_TEST = "test, reflex or muscle"


class Reference(NamedTuple):
    """An id at a place, and the ids it may be."""

    at: Path
    id: str
    known: Collection[str]
    what: str


class Known:
    """The ids that content may mention.

    An entry with an error of its own still exists: that it is mentioned is no
    second problem.
    """

    def __init__(
        self,
        files: AnatomyFiles,
        lessons: Collection[str] = (),
        regions: Collection[str] = (),
    ) -> None:
        self.roots, self.nerves = files.ids("roots"), files.ids("nerves")
        self.conditions = files.ids("conditions")
        self.tests = union(*map(files.ids, ("tests", "reflexes", "muscles")))
        self.skins = union(self.roots, self.nerves)
        self.lesions = union(self.skins, self.conditions)
        self.sources = files.ids("sources")
        self.lessons = lessons
        self.regions = regions  # none if the course has no described skin


def dangling(references: Iterable[Reference], origin: Origin) -> list[Problem]:
    """Return a problem for each reference that names nothing."""
    return [
        origin.problem(
            ref.at,
            Code.UNKNOWN_REFERENCE,
            f'no {ref.what} has the id "{ref.id}"',
            did_you_mean(ref.id, ref.known),
        )
        for ref in references
        if ref.id not in ref.known
    ]


def check_anatomy(files: AnatomyFiles) -> list[Problem]:
    """Check every reference inside the anatomy tables."""
    known, problems = Known(files), []
    for table, references in _anatomy_references(files, known):
        if table in files.documents:
            problems += dangling(references, Origin(*files.documents[table]))
    return problems + _one_sided(files)


def _anatomy_references(
    files: AnatomyFiles, known: Known
) -> Iterator[tuple[str, list[Reference]]]:
    anatomy = files.anatomy
    for table in ("nerves", "muscles", "reflexes"):
        entries = getattr(anatomy, table).values()
        yield table, [r for entry in entries for r in _supply(entry, known)]
    yield "nerves", [r for n in anatomy.nerves.values() for r in _neighbours(n, known)]
    yield (
        "muscles",
        [
            Reference((muscle.id, "nerves", i), id, known.nerves, "nerve")
            for muscle in anatomy.muscles.values()
            for i, id in enumerate(muscle.nerves)
        ],
    )
    yield (
        "reflexes",
        [
            Reference((reflex.id, "nerve"), reflex.nerve, known.nerves, "nerve")
            for reflex in anatomy.reflexes.values()
            if reflex.nerve is not None
        ],
    )
    yield "pairs", [r for p in anatomy.pairs.values() for r in _pair(p, known)]
    yield (
        "conditions",
        [r for c in anatomy.conditions.values() for r in _tests(c, known)],
    )
    yield "landmarks", [r for x in anatomy.landmarks.values() for r in _found(x, known)]
    yield (
        "terms",
        [
            Reference((term.id, "see", i), id, files.ids("terms"), "term")
            for term in anatomy.terms.values()
            for i, id in enumerate(term.see)
        ],
    )


def _tests(thing: Condition | Landmark | Pair, known: Known) -> Iterator[Reference]:
    for i, id in enumerate(thing.tests):
        yield Reference((thing.id, "tests", i), id, known.tests, _TEST)


def _found(landmark: Landmark, known: Known) -> Iterator[Reference]:
    for i, id in enumerate(landmark.nerves):
        yield Reference((landmark.id, "nerves", i), id, known.nerves, "nerve")
    yield from _tests(landmark, known)


def _supply(entry: Nerve | Muscle | Reflex, known: Known) -> Iterator[Reference]:
    for name in ("usual", "variable"):
        for i, id in enumerate(getattr(entry.roots, name)):
            yield Reference((entry.id, "roots", name, i), id, known.roots, "root")


def _neighbours(nerve: Nerve, known: Known) -> Iterator[Reference]:
    for i, id in enumerate(nerve.neighbours):
        yield Reference((nerve.id, "neighbours", i), id, known.nerves, "nerve")


def _one_sided(files: AnatomyFiles) -> list[Problem]:
    """Neighbours are mutual; name the nerve that does not know its neighbour."""
    nerves, known = files.anatomy.nerves, files.ids("nerves")
    return [
        Origin(*files.documents["nerves"]).problem(
            (id, "neighbours"),
            Code.UNKNOWN_REFERENCE,
            f'does not list "{nerve.id}", which lists it',
        )
        for nerve in nerves.values()
        for id in nerve.neighbours
        if id in nerves
        and nerve.id not in nerves[id].neighbours
        and all(other in known for other in nerves[id].neighbours)  # else misspelt
    ]


def _pair(pair: Pair, known: Known) -> Iterator[Reference]:
    tables = {
        PairSideKind.ROOT: known.roots,
        PairSideKind.NERVE: known.nerves,
        PairSideKind.CONDITION: known.conditions,
    }
    for i, side in enumerate(pair.sides):
        for j, id in enumerate(side.ids):
            at = (pair.id, "sides", i, "ids", j)
            yield Reference(at, id, tables[side.kind], side.kind.value)
    for id in pair.signs:
        yield Reference((pair.id, "signs", id), id, known.tests, _TEST)
    yield from _tests(pair, known)


def case_references(case: Case, known: Known) -> Iterator[Reference]:
    """Yield every id that a case mentions."""
    yield from _answer(case, known)
    for i, contrast in enumerate(case.contrasts):
        what = "root, nerve or condition"
        yield Reference(("contrasts", i, "id"), contrast.id, known.lesions, what)
    for i, complaint in enumerate(case.pattern):
        for j, id in enumerate(complaint.territories):
            yield Reference(
                ("pattern", i, "territories", j), id, known.skins, "root or nerve"
            )
        for j, id in enumerate(complaint.regions if known.regions else ()):
            at = ("pattern", i, "regions", j)
            yield Reference(at, id, known.regions, "region of skin")
    contrasts = [contrast.id for contrast in case.contrasts]
    for i, finding in enumerate(case.findings):
        yield Reference(("findings", i, "test"), finding.test, known.tests, _TEST)
        for j, id in enumerate(finding.separates):
            at = ("findings", i, "separates", j)
            yield Reference(at, id, contrasts, "contrast of this case")
    for i, id in enumerate(case.see_also):
        yield Reference(("see_also", i), id, known.lessons, "lesson")


def _answer(case: Case, known: Known) -> Iterator[Reference]:
    tables = {
        LesionKind.ROOT: (known.roots, "root"),
        LesionKind.NERVE: (known.nerves, "nerve"),
        LesionKind.OTHER: (known.conditions, "condition"),
    }
    for i, lesion in enumerate(case.answer.lesions):
        ids, what = tables[lesion.kind]
        yield Reference(("answer", "lesions", i, "id"), lesion.id, ids, what)
    if case.answer.next_test:
        next_test = case.answer.next_test
        yield Reference(("answer", "next_test"), next_test, known.tests, _TEST)
    for i, other in enumerate(case.answer.instead_of):
        at = ("answer", "instead_of", i, "test")
        yield Reference(at, other.test, known.tests, _TEST)
