"""`geometry …`: what it writes, what it refuses, and what it needs to be there."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from click.testing import CliRunner, Result

from root_or_nerve import assets, geometry_command
from root_or_nerve.cli import main
from root_or_nerve.geometry import course_files, drawing
from root_or_nerve.geometry.tiling import Tiling
from root_or_nerve.geometry.tiling_file import (
    TilingProblem,
    read_tiling,
    tiling_value,
)
from root_or_nerve.load.library import load_library
from root_or_nerve.model.territories import Territories
from site_tests.course import ROOT, edit, make_course
from site_tests.skin_files import (
    GEOMETRY,
    TERRITORIES,
    WEBP,
    atlas_value,
    make_skin_course,
    view_value,
)

TILES = {"regions": ["shin", "calf"], "region_of_cell": [0, 1], "cell_of_face": [0, 1]}
NUMERICAL = ("numpy", "scipy", "shapely", "rich")  # Plotly imports PIL, if it is there


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["geometry", *(str(word) for word in words)])


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course with its own skin of two faces, so that nothing takes long."""
    content = make_skin_course(tmp_path)
    (content / "geometry" / "tiling.json").write_text(json.dumps(TILES))
    for name in ("pelvis.json", "vertebrae.json"):
        (content / "geometry" / name).write_text("{}")
    canvas = SimpleNamespace(base=SimpleNamespace(faces=np.zeros((2, 4))))
    monkeypatch.setattr(drawing, "read_canvas", lambda folder: canvas)
    monkeypatch.setattr(assets, "content", lambda: content)
    return content


def fake_draw(
    territories: Territories,
    tiling: Tiling,
    geometry: Path,
    say: drawing.Say,
    inputs: Mapping[str, str],
) -> None:
    say("Foot")
    assert list(territories.maps) == ["nerves", "roots"]
    assert list(tiling.regions) == ["shin", "calf"]
    views = geometry / "views"
    views.mkdir()
    (views / "foot.json").write_text(json.dumps(view_value("foot")))
    for tone in ("light", "dark"):
        (views / f"foot-{tone}.webp").write_bytes(WEBP)
    value = {**atlas_value(), "inputs": dict(inputs)}
    (geometry / "atlas.json").write_text(json.dumps(value))


def test_drawing_replaces_what_was_drawn_and_is_fresh(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "draw_all", fake_draw)
    assert load_library(content)[1] != []  # stale: the fixture changed its inputs
    result = run("draw", "--content", content)
    assert result.exit_code == 0, result.output
    assert result.output.splitlines() == ["Foot", f"drawn into {content / 'geometry'}"]
    library, problems = load_library(content)
    assert problems == []
    assert library.skin.drawn
    assert list(library.skin.drawn.views) == ["foot"]
    assert not list((content / "geometry" / "views").glob("leg*"))


def test_drawing_that_ends_early_changes_nothing(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(*words: object) -> None:
        fake_draw(*words)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    monkeypatch.setattr(drawing, "draw_all", half)
    before = {path: path.stat().st_mtime_ns for path in content.rglob("*")}
    assert run("draw", "--content", content).exit_code == 1
    assert {path: path.stat().st_mtime_ns for path in content.rglob("*")} == before


def test_drawing_stops_at_errors_and_tells_all_of_them(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "draw_all", pytest.fail)
    edit(tmp_path, f"{TERRITORIES}/leg.yaml", ("  tibial:", "  tibia:"))
    edit(tmp_path, f"{TERRITORIES}/roots.yaml", ("  S1:", "  S9:"))
    result = run("draw", "--content", content)
    assert result.exit_code == 1
    assert result.output.count("  unknown-reference\n") == 2
    assert 'did you mean "tibial"?' in result.output
    assert result.output.endswith("Error: nothing is drawn until these are mended\n")


@pytest.mark.parametrize(
    ("tiles", "message"),
    [
        ({**TILES, "regions": ["shin", "foot"]}, "regions not described: foot"),
        ({**TILES, "cell_of_face": [0]}, "is not a tiling of this skin"),
        ({**TILES, "region_of_cell": [0, 9]}, "is not a tiling of this skin"),
        ({**TILES, "cell_of_face": [0, -1]}, "is not a tiling of this skin"),
        ({"regions": 3}, "cannot be read"),
    ],
)
def test_a_tiling_that_does_not_fit_is_refused(
    content: Path, tiles: object, message: str
) -> None:
    (content / "geometry" / "tiling.json").write_text(json.dumps(tiles))
    result = run("draw", "--content", content)
    assert result.exit_code == 1
    assert message in result.output
    assert result.output.count("\n") == 1


def test_a_tiling_comes_back_from_its_file(tmp_path: Path) -> None:
    tiling = Tiling(("a", "b"), np.array([0, 1, 1]), np.array([2, 0, 1, 2]))
    path = tmp_path / "tiling.json"
    drawing.write_json(path, tiling_value(tiling))
    again = read_tiling(path, 4)
    assert tiling_value(again) == tiling_value(tiling)
    with pytest.raises(TilingProblem, match="not a tiling of this skin"):
        read_tiling(path, 5)
    with pytest.raises(TilingProblem, match="is not there"):
        read_tiling(tmp_path / "none.json", 4)


def test_cells_are_numbered_once(content: Path) -> None:
    before = (content / "geometry" / "tiling.json").read_bytes()
    result = run("tile", "--content", content)
    assert result.exit_code == 1
    assert "add --renew" in result.output
    assert (content / "geometry" / "tiling.json").read_bytes() == before


@pytest.mark.parametrize("renew", [True, False])
def test_tiling_writes_the_cells(
    content: Path, monkeypatch: pytest.MonkeyPatch, renew: bool
) -> None:
    from root_or_nerve.geometry import tiling

    cells = Tiling(("shin", "calf"), np.array([0, 1]), np.array([1, 0]))
    canvas = SimpleNamespace(base=None, ground=None, marks=None)
    monkeypatch.setattr(drawing, "read_canvas", lambda folder: canvas)
    monkeypatch.setattr(tiling, "tile", lambda *words: cells)
    target = content / "geometry" / "tiling.json"
    if not renew:
        target.unlink()
    result = run("tile", "--content", content, *(["--renew"] if renew else []))
    assert result.output == f"{target}  2 cells\n"
    assert tiling_value(read_tiling(target, 2)) == tiling_value(cells)


def test_a_region_without_skin_is_told(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from root_or_nerve.geometry import tiling

    def empty(*words: object) -> Tiling:
        raise ValueError("no skin lies in calf")

    canvas = SimpleNamespace(base=None, ground=None, marks=None)
    monkeypatch.setattr(drawing, "read_canvas", lambda folder: canvas)
    monkeypatch.setattr(tiling, "tile", empty)
    result = run("tile", "--content", content, "--renew")
    assert (result.exit_code, result.output) == (1, "Error: no skin lies in calf\n")


def test_skin_that_cannot_be_read_is_told(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(assets, "content", lambda: content)
    result = run("draw", "--content", content)
    assert result.exit_code == 1
    assert result.output.startswith("Error: skin or bones cannot be read")


def test_a_course_without_skin_and_bones_gets_the_shipped_ones(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "own").mkdir()
    own = make_skin_course(tmp_path / "own")
    for path in (own / "geometry").iterdir():
        if path.is_file():
            path.unlink()
    monkeypatch.setattr(drawing, "draw_all", fake_draw)
    assert run("draw", "--content", own).exit_code == 0
    names = {path.name for path in (own / "geometry").iterdir()}
    assert names >= {"skin.json", "pelvis.json", "tiling.json", "atlas.json"}
    assert load_library(own)[1] == []


def test_a_course_that_describes_nothing_is_told(content: Path, tmp_path: Path) -> None:
    (content / "territories" / "maps.yaml").unlink()
    result = run("draw", "--content", content)
    assert result.exit_code == 1
    assert result.output.endswith("names no map to draw\n")


def test_the_table_shows_the_least_fitting_nerve_first(content: Path) -> None:
    result = run("crosstab", "--content", content, "--map", "roots")
    assert result.exit_code == 0
    head, first, second, blank, foot = result.output.splitlines()
    assert head.split() == ["nerve", "stated", "cm²", "blank", "inside"]
    assert first.split()[:2] == ["common-fibular", "L5"]
    assert first.split()[-6:] == ["25%", "!", "S1", "75,", "L5", "25"]
    assert second.split()[:3] == ["tibial", "L5", "S1"]
    assert "!" not in second
    assert second.split()[-5:] == ["100%", "S1", "67,", "L5", "33"]
    assert (blank, foot.split(":")[0]) == ("", "roots")


def test_the_table_of_the_shipped_atlas() -> None:
    result = run("crosstab", "--content", ROOT / "content")
    assert result.exit_code == 0
    assert any(line.startswith("median ") for line in result.output.splitlines())
    assert f"{GEOMETRY}" not in result.output


def test_an_unknown_map_is_told_with_those_there_are(content: Path) -> None:
    result = run("crosstab", "--content", content, "--map", "root")
    assert result.output == (
        'Error: no map of dermatomes is called "root". did you mean "roots"?\n'
    )
    result = run("crosstab", "--content", content, "--map", "zzz")
    assert result.output.endswith("There are roots.\n")


def test_a_course_without_an_atlas_has_no_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = make_course(tmp_path)
    monkeypatch.setattr(assets, "content", lambda: content)
    result = run("crosstab", "--content", content)
    assert result.exit_code == 1
    assert result.output == "Error: there is no atlas; first: geometry draw\n"


def test_neither_checking_nor_the_table_imports_numpy() -> None:
    code = f"""
import sys
from root_or_nerve.cli import main
for words in (["check", {str(ROOT / "content")!r}], ["geometry", "crosstab"]):
    try:
        main(words, standalone_mode=False)
    except SystemExit:
        pass
print([name for name in {NUMERICAL} if name in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True
    )
    assert done.stdout.splitlines()[-1:] == ["[]"], done.stderr


@pytest.mark.parametrize("missing", ["numpy", "scipy", "shapely", "PIL"])
@pytest.mark.parametrize("command", [["draw"], ["tile", "--renew"]])
def test_without_the_extra_it_is_named(
    tmp_path: Path, command: list[str], missing: str
) -> None:
    content = make_skin_course(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in content.rglob("*.json")}
    words = ["geometry", *command, "--content", str(content)]
    done = python(
        f"import sys; sys.modules[{missing!r}] = None\n"
        f"from root_or_nerve.cli import main; main({words!r})"
    )
    assert done.returncode == 1
    assert done.stderr == f"Error: {geometry_command.NO_NUMPY}\n"
    assert "pip install 'root-or-nerve[geometry]'" in done.stderr
    now = {path: path.stat().st_mtime_ns for path in before}
    assert now == before


def test_courses_are_written_where_the_skin_lies(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fake_courses(folder: Path, *given: object) -> dict[str, bytes]:
        assert folder == content / "geometry"
        return {"courses.json": b"{}", "plates/bones-posterior.json": b"[]"}

    monkeypatch.setattr(course_files, "course_files", fake_courses)
    result = run("courses", "--content", content)
    assert result.exit_code == 0, result.output
    assert (content / "geometry" / "courses.json").read_bytes() == b"{}"
    assert (content / "geometry" / "plates/bones-posterior.json").read_bytes() == b"[]"
    assert "courses.json" in result.output


def test_courses_are_not_laid_over_faulty_anatomy(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(course_files, "course_files", lambda *given: {"x.json": b""})
    (content / "anatomy").mkdir(exist_ok=True)
    (content / "anatomy" / "pathways.yaml").write_text("x: {nerve: [}", "utf-8")
    result = run("courses", "--content", content)
    assert result.exit_code == 1
    assert not (content / "geometry" / "x.json").exists()
