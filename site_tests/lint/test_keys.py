"""Whether what a case tells can bear its answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from root_or_nerve.problems import Code
from site_tests.course import CASE, edit, make_course, problems_of

NUMB = "symptom: numbness"
FIRST, SECOND = "    separates: [L5]\n", "    separates: [L5, polyneuropathy]\n"
UNTOLD = """lesions: []
  next_test: neck-tap
  instead_of: [{test: ankle-jerk, because: no}]"""
NERVE = "lesions: [{kind: nerve, id: common-fibular, side: left}]"


@pytest.mark.parametrize(
    ("symptom", "separates", "alone"),
    [
        ("pain", False, True),
        ("paraesthesia", False, True),
        ("numbness", False, False),
        ("weakness", False, False),
        ("pain", True, False),
    ],
)
def test_pain_alone_keys_neither_root_nor_nerve(
    tmp_path: Path, symptom: str, separates: bool, alone: bool
) -> None:
    content = make_course(tmp_path)
    edit(tmp_path, CASE, (NUMB, f"symptom: {symptom}"))
    if not separates:
        edit(tmp_path, CASE, (FIRST, ""), (SECOND, ""))
    found = [(p.line, p.code) for p in problems_of(content)]
    assert ((13, Code.PAIN_ALONE) in found) is alone


@pytest.mark.parametrize(
    "answer",
    [
        "lesions: [{kind: other, id: gout}]",
        UNTOLD,
    ],
)
def test_pain_alone_may_key_what_is_neither(tmp_path: Path, answer: str) -> None:
    content = make_course(tmp_path)
    gout = (
        "gout:\n  name: gout\n  site: joint\n"
        "  clue: {text: A red toe., kind: consensus}\n\n"
    )
    edit(
        tmp_path,
        "content/anatomy/conditions.yaml",
        ("polyneuropathy:\n", f"{gout}polyneuropathy:\n"),
    )
    edit(
        tmp_path,
        CASE,
        (NUMB, "symptom: pain"),
        (FIRST, ""),
        (SECOND, ""),
        (NERVE, answer),
    )
    assert Code.PAIN_ALONE not in {problem.code for problem in problems_of(content)}


def test_a_contrast_that_nothing_separates_is_a_warning_with_its_line(
    tmp_path: Path,
) -> None:
    content = make_course(tmp_path)
    edit(tmp_path, CASE, (FIRST, ""), (SECOND, "    separates: [L5]\n"))
    (problem,) = problems_of(content)
    assert (problem.code, problem.line) == (Code.CONTRAST_NOT_SEPARATED, 18)
    assert problem.severity.value == "warning"


def test_contrasts_of_a_case_that_cannot_be_told_stay_open(tmp_path: Path) -> None:
    content = make_course(tmp_path)
    edit(tmp_path, CASE, (NERVE, UNTOLD), (FIRST, ""), (SECOND, ""))
    assert problems_of(content) == ()
