"""Answers that can be read before the question is asked."""

import re
from collections.abc import Iterator

from ..model.anatomy import Nerve
from ..model.library import Anatomy, CaseFile
from ..problems import Code, Problem


def check_giveaway(file: CaseFile, anatomy: Anatomy) -> list[Problem]:
    """Report a title, summary or id that names a lesion of the answer."""
    case = file.case
    texts = {
        "title": case.title,
        "summary": case.summary,
        "id": case.id.replace("-", " "),
    }
    told = [
        name for lesion in case.answer.lesions for name in names(lesion.id, anatomy)
    ]
    return [
        Problem(
            file.text.path,
            file.lines.get(where, 1),
            Code.ANSWER_GIVEN_AWAY,
            f'{where}: names "{name}"',
        )
        for where, text in texts.items()
        for name in dict.fromkeys(told)
        if re.search(rf"\b{re.escape(name)}\b", text, re.I)
    ]


def names(id: str, anatomy: Anatomy) -> Iterator[str]:
    """Yield everything that a root, nerve or condition may be called."""
    thing = anatomy.lesion(id)
    yield thing.id.replace("-", " ")
    yield re.sub(r" (root|nerves?)$", "", thing.name)
    if isinstance(thing, Nerve):
        yield from thing.synonyms
        if thing.abbreviation:
            yield thing.abbreviation
