"""Questions that are answered by pressing: of cases, and where authors ask for them."""

from __future__ import annotations

import json
import re
from itertools import accumulate

import pytest
from pydantic import ValidationError

from root_or_nerve.compile import Site
from root_or_nerve.items.bank import PalpateItem
from root_or_nerve.items.palpate import palpate_item_of
from root_or_nerve.items.payload import pack, question, solution
from root_or_nerve.model.base import Side
from root_or_nerve.model.courses import Crest
from root_or_nerve.model.library import NO_SKIN, Library, Text
from root_or_nerve.model.palpation import Palpation, Stretch
from root_or_nerve.pathways.palpating import Outcome, Stretches, nearest, press
from root_or_nerve.problems import Problem
from root_or_nerve.render.blocks import Blocks

PRESSED = ("belt-and-foot", "crest-pain-after-fusion", "the-other-pain")
MOST_BYTES = 7_000
BLOCK = """id: crest
rev: 1
kind: palpate
landmark: crest-point
side: right
because: It varies
"""


def crest_of(library: Library) -> Crest:
    assert library.scene is not None
    return library.scene.courses.crest


def item_of(library: Library, id: str, **changes: object) -> PalpateItem | None:
    case = next(file.case for file in library.cases if file.case.id == id)
    if changes:
        [lesion] = case.answer.lesions
        lesions = (lesion.model_copy(update=changes),)
        answer = case.answer.model_copy(update={"lesions": lesions})
        case = case.model_copy(update={"answer": answer})
    crest = crest_of(library)
    return palpate_item_of(case, library.anatomy, library.skin, crest, "x.md")


@pytest.fixture(scope="module")
def item(library: Library) -> PalpateItem:
    found = item_of(library, "the-other-pain")
    assert found
    return found


def read(
    library: Library, block: str, *, bare: bool = False, crest: bool = True
) -> Blocks:
    """Return what becomes of a block whose first line is line 11 of its file."""
    skin = NO_SKIN if bare else library.skin
    text = Text("content/lessons/x.md", "", 10)
    line = crest_of(library) if crest else None
    blocks = Blocks("x", text, "learn/x.md", {}, library.anatomy, skin, line)
    blocks("item", block, 1)
    return blocks


def problem(library: Library, old: str, new: str) -> Problem:
    assert old in BLOCK
    blocks = read(library, BLOCK.replace(old, new))
    assert blocks.items == []
    [found] = blocks.problems
    return found


def points_of(item: PalpateItem) -> list[tuple[float, float]]:
    steps = item.line.points
    xs, ys = accumulate(steps[::2]), accumulate(steps[1::2])
    return [(x / 10, y / 10) for x, y in zip(xs, ys, strict=True)]


def outcome(item: PalpateItem, x: float, y: float) -> Outcome:
    line = item.line
    points = points_of(item)
    right, near = line.right, line.near
    asked = Stretches((right.from_mm, right.to_mm), (near.from_mm, near.to_mm))
    return press((x, y), "left", points, asked).outcome


class TestOfCases:
    def test_only_those_with_the_one_lesion_ask(self, library: Library) -> None:
        ids = [file.case.id for file in library.cases]
        assert [id for id in sorted(ids) if item_of(library, id)] == [*PRESSED]

    def test_the_side_is_that_of_the_lesion(self, item: PalpateItem) -> None:
        assert item.id == "the-other-pain.palpate"
        assert item.side == "left"
        assert item.reveals
        assert item.prompt.endswith("cross the iliac crest, left side.")
        assert len(pack([item])[0]) < MOST_BYTES

    @pytest.mark.parametrize("side", [None, Side.BOTH])
    def test_without_one_side_nothing_is_asked(
        self, library: Library, side: Side | None
    ) -> None:
        assert item_of(library, "the-other-pain", side=side) is None

    def test_without_a_body_or_a_crest_nothing_is_asked(self, library: Library) -> None:
        case = next(f.case for f in library.cases if f.case.id == "the-other-pain")
        anatomy, crest = library.anatomy, crest_of(library)
        assert palpate_item_of(case, anatomy, NO_SKIN, crest, "x.md") is None
        assert palpate_item_of(case, anatomy, library.skin, None, "x.md") is None

    def test_it_comes_after_the_name_and_what_is_drawn(self, site: Site) -> None:
        index = str(site.assets["assets/practice/index.js"])
        rows = json.loads(index[index.index("=[") + 1 : index.rindex(";")])
        names = {row[0]: row[4] for row in rows}
        for case in PRESSED:
            order = names[case]
            assert order.index("name") < order.index("palpate")
            html = site.pages[f"cases/{case}.md"].html
            shown = re.findall(rf'item="{case}\.([a-z0-9-]+)"', html)
            assert shown.index("name") < shown.index("palpate")
            others = [name for name in shown if name != "palpate"]
            assert others[:2] == ["classify", "name"]
        assert all(("palpate" in row[4]) == (row[0] in PRESSED) for row in rows)

    def test_the_answer_is_told_without_script(self, item: PalpateItem) -> None:
        told = solution(item)
        assert told.right == "On the iliac crest, 65 to 80 mm from the midline."
        assert "varies with sex and height" in told.because
        assert "thoracolumbar junction" in told.because
        assert question(item).body


class TestWhatIsAsked:
    def test_every_study_is_shown_by_each_of_its_measures(
        self, item: PalpateItem, library: Library
    ) -> None:
        measured = [
            study.label
            for study in library.anatomy.studies.values()
            for _ in study.crossings
        ]
        told = [mark.words.split(",")[0] for mark in item.studies]
        assert sorted(told) == sorted(measured)

    def test_a_study_stands_where_its_own_measure_puts_it(
        self, item: PalpateItem
    ) -> None:
        marks = {mark.words: mark for mark in item.studies}
        lu = "Lu 1998, medial branch: 81 ± 9.2 mm from the midline (15 cadavers)"
        assert (marks[lu].at_mm, marks[lu].low_mm, marks[lu].high_mm) == (
            81.0,
            71.8,
            90.2,
        )
        assert marks[lu].from_midline
        [tubbs] = [m for w, m in marks.items() if w.startswith("Tubbs 2010, medial")]
        assert "50 mm from the PSIS, here 6" in tubbs.words
        assert not tubbs.from_midline
        assert tubbs.low_mm is None

    def test_places_of_the_list_are_right_near_and_wrong(
        self, item: PalpateItem
    ) -> None:
        found = [outcome(item, place.x_mm, place.y_mm) for place in item.places]
        assert 8 <= len(found) <= 10
        assert found.count("right") == 1
        assert found.count("near") == 2
        right = item.places[found.index("right")].words
        assert right == "On the crest, 7 cm from the midline"

    def test_nothing_in_the_list_repeats_the_right_measure(
        self, item: PalpateItem
    ) -> None:
        assert sum("7 cm" in place.words for place in item.places) == 1

    def test_the_line_runs_outwards_from_the_psis(self, item: PalpateItem) -> None:
        across = [x for x, _ in points_of(item)]
        assert across == sorted(across)
        assert item.line.start_short == "PSIS"
        assert 40 < across[0] < item.line.right.from_mm < across[-1]

    def test_half_of_the_points_are_the_same_line(
        self, item: PalpateItem, library: Library
    ) -> None:
        flat, kept = crest_of(library).points, points_of(item)
        for x, y in zip(flat[::3], flat[1::3], strict=True):
            assert nearest((x / 10, y / 10), kept)[0] < 0.5

    def test_no_depth_is_told(self, item: PalpateItem) -> None:
        assert "depth" not in pack([item])[0].decode()
        assert "deep" not in pack([item])[0].decode()


class TestOfBlocks:
    def test_a_block_becomes_an_item(self, library: Library) -> None:
        blocks = read(library, BLOCK)
        assert blocks.problems == []
        [item] = blocks.items
        assert isinstance(item, PalpateItem)
        assert (item.id, item.side, item.because) == ("x.crest", "right", "It varies.")
        assert not item.reveals

    def test_it_may_bring_its_question(self, library: Library) -> None:
        [item] = read(library, f"{BLOCK}prompt: Where do you press?\n").items
        assert item.prompt == "Where do you press?"

    def test_the_lesson_asks(self, site: Site) -> None:
        html = site.pages["learn/dorsal-rami-to-cluneal-nerves.md"].html
        before = html.partition("<script")[0]
        assert "65 to 80" not in before
        assert 'item="dorsal-rami-to-cluneal-nerves.crest-point"' in html

    def test_without_body_or_crest_it_is_left_out_silently(
        self, library: Library
    ) -> None:
        for blocks in (
            read(library, BLOCK, bare=True),
            read(library, BLOCK, crest=False),
        ):
            assert (blocks.items, blocks.problems) == ([], [])

    def test_an_unknown_landmark_is_a_problem_with_its_line(
        self, library: Library
    ) -> None:
        found = problem(library, "crest-point", "crest-pont")
        assert (found.line, found.code.slug) == (14, "unknown-reference")
        assert found.message == 'landmark: no landmark has the id "crest-pont"'
        assert found.hint == 'did you mean "crest-point"?'

    def test_a_landmark_that_is_not_asked_for_is_a_problem(
        self, library: Library
    ) -> None:
        found = problem(library, "crest-point", "umbilicus")
        assert found.message.startswith("landmark: nothing says how")
        assert found.hint == "landmarks: crest-point"

    @pytest.mark.parametrize(
        ("old", "new", "slug"),
        [
            ("side: right", "side: both", "bad-value"),
            ("landmark: crest-point\n", "", "missing-key"),
            ("kind: palpate", "kind: palpat", "bad-value"),
            ("id: crest", "id: crest\nterritory: L3", "unknown-key"),
        ],
    )
    def test_other_faults_are_told_as_of_any_block(
        self, library: Library, old: str, new: str, slug: str
    ) -> None:
        assert problem(library, old, new).code.slug == slug


def test_stretches_run_outwards_and_nest(library: Library) -> None:
    with pytest.raises(ValidationError, match="from_mm below to_mm"):
        Stretch(from_mm=80, to_mm=65)
    palpation = library.anatomy.landmarks["crest-point"].palpation
    assert palpation
    given = palpation.model_dump()
    given["near"] = {"from_mm": 70, "to_mm": 90}
    with pytest.raises(ValidationError, match="right within near"):
        Palpation.model_validate(given)
