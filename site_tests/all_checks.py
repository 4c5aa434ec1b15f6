"""All checks in a row; `python3 run.py test` calls this with the Python of .venv."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

from playwright.sync_api import sync_playwright

from run import ROOT, Stop, build_assets, guarded, quietly, step

CHECKS = {
    "ruff check": ["-m", "ruff", "check"],
    "ruff format": ["-m", "ruff", "format", "--check"],
    "mypy": ["-m", "mypy"],
    "tsc": ["generator/build_assets.py", "npm", "run", "--silent", "check"],
}
CHROMIUMS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
)
APT = "apt-get update && apt-get install -y --no-install-recommends chromium"


def main(words: Sequence[str]) -> int:
    """Every check, even after a failure; pytest last, so that its summary ends it."""
    build_assets(ROOT, "tools")
    os.environ["RN_CHROMIUM"] = find_chromium()
    failed = [name for name in CHECKS if not words and not passes(name, CHECKS[name])]
    so_far = f" (failed so far: {', '.join(failed)})" if failed else ""
    passed = passes(f"pytest{so_far}", ["-m", "pytest", *words])
    return 0 if passed and not failed else 1


def passes(name: str, command: Sequence[str]) -> bool:
    print(f"\n== {name}", flush=True)
    return subprocess.call([sys.executable, *command], cwd=ROOT) == 0


def find_chromium() -> str:
    named = os.environ.get("RN_CHROMIUM")
    if named and not shutil.which(named):
        raise Stop(f"RN_CHROMIUM is {named}, which is no program: mend or unset it.")
    found = named or installed_chromium() or fetched_chromium()
    if not found:
        raise Stop(
            "The tests need Chromium, and none was found: install it (Debian, Ubuntu: "
            "sudo apt-get install chromium), or set RN_CHROMIUM to its path."
        )
    return found


def installed_chromium() -> str | None:
    for name in CHROMIUMS:
        if path := shutil.which(name):
            return path
    with sync_playwright() as playwright:
        return shutil.which(playwright.chromium.executable_path)


def fetched_chromium() -> str | None:
    playwright = [sys.executable, "-m", "playwright", "install", "chromium"]
    ways = {"fetching Playwright's Chromium": playwright}
    if shutil.which("apt-get") and os.geteuid() == 0:
        apt = ["env", "DEBIAN_FRONTEND=noninteractive", "sh", "-c", APT]
        ways["installing the system's Chromium"] = apt
    for name, way in ways.items():
        with contextlib.suppress(Stop), step(name):
            quietly(way, "Chromium could not be had this way")
        if path := installed_chromium():
            return path
    return None


if __name__ == "__main__":
    sys.exit(guarded(lambda: main(sys.argv[1:])))
