"""What simulated learners' files add up to: numbers, tables, the page, the command."""

from __future__ import annotations

import csv
import io
import json
import random
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from plotly.graph_objects import Figure

from root_or_nerve.cli import main
from root_or_nerve.measures.item_statistics import Flag
from root_or_nerve.results.charts import charts_of, drawn, plotly
from root_or_nerve.results.cohort import Cohort, read_cohort, results_of
from root_or_nerve.results.fault import Fault, Remedy
from root_or_nerve.results.page import result_files
from root_or_nerve.results.report import Report
from site_tests.course import make_course
from site_tests.results.exports import answers_of, export, row, small_site

SITE = small_site()
HOSTILE = "=HYPERLINK(1)<script>x</script>"


@pytest.fixture(scope="module")
def cohort(tmp_path_factory: pytest.TempPathFactory) -> Cohort:
    """Thirty learners, right in 60 to 95 of 100, one with a hostile name."""
    folder = tmp_path_factory.mktemp("exports")
    at_random = random.Random(5)
    for n in range(30):
        answers = answers_of(f"d{n}", 0.6 + 0.35 * n / 29, at_random)
        name = HOSTILE if n == 0 else f"bird {n:02}"
        export(folder / f"{n:02}.json", answers, name)
    export(folder / "new.json", answers_of("new", 0.8, at_random)[:20], "new")
    return read_cohort([folder])


@pytest.fixture(scope="module")
def report(cohort: Cohort) -> Report:
    found, faults = results_of(cohort, SITE, "content")
    assert faults == ()
    return found


def test_learners_are_measured_once_there_is_enough(report: Report) -> None:
    assert len(report.learners) == 31
    assert len(report.measured) == 30
    assert "new" not in {learner.name for learner in report.measured}
    names = [learner.name for learner in report.measured]
    assert "bird 29" in names[:5]
    assert HOSTILE in names[-8:]
    assert report.quartiles
    assert list(report.quartiles) == sorted(report.quartiles)


def test_units_are_cases_and_families(report: Report) -> None:
    units = {result.unit.id: result for result in report.units}
    assert units.keys() == {
        "ring-finger.classify",
        "wrong-key.classify",
        "ulnar-c8.root.whole.pattern",
        "ulnar-c8.nerve.whole.pattern",
        "ulnar-c8.emergency.whole.pattern",
    }
    family = units["ulnar-c8.nerve.whole.pattern"]
    assert family.unit.title.startswith("Ulnar or C8: nerve, whole territory")
    assert family.statistics.n == 30 * 60 + 10
    assert family.statistics.learners == 31


def test_a_wrong_key_is_flagged(report: Report) -> None:
    flags = {r.unit.id: r.statistics.flags for r in report.flagged}
    assert Flag.KEY in flags["wrong-key.classify"]
    assert flags.keys() <= {"wrong-key.classify", "ulnar-c8.emergency.whole.pattern"}


def test_confusions_have_two_directions(tmp_path: Path) -> None:
    rows = [row(n, key="root", option="sure-root") for n in range(1, 5)]
    rows[0] |= {"option": "leaning-nerve", "right": False}
    rows[1] |= {"option": "cannot-tell", "bet": "probably-nerve", "right": False}
    rows += [row(n, option="stop", right=False) for n in range(5, 8)]
    rows += [
        row(8, option="sure-root", right=False),
        row(9, id="ulnar-c8.008", option="sure-root"),
    ]
    found = read_cohort([export(tmp_path / "a.json", rows)])
    (pair,) = results_of(found, SITE, "content")[0].pairs
    roots, nerves = pair.roots_called_nerve, pair.nerves_called_root
    assert (roots.confused, roots.n, nerves.confused, nerves.n) == (2, 4, 1, 4)


def test_emergencies_and_false_alarms_are_counted_apart(tmp_path: Path) -> None:
    rows = [
        row(1, id="ulnar-c8.alarm", key="emergency", option="stop"),
        row(2, id="ulnar-c8.001", option="stop", right=False),
        row(3, id="ulnar-c8.003"),
    ]
    found = read_cohort([export(tmp_path / "a.json", rows)])
    seen = results_of(found, SITE, "content")[0].emergencies
    assert (seen.missed, seen.asked, seen.false_alarms, seen.others) == (0, 1, 1, 2)


def test_gain_is_the_later_form_minus_the_earlier(tmp_path: Path) -> None:
    rows = []
    for n in range(1, 57):
        key, late = ("root", "nerve")[n % 2], n > 28
        right = late or n % 3 > 0
        option = f"sure-{key}" if right else f"sure-{'nerve' if n % 2 == 0 else 'root'}"
        stream = "form-A" if late else "form-B"
        rows.append(row(n, key=key, option=option, right=right, stream=stream))
    found = read_cohort([export(tmp_path / "a.json", rows)])
    (learner,) = results_of(found, SITE, "content")[0].learners
    assert learner.gain
    assert learner.gain.difference > 1
    assert learner.gain.interval.low < learner.gain.difference


def test_items_of_another_course_are_told_and_left_out(tmp_path: Path) -> None:
    rows = [row(1), row(2, rev=9), row(3, id="gone"), row(4, option="maybe")]
    found = read_cohort([export(tmp_path / "a.json", rows)])
    report, faults = results_of(found, SITE, "content")
    assert [fault.remedy for fault in faults] == [Remedy.UNKNOWN_ITEM]
    assert "3 of 4 answers" in faults[0].message
    assert sum(result.statistics.n for result in report.units) == 1


def table(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[name].decode("utf-8-sig"))))


def test_tables_hold_what_the_report_says(report: Report) -> None:
    files = result_files(report, [])
    learners = table(files, "learners.csv")
    assert len(learners) == 31
    best = report.measured[0]
    assert best.discrimination
    (line,) = [each for each in learners if each["learner"] == best.name]
    assert float(line["d_prime"]) == pytest.approx(
        best.discrimination.d_prime, abs=1e-4
    )
    assert len(table(files, "items.csv")) == len(report.units)
    assert len(table(files, "pairs.csv")) == 1
    options = table(files, "options.csv")
    total = sum(result.statistics.n for result in report.units)
    assert sum(int(line["n"]) for line in options) == total


def test_a_learners_name_is_no_formula_and_no_markup(report: Report) -> None:
    fault = Fault("<img>", Remedy.NOT_JSON, "<b>")
    files = result_files(report, [fault])
    names = {line["learner"] for line in table(files, "learners.csv")}
    assert f"'{HOSTILE}" in names
    html = files["index.html"].decode()
    assert "<script>x" not in html
    assert "<img>" not in html
    assert "<b>" not in html
    assert "=HYPERLINK(1)&lt;script&gt;" in html


def test_the_page_asks_for_nothing_but_what_lies_beside_it(report: Report) -> None:
    files = result_files(report, [])
    html = files["index.html"].decode()
    links = set(re.findall(r'(?:src|href)="([^"]+)"', html))
    assert links <= files.keys()
    assert {"learners.csv", "items.csv"} <= links
    assert "http" not in html.replace("http-equiv", "")


def test_charts_are_ones_that_plotly_knows_and_lie_in_their_pictures(
    report: Report,
) -> None:
    charts = charts_of(report)
    assert [chart.id for chart in charts] == ["d-prime", "items"]
    figures = json.loads(plotly(charts))
    for chart in charts:
        assert len(Figure(figures[chart.id]).data[0].x) == len(chart.points)
        picture = drawn(chart)
        for mark in picture.marks:
            assert picture.left <= mark.x <= picture.right
            assert picture.top <= mark.y <= picture.bottom
            assert mark.low is None or mark.low <= mark.x


def test_of_one_learner_with_one_answer_there_is_a_page(tmp_path: Path) -> None:
    found = read_cohort([export(tmp_path / "a.json", [row(1)])])
    report, faults = results_of(found, SITE, "content")
    html = result_files(report, list(faults))["index.html"].decode()
    assert "From 1 learner who" in html
    assert "<svg" not in html


def run(*words: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["results", *map(str, words)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def test_the_command_writes_a_folder(tmp_path: Path) -> None:
    content = make_course(tmp_path)
    answer = row(1, id="foot-that-slaps.classify", pair=None, stream="case")
    good = export(tmp_path / "a.json", [answer])
    out = tmp_path / "out"
    code, said = run(good, "--content", content, "--out", out)
    assert (code, said) == (0, f"1 learner: {out / 'index.html'}\n")
    assert {"index.html", "items.csv"} <= {path.name for path in out.iterdir()}


def test_the_command_names_every_bad_file_and_uses_the_good_ones(
    tmp_path: Path,
) -> None:
    content, out = make_course(tmp_path), tmp_path / "out"
    good = export(tmp_path / "a.json", [row(1)])
    bad = tmp_path / "b.json"
    bad.write_text("{")
    code, said = run(
        good, bad, tmp_path / "none.json", "--content", content, "--out", out
    )
    assert code == 1
    for words in ("not-json", "unreadable-file", "unknown-item", "1 learner"):
        assert words in said
    assert (out / "index.html").is_file()


def test_without_an_answer_nothing_is_written(tmp_path: Path) -> None:
    content, out = make_course(tmp_path), tmp_path / "out"
    empty = export(tmp_path / "a.json", [])
    code, said = run(empty, "--content", content, "--out", out)
    assert code == 1
    assert "nothing written" in said
    assert not out.exists()


def test_a_course_with_errors_is_mended_first(tmp_path: Path) -> None:
    content = make_course(tmp_path)
    (content / "cases" / "foot-that-slaps.md").write_text("---\nid: x\n---\n")
    good = export(tmp_path / "a.json", [row(1)])
    code, said = run(good, "--content", content, "--out", tmp_path / "out")
    assert code == 1
    assert "mend the course first" in said
