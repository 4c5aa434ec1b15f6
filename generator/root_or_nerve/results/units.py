"""What items are grouped by: a case, or a family of patterns; and what it is called."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..compile import Site
from ..items.bank import SCALE, ClassifyItem, PatternItem
from ..measures.answers import Answer, first_exposures
from ..measures.item_statistics import Response
from .fault import Fault, Remedy
from .learners import Learner

VERDICTS = {step.id: step.verdict.value for step in SCALE}


@dataclass(frozen=True)
class Unit:
    """A case, or a family of patterns."""

    id: str
    title: str
    pair: str | None


@dataclass(frozen=True)
class Asked:
    """One item as the course has it."""

    unit: Unit
    rev: int
    key: str


@dataclass(frozen=True)
class Course:
    """Items by id, and pairs by id with their titles."""

    items: Mapping[str, Asked]
    pairs: Mapping[str, str]


def course_of(site: Site) -> Course:
    """Return the items of classes."""
    titles = {path: page.title for path, page in site.pages.items()}
    items = {}
    for item in site.bank.items:
        if isinstance(item, ClassifyItem):
            unit = Unit(item.id, titles.get(item.page, item.id), None)
        elif isinstance(item, PatternItem):
            pair = titles.get(f"pairs/{item.pair}.md", item.pair)
            words = f"{pair}: {item.key.value}, {_EXTENTS[item.extent]}"
            basis = "skin alone" if item.basis == "pattern" else "with examination"
            unit = Unit(item.family, f"{words}, {basis}", item.pair)
        else:
            continue
        items[item.id] = Asked(unit, item.rev, item.key.value)
    pairs = {
        path.removeprefix("pairs/").removesuffix(".md"): title
        for path, title in titles.items()
        if path.startswith("pairs/") and not path.endswith("/index.md")
    }
    return Course(items, pairs)


_EXTENTS = {
    "whole": "whole territory",
    "part": "part of it",
    "shared": "shared skin",
    "region": "a region",
}


def responses(learners: Sequence[Learner], course: Course) -> list[Response]:
    """Return first answers to items that the course has, in their revision."""
    return [
        _response(learner.name, answer, course.items[answer.id])
        for learner in learners
        for answer in first_exposures(learner.answers)
        if _is_known(answer, course)
    ]


def _response(learner: str, answer: Answer, asked: Asked) -> Response:
    verdict = VERDICTS.get(answer.option, "")
    return Response(
        learner=learner,
        unit=asked.unit.id,
        key=asked.key,
        option=answer.option,
        verdict=verdict,
        right=verdict == asked.key,
    )


def _is_known(answer: Answer, course: Course) -> bool:
    asked = course.items.get(answer.id)
    known = asked is not None and asked.rev == answer.rev
    return known and answer.option in VERDICTS


def strangers(
    learners: Iterable[Learner], course: Course, content: str
) -> Iterable[Fault]:
    """Say how many answers are to items that the course does not have."""
    every = [answer for learner in learners for answer in learner.answers]
    unknown = [answer for answer in every if not _is_known(answer, course)]
    if unknown:
        example = f"{unknown[0].id}, rev {unknown[0].rev}"
        message = f"has not the items of {len(unknown)} of {len(every)} answers: "
        yield Fault(content, Remedy.UNKNOWN_ITEM, f"{message}{example}")
