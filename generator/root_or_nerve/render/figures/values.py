"""Lengths and shares as rows of a picture and cells of a table."""

from html import escape

from ...model.amounts import Length, Share
from ...model.studies import Study
from ...pathways.shares import METHOD, interval_percent
from ..forest import Row
from .chart import NONE, Column

LENGTH_COLUMNS = (
    Column("Mean, mm", True),
    Column("SD, mm", True),
    Column("Range, mm", True),
    Column("n"),
)
SHARE_COLUMNS = (
    Column("Count", True),
    Column("Of", True),
    Column("Of what"),
    Column("Share, %", True),
    Column(f"{METHOD}, computed here, %", True),
)
NOTE = Column("Note")
NO_LENGTH = (NONE,) * len(LENGTH_COLUMNS)
NO_SHARE = (NONE,) * len(SHARE_COLUMNS)


def number(value: float | None) -> str:
    return NONE if value is None else f"{value:g}"


def length_cells(study: Study, length: Length) -> tuple[str, ...]:
    """Return the cells of LENGTH_COLUMNS."""
    size = study.size_of(length)
    span = NONE
    if length.low_mm is not None and length.high_mm is not None:
        span = f"{length.low_mm:g} to {length.high_mm:g}"
    return (
        number(length.mean_mm),
        number(length.sd_mm),
        span,
        f"{size.n} {size.unit}",
    )


def share_cells(study: Study, share: Share) -> tuple[str, ...]:
    """Return the cells of SHARE_COLUMNS."""
    unit = study.unit_of(share)
    interval = interval_percent(share, unit)
    return (
        number(share.count),
        number(share.of),
        unit or NONE,
        share_words(share),
        f"{interval[0]:.1f} to {interval[1]:.1f}" if interval else NONE,
    )


def share_words(share: Share) -> str:
    """Write a share in percent: as printed; divided, if not printed or misprinted."""
    if share.low_percent is not None and share.high_percent is not None:
        return f"{share.low_percent:g} to {share.high_percent:g}"
    if share.percent is not None and share.agrees:
        return f"{share.percent:g}"
    assert share.value_percent is not None
    return f"{round(share.value_percent, 1):g}"


def length_row(
    study: Study,
    length: Length,
    detail: str,
    *,
    label: str | None = None,
    sign: int = 1,
) -> Row:
    """Return a dot with its SD, or a bar over the range; `sign` turns it round."""
    size = study.size_of(length)
    centre, low, high, is_range = _spread(length)
    if sign < 0:
        low, high = high, low
    name = study.label if label is None else label
    told = hover(study.label, detail, _length_words(length), f"{size.n} {size.unit}")
    return Row(
        name,
        detail,
        f"n {size.n}",
        _turned(centre, sign),
        _turned(low, sign),
        _turned(high, sign),
        is_range,
        told,
    )


def _turned(value: float | None, sign: int) -> float | None:
    return None if value is None else round(sign * value, 2)


def _spread(
    length: Length,
) -> tuple[float | None, float | None, float | None, bool]:
    mean, sd = length.mean_mm, length.sd_mm
    if mean is not None and sd is not None:
        return mean, mean - sd, mean + sd, False
    return mean, length.low_mm, length.high_mm, length.low_mm is not None


def _length_words(length: Length) -> str:
    if length.mean_mm is None:
        return f"range {length.low_mm:g} to {length.high_mm:g} mm"
    if length.sd_mm is None:
        return f"mean {length.mean_mm:g} mm, no spread published"
    return f"mean {length.mean_mm:g} ± {length.sd_mm:g} mm"


def share_row(
    study: Study, share: Share, detail: str, *, label: str | None = None
) -> Row:
    """Return a bar up to the share, with its interval; or the published range."""
    unit = study.unit_of(share)
    interval = interval_percent(share, unit)
    low, high = interval or (None, None)
    is_range = share.low_percent is not None
    if is_range:
        low, high = share.low_percent, share.high_percent
    name = study.label if label is None else label
    value = f"{share_words(share)}%"
    size = _size(share)
    words = [value, f"{size} {unit}".strip()]
    if interval:
        words.append(f"{METHOD}: {interval[0]:.1f} to {interval[1]:.1f}%")
    centre = None if is_range else share.value_percent
    return Row(
        name,
        detail,
        size,
        None if centre is None else round(centre, 2),
        None if low is None else round(low, 2),
        None if high is None else round(high, 2),
        is_range,
        hover(study.label, detail, *words),
        is_bar=not is_range,
        value=value,
    )


def _size(share: Share) -> str:
    if share.count is not None:
        return f"{share.count}/{share.of}"
    return f"n {share.of}" if share.of else "n ?"


def bare_row(study: Study, detail: str, size: str) -> Row:
    """Return a row without a number."""
    told = hover(study.label, detail, "no number was seen", size)
    return Row(study.label, detail, size, None, None, None, False, told)


def hover(study: str, *words: str) -> str:
    """Plotly reads some HTML."""
    return "<br>".join([f"<b>{escape(study)}</b>", *(escape(w) for w in words if w)])
