"""The course as a whole: balanced, traceable, readable."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from root_or_nerve.items.bank import ChoiceItem, Verdict
from root_or_nerve.items.classify import verdict
from root_or_nerve.items.from_case import derive_items
from root_or_nerve.model.base import Region
from root_or_nerve.model.cases import Case, Level, Sex
from root_or_nerve.model.library import Library, Text
from site_tests.course import ROOT

CLUNEAL = {"superior-cluneal", "middle-cluneal", "inferior-cluneal"}
ROOTS = 28  # C2 to S5: 29 roots, of which ISNCSCI takes S4 and S5 as one


@pytest.fixture(scope="module")
def cases(library: Library) -> list[Case]:
    return [file.case for file in library.cases]


def about(case: Case) -> set[str]:
    return {lesion.id for lesion in case.answer.lesions}


def test_the_anatomy_is_all_there(library: Library) -> None:
    anatomy = library.anatomy
    assert len(anatomy.roots) == ROOTS
    assert len(anatomy.nerves) >= 50
    assert len(anatomy.muscles) >= 35
    assert len(anatomy.reflexes) >= 10
    assert len(anatomy.pairs) >= 47
    assert len(anatomy.conditions) >= 10
    assert len(anatomy.landmarks) >= 20


def test_roots_nerves_and_others_are_balanced(
    library: Library, cases: list[Case]
) -> None:
    keys = Counter(verdict(case, library.anatomy) for case in cases)
    n = len(cases)
    neither = n - keys[Verdict.ROOT] - keys[Verdict.NERVE]
    assert n >= 16
    assert keys[Verdict.NERVE] <= 0.45 * n
    assert keys[Verdict.ROOT] >= 0.30 * n
    assert neither >= 0.20 * n
    assert keys[Verdict.EMERGENCY] >= 1
    assert keys[Verdict.UNDETERMINED] >= 1


def test_pain_beside_the_spine_is_not_always_cluneal(cases: list[Case]) -> None:
    low_back = [case for case in cases if case.region is Region.LOW_BACK]
    others = [case for case in low_back if not about(case) & CLUNEAL]
    assert 3 * len(others) >= len(low_back)


def test_enough_cases_are_cluneal_or_after_surgery(cases: list[Case]) -> None:
    def is_after_surgery(case: Case) -> bool:
        times = [complaint.when for complaint in case.pattern]
        times += [lesion.since or "" for lesion in case.answer.lesions]
        return any(re.search(r"operation|fusion|surgery", time) for time in times)

    found = [c for c in cases if about(c) & CLUNEAL or is_after_surgery(c)]
    assert len(found) >= 6


def test_images_and_timelines_are_there_to_be_judged(cases: list[Case]) -> None:
    assert len([case for case in cases if case.imaging]) >= 4
    timelines = [c for c in cases if len({p.when for p in c.pattern}) > 1]
    assert len(timelines) >= 3
    judged = Counter(str(image.explains) for case in cases for image in case.imaging)
    assert min(judged[key] for key in ("True", "False", "partly")) >= 3


def test_patients_and_levels_vary(cases: list[Case]) -> None:
    women = [case for case in cases if case.patient.sex is Sex.FEMALE]
    assert 0.4 * len(cases) <= len(women) <= 0.6 * len(cases)
    levels = Counter(case.level for case in cases)
    assert min(levels[level] for level in Level) >= 4
    titles = [case.title for case in cases]
    assert len(set(titles)) == len(titles)


def test_the_right_option_stands_anywhere(library: Library, cases: list[Case]) -> None:
    places: Counter[int] = Counter()
    for case in cases:
        for item in derive_items(case, library.anatomy, "x.md"):
            if isinstance(item, ChoiceItem) and item.kind in ("name", "decide"):
                places[[option.id for option in item.options].index(item.key)] += 1
    n = sum(places.values())
    assert max(places.values()) <= 0.45 * n
    assert min(places[place] for place in range(4)) >= 0.1 * n


def test_the_right_option_is_not_always_the_longest(
    library: Library, cases: list[Case]
) -> None:
    longest = n = 0
    for case in cases:
        for item in derive_items(case, library.anatomy, "x.md"):
            if isinstance(item, ChoiceItem) and item.kind == "decide":
                lengths = {option.id: len(option.text) for option in item.options}
                longest += lengths[item.key] == max(lengths.values())
                n += 1
    assert longest <= 0.55 * n


# A share, a length, or so many of so many: what somebody must have measured.
FIGURE = re.compile(r"\d\s?%|\d\s?(?:mm|cm)\b|\b\d+ of (?:the )?\d+\b|\bper cent\b")


def texts(library: Library) -> Iterator[Text]:
    yield from (file.text for file in library.lessons)
    yield from (file.text for file in library.cases)
    yield from (f.text for f in library.guides if "/about/" in f.text.path)


def passages(text: Text) -> Iterator[str]:
    """Yield paragraphs, list items and table rows; of a case, its explanation.

    A table without any citation belongs to the paragraph above it.
    """
    markdown = text.markdown
    if "/cases/" in text.path:
        markdown = markdown.partition("## Explanation")[2]
    markdown = re.sub(r"```.*?```", "", markdown, flags=re.S)
    above = ""
    for block in re.split(r"\n\s*\n", markdown):
        if block.lstrip().startswith("|") and "[@" not in block:
            yield f"{above}\n{block}"
        elif block.lstrip().startswith(("- ", "|", "1. ")):
            yield from re.split(r"\n(?=\s*(?:- |\||\d+\. ))", block)
        else:
            yield block
        above = block


IDS = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("lessons", "cases", "about")
    for path in (ROOT / "content" / folder).glob("*.md")
)


@pytest.mark.parametrize("path", IDS)
def test_every_measured_figure_names_its_source(path: str, library: Library) -> None:
    text = next(text for text in texts(library) if text.path == path)
    bare = [p for p in passages(text) if FIGURE.search(p) and "[@" not in p]
    assert bare == []


def lix(text: str) -> float:
    """Return words a sentence plus long words in a hundred (Björnsson 1968)."""
    words = re.findall(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*", text)
    sentences = max(1, len(re.findall(r"[.!?:](?:\s|$)", text)))
    long = [word for word in words if len(word) > 6]
    return len(words) / sentences + 100 * len(long) / len(words)


def plain(text: Text) -> str:
    """Return the running words of a text, without tables, links and citations."""
    markdown = re.sub(r"```.*?```", "", text.markdown, flags=re.S)
    markdown = re.sub(r"^\|.*$|^#.*$", "", markdown, flags=re.M)
    markdown = re.sub(r"\[@[^\]]*\]", "", markdown)
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown)


MOST_LIX = 50  # 40 to 50 reads like a newspaper, 50 to 60 like an official paper


@pytest.mark.parametrize("path", IDS)
def test_a_text_reads_easily(path: str, library: Library) -> None:
    text = next(text for text in texts(library) if text.path == path)
    assert lix(plain(text)) <= MOST_LIX


def test_lessons_are_eight_and_in_order(library: Library) -> None:
    orders = sorted(file.lesson.order for file in library.lessons)
    assert orders == list(range(1, len(orders) + 1))
    assert len(orders) >= 8
