"""Exported files: what is read, what is refused, and whose they are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from root_or_nerve.results.cohort import read_cohort
from root_or_nerve.results.fault import Remedy
from root_or_nerve.results.file import files_in, read_progress
from site_tests.course import ROOT
from site_tests.results.exports import export, row


def kinds(path: Path) -> list[Remedy]:
    return [fault.remedy for fault in read_progress(path)[1]]


def test_an_export_is_read(tmp_path: Path) -> None:
    path = export(tmp_path / "a.json", [row(1), row(2)], pseudonym=" Heron ")
    progress, faults = read_progress(path)
    assert progress
    assert faults == []
    assert progress.pseudonym == "Heron"
    assert list(progress.answers) == [("a1", 1), ("a1", 2)]


@pytest.mark.parametrize(
    ("content", "remedy", "line"),
    [
        (b"", Remedy.NOT_JSON, 1),
        (b'{"format":\n "root-or', Remedy.NOT_JSON, 2),
        (b'{\n"a": "\xff"}', Remedy.NOT_JSON, 2),
        (b"[" * 100_000, Remedy.NOT_JSON, 1),
        (b"9" * 10_000, Remedy.NOT_JSON, 1),
        (b"[]", Remedy.NOT_PROGRESS, 1),
        (b"null", Remedy.NOT_PROGRESS, 1),
        (b'{"format": "another"}', Remedy.NOT_PROGRESS, 1),
    ],
)
def test_what_is_no_export_is_refused(
    tmp_path: Path, content: bytes, remedy: Remedy, line: int
) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    progress, (fault,) = read_progress(path)
    assert progress is None
    assert (fault.remedy, fault.line, fault.is_error) == (remedy, line, True)
    assert len(str(fault).splitlines()) == 3


@pytest.mark.parametrize(
    ("changes", "remedy"),
    [
        ({"version": 2}, Remedy.NEWER_VERSION),
        ({"version": "1"}, Remedy.NOT_PROGRESS),
        ({"answers": {}}, Remedy.NOT_PROGRESS),
        ({"answers": []}, Remedy.NO_ANSWERS),
    ],
)
def test_versions_and_empty_files(
    tmp_path: Path, changes: dict[str, Any], remedy: Remedy
) -> None:
    others = {"answers": [row(1)]} | changes
    path = export(tmp_path / "a.json", others.pop("answers"), **others)
    assert kinds(path) == [remedy]


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert kinds(tmp_path / "none.json") == [Remedy.UNREADABLE_FILE]
    assert kinds(tmp_path / "empty") == [Remedy.UNREADABLE_FILE]


@pytest.mark.parametrize(
    "changes",
    [
        {"n": 0},
        {"n": "1"},
        {"n": True},
        {"device": 7},
        {"id": ""},
        {"id": "x" * 500},
        {"key": "neither"},
        {"right": 1},
        {"at": "yesterday"},
        {"at": float("nan")},
        {"at": float("inf")},
        {"taken_ms": -1},
        {"stream": "exam"},
        {"bet": 3},
    ],
)
def test_a_bad_answer_is_left_out_and_told_and_spoils_no_other(
    tmp_path: Path, changes: dict[str, Any]
) -> None:
    path = export(tmp_path / "a.json", [row(1), row(2) | changes, 7, row(3)])
    progress, (fault,) = read_progress(path)
    assert progress
    assert len(progress.answers) == 2
    assert not fault.is_error
    assert fault.remedy is Remedy.BAD_ANSWER
    assert f"answers[1].{next(iter(changes))}" in fault.message
    assert "and 1 more" in fault.message


def test_keys_of_a_later_day_do_no_harm(tmp_path: Path) -> None:
    assert kinds(export(tmp_path / "a.json", [row(1, mood="good")], extra=[1])) == []


def test_the_browser_writes_what_is_read_here() -> None:
    source = (ROOT / "theme/widgets/src/answer-log.ts").read_text(encoding="utf-8")
    body = source.partition("interface Logged {")[2].partition("\n}")[0]
    kept = {line.split(":")[0].strip() for line in body.splitlines() if ": " in line}
    assert kept | {"device", "n"} == row(1).keys()


def test_a_folder_stands_for_its_files_and_no_file_is_read_twice(
    tmp_path: Path,
) -> None:
    one = export(tmp_path / "one.json", [row(1)])
    two = export(tmp_path / "two.json", [row(2)])
    (tmp_path / "notes.txt").write_text("x")
    assert files_in([two, tmp_path]) == [two, one]


def test_the_same_learner_twice_is_counted_once(tmp_path: Path) -> None:
    """An export of January and one of March, and the phone that was merged into it."""
    january = export(tmp_path / "1.json", [row(1), row(2)], "Heron")
    phone = row(1, device="b2", id="ulnar-c8.009", at=5)
    march = export(
        tmp_path / "3.json",
        [row(1), row(2), row(3), phone],
        "Grey Heron",
        exported="2026-03-01T00:00:00Z",
    )
    cohort = read_cohort([january, march])
    assert cohort.faults == ()
    (learner,) = cohort.learners
    assert learner.name == "Grey Heron"
    assert len(learner.answers) == 4
    assert learner.answers[0].id == "ulnar-c8.009"


def test_a_file_in_between_joins_two_devices(tmp_path: Path) -> None:
    laptop = export(tmp_path / "1.json", [row(1)])
    phone = export(tmp_path / "2.json", [row(1, device="b2", id="x.1")])
    both = export(tmp_path / "3.json", [row(1), row(1, device="b2", id="x.1")])
    assert len(read_cohort([laptop, phone]).learners) == 2
    (learner,) = read_cohort([laptop, phone, both]).learners
    assert len(learner.answers) == 2


def test_other_answers_under_one_number_are_kept_and_told(tmp_path: Path) -> None:
    one = export(tmp_path / "1.json", [row(1), row(2)])
    two = export(tmp_path / "2.json", [row(1), row(2, option="sure-root", right=False)])
    cohort = read_cohort([one, two])
    assert [fault.remedy for fault in cohort.faults] == [Remedy.OTHER_ANSWER]
    assert str(one) in cohort.faults[0].message
    assert len(cohort.learners[0].answers) == 3


def test_the_copy_of_a_browser_is_the_same_answer_again(tmp_path: Path) -> None:
    """The page marks the second of two devices with one id by a plus."""
    one = export(tmp_path / "1.json", [row(1), row(1, device="a1+", option="stop")])
    two = export(tmp_path / "2.json", [row(1, option="stop")])
    assert len(read_cohort([one, two]).learners[0].answers) == 2


def test_a_pseudonym_does_not_make_two_people_one(tmp_path: Path) -> None:
    one = export(tmp_path / "1.json", [row(1)], "Heron")
    two = export(tmp_path / "2.json", [row(1, device="b2")], "Heron")
    cohort = read_cohort([one, two])
    assert [learner.name for learner in cohort.learners] == ["Heron", "Heron (2)"]
    assert [fault.remedy for fault in cohort.faults] == [Remedy.SAME_NAME]


def test_who_has_no_pseudonym_is_numbered(tmp_path: Path) -> None:
    one = export(tmp_path / "1.json", [row(1)], "  ")
    two = export(tmp_path / "2.json", [row(1, device="b2")], 7)
    names = [learner.name for learner in read_cohort([one, two]).learners]
    assert names == ["learner 1", "learner 2"]


def test_a_bad_file_spoils_no_other(tmp_path: Path) -> None:
    export(tmp_path / "1.json", [row(1)])
    (tmp_path / "2.json").write_text(json.dumps({"format": "x"}))
    (tmp_path / "3.json").write_text("{")
    cohort = read_cohort([tmp_path])
    assert len(cohort.learners) == 1
    assert [fault.is_error for fault in cohort.faults] == [True, True]
