"""Drawing the skin of a root or nerve: what is asked, and of which cases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from root_or_nerve.compile import Site
from root_or_nerve.items.from_skin import (
    LEAST_CM2,
    BodyItems,
    after_name,
    body_items,
    is_drawable,
)
from root_or_nerve.items.payload import pack, question, solution
from root_or_nerve.items.skin_key import skin_asked
from root_or_nerve.model.base import Side
from root_or_nerve.model.library import NO_SKIN, Library
from root_or_nerve.skin.asked import runs, unrolled
from root_or_nerve.skin.extent import territory_of
from root_or_nerve.skin.score import score, worth_of_cells, worth_of_regions
from site_tests.items.asked_skin import (
    DRAWN,
    UNDRAWN,
    asked_of,
    atlas_of,
    is_of_skin,
    key_of,
    skin_of,
)

IDS = ("sural", "ulnar", "saphenous", "superior-cluneal", "L4", "S1", "C8")
MOST_BYTES = 6000


@given(st.dictionaries(st.integers(0, 400), st.integers(1, 100)))
def test_runs_lose_nothing(shares: dict[int, int]) -> None:
    assert dict(unrolled(runs(shares))) == shares


def test_cells_in_a_row_make_one_run() -> None:
    assert runs({3: 100, 4: 100, 5: 100, 6: 50, 9: 50}) == (
        *(3, 3, 100),
        *(6, 1, 50),
        *(9, 1, 50),
    )


@pytest.mark.parametrize("id", IDS)
def test_the_mirrored_question_asks_for_the_mirrored_skin(
    library: Library, id: str
) -> None:
    left, right = (skin_of(library, id, side) for side in (Side.LEFT, Side.RIGHT))
    assert left == right.model_copy(update={"side": "left"})


@pytest.mark.parametrize("id", IDS)
def test_the_perfect_answer_is_right_in_cells_and_in_regions(
    library: Library, id: str
) -> None:
    atlas = atlas_of(library)
    key = key_of(skin_of(library, id, Side.LEFT))
    for worth in (worth_of_cells(key, atlas.cells), worth_of_regions(key, atlas)):
        best = [piece for piece, each in worth.items() if each.asked]
        assert best
        assert score(worth, best).dice == pytest.approx(1)


@pytest.mark.parametrize("id", IDS)
def test_interpreted_edges_decide_nothing(library: Library, id: str) -> None:
    skin = skin_of(library, id, Side.LEFT)
    territory = territory_of(atlas_of(library), skin.map, id)
    assert territory is not None
    key = key_of(skin)
    assert all(territory.sure[cell] == share for cell, share in key.must.items())
    usual = {cell for cell in territory.usual if cell not in key.must}
    assert usual <= {*key.may}


@pytest.mark.parametrize("id", IDS)
def test_what_is_asked_can_be_painted(library: Library, id: str) -> None:
    skin = skin_of(library, id, Side.LEFT)
    assert library.skin.drawn is not None
    views = library.skin.drawn.views
    seen = {cell for view in views.values() for cell in view.cells}
    assert {cell for cell, _ in unrolled(skin.must)} <= seen
    assert {*skin.views} <= views.keys()


@pytest.mark.parametrize("id", IDS)
def test_neighbours_are_others_and_lie_outside(library: Library, id: str) -> None:
    skin = skin_of(library, id, Side.LEFT)
    inside = {cell for cell, _ in (*unrolled(skin.must), *unrolled(skin.may))}
    names = [neighbour.name for neighbour in skin.neighbours]
    assert names
    assert skin.name not in names
    assert len({*names}) == len(names)
    for neighbour in skin.neighbours:
        assert inside.isdisjoint(cell for cell, _ in unrolled(neighbour.cells))


def test_branches_of_the_answer_are_no_neighbours(library: Library) -> None:
    skin = skin_of(library, "ulnar", Side.LEFT)
    assert "dorsal-cutaneous-ulnar" in skin.shown
    assert not any("ulnar" in neighbour.name for neighbour in skin.neighbours)


@pytest.mark.parametrize(("case", "id"), DRAWN.items())
def test_a_case_with_one_lesion_asks_for_what_its_story_does_not_show(
    library: Library, case: str, id: str
) -> None:
    found = asked_of(library, case)
    assert found
    item = found.draw
    assert item
    assert found.on_page is item
    assert (item.id, item.page) == (f"{case}.draw-{id.lower()}", f"cases/{case}.md")
    assert item.reveals
    assert item.prompt.startswith("Now a look-alike: ")
    assert id in item.skin.shown
    assert 0 < item.near_from < item.right_from < 1
    assert len(pack([item])[0]) < MOST_BYTES
    what = skin_asked(library.skin, id)
    assert what
    assert what[1].area_mm2 >= 100 * LEAST_CM2


def test_a_root_is_asked_for_by_a_map(library: Library) -> None:
    prompts = [
        (found.draw.skin.look, found.draw.prompt)
        for file in library.cases
        if (found := asked_of(library, file.case.id)) and found.draw
    ]
    assert len(prompts) > 10
    for look, text in prompts:
        named = "on the map “Evidence composite (Lee 2008)”, draw" in text
        assert named == (look == "root")
        assert ("where a pin" in text) == (look == "nerve")


def asked_with(library: Library, case: str, **more: object) -> BodyItems:
    """Return the questions of a case whose complaints are told differently."""
    found = next(file.case for file in library.cases if file.case.id == case)
    pattern = tuple(c.model_copy(update=more) for c in found.pattern)
    told = found.model_copy(update={"pattern": pattern})
    items = body_items(told, library.anatomy, library.skin, "x.md")
    assert items
    return items


def test_where_only_pain_is_placed_in_words_the_lesion_itself_is_asked_for(
    library: Library,
) -> None:
    items = asked_with(library, "crest-pain-after-fusion", territories=(), regions=())
    assert items.draw
    assert items.draw.id == "crest-pain-after-fusion.draw"
    assert items.draw.skin == items.locate.skin
    assert items.draw.prompt.startswith("Draw the skin where a pin feels dull")


def test_a_skin_shown_by_its_regions_is_not_asked_for(library: Library) -> None:
    regions = ("thigh-front-lower", "thigh-inner-lower", "knee-front", "knee-inner")
    items = asked_with(
        library,
        "crest-pain-after-fusion",
        territories=("superior-cluneal",),
        regions=(),
    )
    assert items.draw
    assert items.draw.id.endswith(".draw-l3")
    shown = asked_with(library, "knee-folds-downhill", territories=(), regions=regions)
    assert shown.draw
    assert shown.draw.id == "knee-folds-downhill.draw-femoral"


def test_what_the_story_shows_is_neither_drawn_nor_located_on_its_page(
    library: Library, site: Site
) -> None:
    found = asked_of(library, "two-fingers-asleep")  # ulnar; C8 is almost the same
    assert found
    assert found.draw is None
    assert found.on_page is None
    html = site.pages["cases/two-fingers-asleep.md"].html
    assert "two-fingers-asleep.locate" not in html.partition("<script")[0]


@pytest.mark.parametrize("case", UNDRAWN)
def test_other_cases_do_not(library: Library, case: str) -> None:
    assert asked_of(library, case) is None


def test_nothing_is_asked_where_no_skin_was_drawn(library: Library) -> None:
    for file in library.cases:
        assert body_items(file.case, library.anatomy, NO_SKIN, "x.md") is None


def test_small_skin_is_not_drawn_unless_on_hand_or_foot(library: Library) -> None:
    def drawable(id: str) -> bool:
        found = skin_asked(library.skin, id)
        assert found
        return is_drawable(found[1])

    assert drawable("deep-fibular")  # the first web
    assert not drawable("pudendal")


def test_it_comes_after_the_name_which_it_gives_away(site: Site) -> None:
    pages = {item.page for item in site.bank.items if item.kind == "draw"}
    cases = [page for page in pages if page.startswith("cases/")]
    assert len(cases) > 10
    for page in cases:
        html = site.pages[page].html
        places = [html.index(f'item="{page[6:-3]}.{n}') for n in ("name", "draw")]
        assert places == sorted(places)


def test_without_a_name_it_comes_after_the_first_question(library: Library) -> None:
    found = asked_of(library, "two-fingers-asleep")
    assert found
    assert after_name((), found.locate) == (found.locate,)
    assert after_name((found.locate,), None) == (found.locate,)


def test_before_an_answer_nothing_says_where_it_lies(library: Library) -> None:
    found = asked_of(library, "small-screws")
    assert found
    assert found.draw
    shown = question(found.draw)
    assert shown.body
    assert shown.options == ()
    told = solution(found.draw)
    assert "little finger" in told.right.lower()
    assert "Map: " in told.because


def test_no_item_of_skin_is_keyed_by_a_nerve_without_sure_skin(site: Site) -> None:
    for item in site.bank.items:
        if item.kind in ("draw", "locate"):
            assert is_of_skin(item)
            assert item.skin.must
            assert item.skin.words != "no skin"
