"""Which views show a stretch of skin, and how much of them."""

from __future__ import annotations

import pytest

from root_or_nerve.model.library import Library
from root_or_nerve.skin.extent import map_of, of_cells, usual
from root_or_nerve.skin.lines import Box, bounds
from root_or_nerve.skin.sight import frame, seen_share, views_of
from site_tests.skins import drawn

BODY = drawn()


def test_the_smallest_view_that_holds_it_is_enough() -> None:
    assert views_of(BODY, of_cells([0, 1], "left")) == ("posterior",)
    assert views_of(BODY, of_cells([5], "right")) == ("foot-plantar",)
    assert views_of(BODY, of_cells([], "left")) == ()


def test_a_second_view_shows_what_the_first_leaves_over() -> None:
    found = views_of(BODY, of_cells([0, 1, 2, 6, 7], "left"))
    assert found == ("posterior", "foot-plantar")
    assert views_of(BODY, of_cells([0, 1, 2, 3, 4, 7], "left")) == ("posterior",)


def test_sides_do_not_matter_to_the_choice() -> None:
    both = of_cells([1, 2], "left") | of_cells([1, 2], "right")
    assert views_of(BODY, both) == views_of(BODY, of_cells([1, 2], "left"))


def test_the_share_that_is_seen() -> None:
    view = BODY.views["foot-plantar"]
    assert seen_share(BODY, view.id, of_cells([4, 5], "left")) == 0.5
    assert seen_share(BODY, view.id, of_cells([], "left")) == 0


NAMES = {
    "superior-cluneal": ("low-back",),
    "pudendal": ("perineum",),
    "median": ("hand-palmar",),
    "deep-fibular": ("foot-dorsal",),
    "greater-occipital": ("head-posterior",),
    "saphenous": ("leg-medial",),
    "L2": ("anterior",),
}


@pytest.mark.parametrize("id", NAMES)
def test_skin_of_the_course_is_seen_where_one_would_look(
    id: str, library: Library
) -> None:
    body = library.skin.drawn
    assert body is not None
    name = map_of(body.atlas, id)
    assert name is not None
    assert views_of(body, usual(body.atlas, name, [id], "left")) == NAMES[id]


def test_every_frame_holds_its_stretch_large_enough(library: Library) -> None:
    """At 300 px across, a stretch is 40 px wide, unless it is long and narrow."""
    body = library.skin.drawn
    assert body is not None
    for view in body.views.values():
        for id, path in view.maps["nerves"].core.items():
            shown = bounds([path])
            assert shown is not None
            box = frame(view, shown)
            assert box.x <= shown.x + 1, (view.id, id)
            assert box.y <= shown.y + 1, (view.id, id)
            assert box.x + box.width >= shown.x + shown.width - 1, (view.id, id)
            assert box.y + box.height >= shown.y + shown.height - 1, (view.id, id)
            side, narrow = max(box[2:]), min(shown[2:])
            long = max(shown[2:])
            assert side <= max(narrow * 7.5, long * 1.15) + 1, (view.id, id)


def test_a_frame_lies_within_its_view() -> None:
    view = BODY.views["foot-plantar"]
    box = frame(view, Box(510, 10, 80, 50))
    x, y, width, height = view.box
    assert x <= box.x
    assert y <= box.y
    assert box.x + box.width <= x + width
    assert box.y + box.height <= y + height
