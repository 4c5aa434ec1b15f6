"""What the browser works out of answers is what Python does."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields
from itertools import pairwise, product
from pathlib import Path
from statistics import NormalDist
from typing import Any, get_args

import pytest

from build_assets import find_node
from root_or_nerve.measures.answers import (
    LEAST_PER_CLASS,
    STEPS,
    Answer,
    Interval,
    Steps,
    Stream,
    first_exposures,
    measured_steps,
)
from root_or_nerve.measures.calibration import Calibration, calibration
from root_or_nerve.measures.discrimination import (
    Counts,
    Discrimination,
    counts_of,
    discrimination,
    gain,
)
from root_or_nerve.measures.rating import rating_curve
from root_or_nerve.measures.shrinkage import accuracy_by_pair, shrunken
from site_tests.course import ROOT
from site_tests.measures.exposed import answer, observe

BUNDLE = """
require("esbuild").buildSync({
  stdin: {resolveDir: process.cwd(), contents:
    `export * from "./src/measures"; export * from "./src/posterior";
     export * from "./src/discrimination"; export * from "./src/calibration";
     export * from "./src/shrinkage"`},
  bundle: true, format: "cjs", outfile: process.argv[1]});
"""
CALL = """
const rn = require(process.argv[1]);
const [name, every] = JSON.parse(require("fs").readFileSync(0, "utf8"));
const plain = (value) => value instanceof Map ? Object.fromEntries(value) : value;
process.stdout.write(JSON.stringify(every.map((args) => plain(rn[name](...args)))));
"""
EXACT = 1e-6


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("measures") / "measures.cjs"
    command = [find_node().node, "-e", BUNDLE, str(path)]
    subprocess.run(command, cwd=ROOT / "theme" / "widgets", check=True)
    return path


@pytest.fixture(scope="module")
def each(script: Path) -> Any:
    """Return a way to call one function with many lists of arguments."""

    def run(name: str, every: Sequence[Sequence[Any]]) -> Any:
        done = subprocess.run(
            [find_node().node, "-e", CALL, str(script)],
            input=json.dumps([name, every]),
            capture_output=True,
            text=True,
            check=True,
        )
        return json.loads(done.stdout)

    return run


def flat(value: Any) -> Iterator[Any]:
    """Yield the numbers and words of a value, in order of its keys."""
    if isinstance(value, dict):
        for key in sorted(value, key=lambda key: key.replace("_", "").lower()):
            yield from flat(value[key])
    elif isinstance(value, list | tuple):
        for part in value:
            yield from flat(part)
    else:
        yield value


def alike(found: Any, wanted: Any) -> bool:
    one, other = list(flat(found)), list(flat(wanted))
    return len(one) == len(other) and all(
        a == b if a is None or b is None else a == pytest.approx(b, abs=EXACT)
        for a, b in zip(one, other, strict=True)
    )


def as_steps(counts: Counts) -> dict[str, list[int]]:
    def row(of: int, n: int) -> list[int]:
        return [1] * of + [0] * (n - of)

    root = row(counts.false_alarms, counts.roots)
    return {"root": root, "nerve": row(counts.hits, counts.nerves)}


def in_browser_form(found: Discrimination) -> dict[str, Any]:
    value = asdict(found)
    counts: dict[str, Any] = value.pop("counts")
    return value | counts


def test_discrimination_on_a_grid(each: Any) -> None:
    sizes = (0, 1, 30, 75, 1000)
    rows = [(n * k // 6, n) for n in sizes for k in range(0, 7, 2)]
    grid = [Counts(*hit, *false) for hit, false in product(rows, rows)]
    found = each("discrimination", [[as_steps(counts)] for counts in grid])
    for counts, one in zip(grid, found, strict=True):
        assert alike(one, in_browser_form(discrimination(counts))), counts


@pytest.fixture(scope="module")
def observed() -> list[Steps]:
    """Answers of many observers, some of whom were hardly ever asked."""
    at_random = random.Random(13)
    found = []
    for d_prime, criterion, n in product((0, 1.3, 3), (-0.7, 0.2), (1, 2, 30, 90)):
        full = observe(at_random, d_prime, criterion, n)
        found.append(Steps(full.root, full.nerve[: at_random.randint(1, n)]))
    return found


def test_discrimination_of_observers(each: Any, observed: list[Steps]) -> None:
    found = each("discrimination", [[asdict(steps)] for steps in observed])
    for steps, one in zip(observed, found, strict=True):
        assert alike(one, in_browser_form(discrimination(counts_of(steps))))


def test_gain_of_observers(each: Any, observed: list[Steps]) -> None:
    measured = [discrimination(counts_of(steps)) for steps in observed]
    in_browser = each("discrimination", [[asdict(steps)] for steps in observed])
    found = each("gain", list(pairwise(in_browser)))
    wanted = [gain(a, b) for a, b in pairwise(measured)]
    assert alike(found, [asdict(each_) for each_ in wanted])


def test_rating_curves_of_observers(each: Any, observed: list[Steps]) -> None:
    found = each("ratingCurve", [[asdict(steps)] for steps in observed])
    assert alike(found, [asdict(rating_curve(steps)) for steps in observed])


def test_calibration_of_observers(each: Any, observed: list[Steps]) -> None:
    kept = [*observed, Steps((0, 0), (0,)), Steps((), (2, -1))]
    found = each("calibration", [[asdict(steps)] for steps in kept])
    wanted: list[Calibration] = [calibration(steps) for steps in kept]
    assert alike(found, [asdict(each_) for each_ in wanted])


def test_shrunken_accuracy_on_a_grid(each: Any) -> None:
    grid = [
        (right, n, mean)
        for n in (0, 1, 4, 30, 300)
        for right in {0, n // 3, n}
        for mean in (0.05, 0.5, 0.83, 0.95)
    ]
    wanted = [asdict(shrunken(*arguments)) for arguments in grid]
    assert alike(each("shrunken", grid), wanted)


def kept_answers(at_random: random.Random, n: int) -> list[Answer]:
    """Return answers of every kind, to so few items that many were met before."""
    options = [*STEPS, "other-or-both", "cannot-tell", "stop", "constructor"]
    return [
        answer(
            id=f"item-{at_random.randrange(60)}",
            rev=at_random.choice((1, 1, 1, 2)),
            pair=at_random.choice(("a", "b", None, "__proto__", "toString")),
            key=at_random.choice(("root", "nerve", "nerve", "root", "emergency")),
            option=at_random.choice(options),
            bet=at_random.choice((None, None, "leaning-root", "sure-nerve", "")),
            right=at_random.random() < 0.6,
            at=at_random.randrange(50),
            stream=at_random.choice(get_args(Stream)),
            first=at_random.random() < 0.7,
        )
        for _ in range(n)
    ]


LOGS = [kept_answers(random.Random(seed), 20 * seed) for seed in range(12)]


def plain(log: list[Answer]) -> list[dict[str, Any]]:
    return [asdict(answer) for answer in log]


def test_the_same_answers_count(each: Any) -> None:
    for one, log in zip(
        each("firstExposures", [[plain(log)] for log in LOGS]), LOGS, strict=True
    ):
        assert ordered(one) == ordered(plain(first_exposures(log)))


def ordered(log: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(log, key=lambda answer: (answer["id"], answer["rev"]))


@pytest.mark.parametrize("streams", [get_args(Stream), ("form-A",), ("practice",)])
def test_they_stand_on_the_same_steps(each: Any, streams: tuple[Stream, ...]) -> None:
    found = each("measuredSteps", [[plain(log), streams] for log in LOGS])
    for one, log in zip(found, LOGS, strict=True):
        steps = measured_steps(log, frozenset(streams))
        assert sorted(one["root"]) == sorted(steps.root)
        assert sorted(one["nerve"]) == sorted(steps.nerve)


def test_pairs_have_the_same_accuracy(each: Any) -> None:
    found = each("accuracyByPair", [[plain(log)] for log in LOGS])
    for one, log in zip(found, LOGS, strict=True):
        wanted = accuracy_by_pair(log)
        assert one.keys() | {"__proto__"} == wanted.keys() | {"__proto__"}
        for pair in one:
            assert alike(one[pair], asdict(wanted[pair]))


def test_both_show_from_the_same_number(each: Any) -> None:
    for n in (LEAST_PER_CLASS - 1, LEAST_PER_CLASS):
        steps = Steps((1,) * n, (1,) * LEAST_PER_CLASS)
        assert each("isEnough", [[asdict(steps)]]) == [steps.is_enough]


def test_the_normal_curve_and_its_quantiles(each: Any) -> None:
    scores = [z / 10 for z in range(-60, 61)]
    found = each("normal", [[z] for z in scores])
    assert found == pytest.approx([NormalDist().cdf(z) for z in scores], abs=1e-12)
    shares = [0.0001, 0.005, 0.025, 0.3, 0.5, 0.8, 0.9999]
    found = each("probit", [[share] for share in shares])
    wanted = [NormalDist().inv_cdf(share) for share in shares]
    assert found == pytest.approx(wanted, abs=1e-8)


def test_an_answer_has_the_fields_that_the_browser_keeps() -> None:
    source = (ROOT / "theme/widgets/src/answer-log.ts").read_text(encoding="utf-8")
    body = source.partition("interface Logged {")[2].partition("\n}")[0]
    kept = {line.split(":")[0].strip() for line in body.splitlines() if ": " in line}
    assert kept == {field.name for field in fields(Answer)}


def test_an_interval_has_two_ends() -> None:
    assert [field.name for field in fields(Interval)] == ["low", "high"]
