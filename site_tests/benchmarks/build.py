"""Cold builds: ours, the best stock set-up of Material, and Material with mkdocs-quiz.

    python -m site_tests.benchmarks.build --n 1000 3000 --rounds 3

Each build is a fresh process into an empty folder (in memory if there is room).
Rounds are interleaved, so that a slow spell of the machine meets every variant;
ratios are taken inside a round. The growth exponent is that of ours from 300 cases.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from math import log
from pathlib import Path

from .workplace import (
    OURS,
    Spent,
    corpus,
    measured,
    middle,
    output_folder,
    parser,
    peers,
    table,
)

MINE, STOCK, QUIZ = "ours", "stock Material", "mkdocs-quiz"
VARIANTS = (MINE, STOCK, QUIZ)
SMALL, TINY = 300, 30


@dataclass(frozen=True)
class Build:
    """One build, and what it made."""

    variant: str
    n: int
    spent: Spent
    pages: int
    site_mb: float
    load: float


def command(variant: str, folder: Path, tools: Path, out: Path) -> list[str]:
    """Return the command that builds one variant."""
    if variant == MINE:
        settings = folder / "ours" / "mkdocs.yml"
        return [str(OURS), "build", "--config", str(settings), "--site", str(out)]
    settings = folder / ("quiz" if variant == QUIZ else "stock") / "mkdocs.yml"
    return [str(tools / "mkdocs"), "build", "-q", "-f", str(settings), "-d", str(out)]


class Course:
    """Builds variants, and notes what each took."""

    def __init__(self, work: Path) -> None:
        self.work, self.tools = work, peers(work)
        self.folders = {n: corpus(work, n) for n in (TINY, SMALL)}
        self.builds: list[Build] = []

    def build(self, variant: str, n: int) -> None:
        """Build once, into a folder that was not there."""
        if n not in self.folders:
            self.folders[n] = corpus(self.work, n)
        base = output_folder(self.work)
        out = base / "site"
        try:
            load = os.getloadavg()[0]
            words = command(variant, self.folders[n], self.tools, out)
            spent = measured(words, self.work)
            made = [file for file in out.rglob("*") if file.is_file()]
            pages = sum(_is_case(file) for file in made)
            size = sum(file.stat().st_size for file in made) / 1e6
        finally:
            shutil.rmtree(base)
        if n == TINY:
            return  # only warms caches of code and files
        self.builds.append(Build(variant, n, spent, pages, size, load))
        self._note()

    def _note(self) -> None:
        build = self.builds[-1]
        with (self.work / "builds.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(build)) + "\n")
        words = f"{build.variant}, {build.n}: {build.spent.wall:.2f} s"
        print(words, file=sys.stderr, flush=True)

    def of(self, variant: str, n: int) -> list[Build]:
        """Return the builds of a variant at a size, in order."""
        return [b for b in self.builds if (b.variant, b.n) == (variant, n)]

    def ratio(self, other: str, variant: str, n: int, what: str) -> float:
        """Return the median over rounds of `other` / `variant`."""
        pairs = zip(self.of(other, n), self.of(variant, n), strict=False)
        return middle([_get(o, what) / _get(b, what) for o, b in pairs])

    def growth(self, variant: str, n: int, what: str) -> float:
        """Return the exponent of growth from SMALL to `n` cases."""
        small, large = (
            middle([_get(build, what) for build in self.of(variant, size)])
            for size in (SMALL, n)
        )
        return log(large / small) / log(n / SMALL)


def _get(build: Build, what: str) -> float:
    return float(getattr(build.spent, what))


def _is_case(file: Path) -> bool:
    folder = file.parent.parent.name
    return file.name == "index.html" and folder.startswith(("cases", "folder-"))


def run(work: Path, sizes: Sequence[int], rounds: int, quiz_rounds: int) -> Course:
    """Warm up, then build everything in interleaved rounds."""
    course = Course(work)
    for variant in VARIANTS:
        course.build(variant, TINY)
    for round in range(max(rounds, quiz_rounds)):
        for n in sorted({SMALL, *sizes}):
            for variant in VARIANTS:
                last = quiz_rounds if variant == QUIZ else rounds
                if round < last and (n in sizes or variant == MINE):
                    course.build(variant, n)
    return course


def report(course: Course, sizes: Sequence[int]) -> str:
    """Return the tables."""
    head = ["cases", "variant", "rounds", "wall s", "cpu s", "peak MB", "ms a case"]
    head += ["site MB", "stock / this, wall", "cpu", "quiz / this, wall", "cpu"]
    rows = [
        _row(course, variant, n)
        for n in sorted({SMALL, *sizes})
        for variant in VARIANTS
        if course.of(variant, n)
    ]
    loads = [build.load for build in course.builds]
    lines = [table(head, rows), "", *_growth(course, max(sizes))]
    load = f"{middle(loads):.1f}, at most {max(loads):.1f}"
    lines.append(f"Load average before builds: {load}.")
    return "\n".join(lines)


def _row(course: Course, variant: str, n: int) -> list[object]:
    builds = course.of(variant, n)
    wall, cpu, peak = (
        middle([_get(b, what) for b in builds]) for what in ("wall", "cpu", "peak_mb")
    )
    whole = "" if all(b.pages >= n for b in builds) else " (INCOMPLETE)"
    ratios = [
        f"{course.ratio(other, variant, n, what):.2f}" if course.of(other, n) else ""
        for other in (STOCK, QUIZ)
        for what in ("wall", "cpu")
    ]
    first = [n, variant + whole, len(builds), wall, cpu, peak, 1000 * wall / n]
    return [*first, builds[0].site_mb, *ratios]


def _growth(course: Course, n: int) -> list[str]:
    return [
        f"Growth exponent {SMALL} → {n}, {variant}: "
        f"wall {course.growth(variant, n, 'wall'):.2f}, "
        f"cpu {course.growth(variant, n, 'cpu'):.2f}."
        for variant in (MINE,)
        if course.of(variant, SMALL) and n > SMALL
    ]


def main() -> None:
    options = parser(__doc__)
    options.add_argument("--n", type=int, nargs="+", default=[1000, 3000])
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument(
        "--quiz-rounds", type=int, default=1, help="it takes minutes at 3000"
    )
    arguments = options.parse_args()
    sizes = sorted(arguments.n)
    course = run(arguments.work, sizes, arguments.rounds, arguments.quiz_rounds)
    print(report(course, sizes))


if __name__ == "__main__":
    main()
