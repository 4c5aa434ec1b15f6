"""The committed skin with every map painted on it, once for all tests of a run."""

from pathlib import Path

import pytest

from root_or_nerve.geometry.drawing import Canvas, Layer, layers, read_canvas
from root_or_nerve.load.library import load_library
from root_or_nerve.model.territories import Territories

CONTENT = Path(__file__).parent.parent.parent / "content"


@pytest.fixture(scope="session")
def canvas() -> Canvas:
    return read_canvas(CONTENT / "geometry")


@pytest.fixture(scope="session")
def territories() -> Territories:
    library, _ = load_library(CONTENT)
    return library.skin.territories


@pytest.fixture(scope="session")
def painted(territories: Territories, canvas: Canvas) -> dict[str, Layer]:
    return layers(territories, canvas)
