"""Runs the browser's schedule in Node."""

from __future__ import annotations

import json
import os
import subprocess
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from build_assets import find_node
from site_tests.course import ROOT

WIDGETS = ROOT / "theme/widgets"
BUNDLE = """
require("esbuild").buildSync({bundle: true, format: "cjs", platform: "node",
  outfile: process.argv[1], stdin: {resolveDir: "src", contents: `
    export * from "./grading";
    export * from "./pair-states";
    export * from "./next-item";`}});
"""


@cache
def bundle() -> Path:
    path = Path(mkdtemp()) / "schedule.cjs"
    command = [find_node().node, "-e", BUNDLE, str(path)]
    subprocess.run(command, cwd=WIDGETS, check=True, timeout=60)
    return path


def run(script: str, given: Any = None) -> Any:
    """Return what a script prints that has the schedule as `rn` and `given`."""
    whole = (
        "const rn = require(process.argv[1]);"
        'const given = JSON.parse(require("fs").readFileSync(0, "utf8"));'
        f"{script}"
    )
    found = subprocess.run(
        [find_node().node, "-e", whole, str(bundle())],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        env={**os.environ, "TZ": "UTC"},
    )
    assert found.returncode == 0, found.stderr
    return json.loads(found.stdout)


def answer(**words: Any) -> dict[str, Any]:
    """Return one logged answer: right, probably nerve, without a time."""
    plain = {
        "id": "a.1",
        "rev": 1,
        "pair": "a",
        "key": "nerve",
        "option": "probably-nerve",
        "bet": None,
        "right": True,
        "at": 0,
        "taken_ms": None,
        "stream": "practice",
        "first": True,
    }
    return {**plain, **words}
