"""The results as CSV, for a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..measures.answers import Interval
from .pairs import PairConfusions
from .report import LearnerMeasures, Report, UnitResult

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
Row = Mapping[str, Any]


def csv_files(report: Report) -> dict[str, bytes]:
    """Return name -> content of every table."""
    options = [row for result in report.units for row in _options(result)]
    return {
        "learners.csv": _csv(map(_learner, report.learners), _LEARNER),
        "items.csv": _csv(map(_unit, report.units), _UNIT),
        "options.csv": _csv(options, _OPTION),
        "pairs.csv": _csv(map(_pair, report.pairs), _PAIR),
    }


def _csv(rows: Iterable[Row], columns: Sequence[str]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _cell(value: Any) -> Any:
    """Keep a spreadsheet from taking a learner's words for a formula."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    return round(value, 4) if isinstance(value, float) else value


def _ends(name: str, interval: Interval | None) -> Row:
    low, high = (interval.low, interval.high) if interval else (None, None)
    return {f"{name}_low": low, f"{name}_high": high}


_LEARNER = (
    *("learner", "answers", "root_items", "nerve_items"),
    *("d_prime", "d_prime_low", "d_prime_high"),
    *("criterion", "criterion_low", "criterion_high"),
    *("roc_area", "roc_area_low", "roc_area_high"),
    *("brier", "brier_low", "brier_high", "over_confidence"),
    *("gain", "gain_low", "gain_high"),
)


def _learner(one: LearnerMeasures) -> Row:
    found, curve, sure = one.discrimination, one.curve, one.calibration
    over = sure.over_confidence if sure else None
    return {
        "learner": one.name,
        "answers": one.answers,
        "root_items": len(one.steps.root),
        "nerve_items": len(one.steps.nerve),
        "d_prime": found.d_prime if found else None,
        **_ends("d_prime", found.d_prime_interval if found else None),
        "criterion": found.criterion if found else None,
        **_ends("criterion", found.criterion_interval if found else None),
        "roc_area": curve.area if curve else None,
        **_ends("roc_area", curve.interval if curve else None),
        "brier": sure.brier if sure else None,
        **_ends("brier", sure.brier_interval if sure else None),
        "over_confidence": over.excess if over else None,
        "gain": one.gain.difference if one.gain else None,
        **_ends("gain", one.gain.interval if one.gain else None),
    }


_UNIT = (
    *("unit", "title", "pair", "key", "n", "learners"),
    *("facility", "facility_low", "facility_high"),
    *("rest_score", "rest_score_low", "rest_score_high", "rest_score_learners"),
    "flags",
)


def _unit(result: UnitResult) -> Row:
    found, rest = result.statistics, result.statistics.rest_score
    return {
        "unit": result.unit.id,
        "title": result.unit.title,
        "pair": result.unit.pair,
        "key": found.key,
        "n": found.n,
        "learners": found.learners,
        "facility": found.facility,
        **_ends("facility", found.interval),
        "rest_score": rest.correlation if rest else None,
        **_ends("rest_score", rest.interval if rest else None),
        "rest_score_learners": rest.learners if rest else None,
        "flags": "; ".join(found.flags),
    }


_OPTION = ("unit", "key", "option", "n", "share", "right", "elsewhere")


def _options(result: UnitResult) -> Iterable[Row]:
    found = result.statistics
    for option in found.options:
        yield {
            "unit": result.unit.id,
            "key": found.key,
            "option": option.option,
            "n": option.n,
            "share": option.n / found.n,
            "right": "yes" if option.right else "no",
            "elsewhere": option.elsewhere,
        }


_PAIR = (
    *("pair", "title", "root_items", "called_nerve"),
    *("called_nerve_low", "called_nerve_high"),
    *("nerve_items", "called_root", "called_root_low", "called_root_high"),
)


def _pair(pair: PairConfusions) -> Row:
    roots, nerves = pair.roots_called_nerve, pair.nerves_called_root
    return {
        "pair": pair.pair,
        "title": pair.title,
        "root_items": roots.n,
        "called_nerve": roots.share,
        **_ends("called_nerve", roots.interval),
        "nerve_items": nerves.n,
        "called_root": nerves.share,
        **_ends("called_root", nerves.interval),
    }
