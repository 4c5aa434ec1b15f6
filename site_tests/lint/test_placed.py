"""A complaint that lies nowhere is reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from root_or_nerve.problems import Code
from site_tests.course import CASE, edit, problems_of
from site_tests.skin_files import make_skin_course

WHOSE = "    territories: [common-fibular]\n"


@pytest.mark.parametrize(("region", "is_nowhere"), [("shin", False), ("calf", True)])
def test_regions_and_territories_share_skin(
    tmp_path: Path, region: str, is_nowhere: bool
) -> None:
    content = make_skin_course(tmp_path)
    edit(tmp_path, CASE, (WHOSE, f"{WHOSE}    regions: [{region}]\n"))
    found = [p for p in problems_of(content) if p.code is Code.BAD_VALUE]
    assert bool(found) is is_nowhere
    for problem in found:
        assert problem.path == CASE
        assert problem.line == 25
        assert "its regions and territories share no skin" in problem.message
        assert problem.hint
