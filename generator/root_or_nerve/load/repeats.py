"""What may stand only once in a case, because an item or an option is named by it."""

from collections.abc import Hashable, Iterable, Iterator

from ..model.cases import Case
from ..problems import Code, Problem
from .places import Origin
from .yaml12 import Path

Named = tuple[Path, Hashable]


def repeated(case: Case, origin: Origin) -> list[Problem]:
    """Return a problem for each thing that a case lists for the second time."""
    return [
        origin.problem(at, Code.DUPLICATE_ID, what)
        for group, what in _groups(case)
        for at in _seconds(group)
    ]


def _seconds(group: Iterable[Named]) -> Iterator[Path]:
    seen = set()
    for at, name in group:
        if name in seen:
            yield at
        seen.add(name)


def _groups(case: Case) -> Iterator[tuple[list[Named], str]]:
    """Yield what must differ, group by group, and what to say if it does not."""
    yield (
        [
            *(
                (("answer", "lesions", i, "id"), x.id)
                for i, x in enumerate(case.answer.lesions)
            ),
            *((("contrasts", i, "id"), x.id) for i, x in enumerate(case.contrasts)),
        ],
        "is among the lesions or contrasts already",
    )
    yield (
        [
            (("answer", "next_test"), case.answer.next_test),
            *(
                (("answer", "instead_of", i, "test"), x.test)
                for i, x in enumerate(case.answer.instead_of)
            ),
        ],
        "is among the tests to choose from already",
    )
    yield (
        [
            (("findings", i, "test"), (x.test, x.side))
            for i, x in enumerate(case.findings)
        ],
        "has a result for this side already",
    )
    yield (
        [
            (("imaging", i, "modality"), (x.modality.casefold(), x.level))
            for i, x in enumerate(case.imaging)
        ],
        "has been judged at this level already",
    )
