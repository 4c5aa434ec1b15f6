"""States that an author asks for: what the scene has, and what it does not."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from root_or_nerve.model.texts import FigureBlock
from root_or_nerve.pathways.placing import Crest, placings
from root_or_nerve.problems import Code
from root_or_nerve.render.figures import Figure
from root_or_nerve.render.scene_figure import SCENE, SceneFigure
from root_or_nerve.render.scene_state import state_fault
from site_tests.pathways.test_crossings import study

CREST = Crest([40.0, 70.0, 100.0, 130.0], [20.0, 60.0, 95.0, 125.0])
PLACED = placings({"lu-1998": study({"mean_mm": 60}, id="lu-1998")}, CREST)
FIGURE = SceneFigure(SCENE, "title", "<p>usual</p>", "", (), PLACED, size=(400, 500))
PLAIN = Figure("crossing-distances", "title", "<p>plain</p>", "", ())


def block(**state: Any) -> FigureBlock:
    return FigureBlock.model_validate({"figure": SCENE, **state})


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"view": "crest", "layers": ["skin", "roots"], "side": "both"},
        {"study": "lu-1998-psis", "differ": True},
        {"level": "L4-L5", "place": "lateral-recess"},
    ],
)
def test_a_sound_state_is_asked_for_as_the_widget_reads_it(
    state: dict[str, Any],
) -> None:
    asked = block(**state)
    assert state_fault(asked, FIGURE) is None
    html = FIGURE.of(asked)
    words = asked.address.replace("&", "&amp;")
    assert f'data-state="{words}"' in html
    assert "data-deep" not in html


@pytest.mark.parametrize(
    ("state", "key", "code"),
    [
        ({"study": "lu-1989-psis"}, "study", Code.UNKNOWN_REFERENCE),
        ({"level": "T12-L1"}, "level", Code.UNKNOWN_REFERENCE),
        ({"place": "canal"}, "place", Code.BAD_VALUE),
    ],
)
def test_what_the_scene_does_not_have_is_named(
    state: dict[str, Any], key: str, code: Code
) -> None:
    fault = state_fault(block(**state), FIGURE)
    assert fault is not None
    assert (fault.key, fault.code) == (key, code)


def test_a_wrong_study_is_guessed_at() -> None:
    fault = state_fault(block(study="lu-1989-psis"), FIGURE)
    assert fault is not None
    assert "lu-1998-psis" in (fault.hint or "")


def test_a_plain_figure_has_no_states() -> None:
    fault = state_fault(block(view="crest"), PLAIN)
    assert fault is not None
    assert fault.key == "view"
    assert state_fault(block(), PLAIN) is None


@pytest.mark.parametrize(
    "state",
    [{"view": "front"}, {"layers": ["muscle"]}, {"side": "middle"}, {"zoom": 2}],
)
def test_unknown_words_are_refused_by_the_model(state: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        block(**state)


def test_the_page_of_the_figure_is_commanded_by_its_address() -> None:
    html = FIGURE.whole()
    assert "data-deep" in html
    assert 'src="asset:assets/figures/cluneal-3d/lu-1998-psis-light.svg"' in html
    assert "Crossings: medial 60 mm." in html
