"""Published amounts: a length, or a share of so many."""

from typing import Annotated

from pydantic import Field, model_validator

from .base import Strict, Words

_ROUNDING = 0.6  # points by which a printed percentage may miss the division

Percent = Annotated[float, Field(ge=0, le=100)]


class Specimens(Strict):
    """What was looked at."""

    n: Annotated[int, Field(gt=0, description="how many")]
    unit: Annotated[Words, Field(description="of what: cadavers, sides, patients")]


class Length(Strict):
    """A length in millimetres: a mean, a range, or both."""

    mean_mm: Annotated[float | None, Field(gt=0, lt=300, description="mean")] = None
    sd_mm: Annotated[
        float | None, Field(gt=0, lt=100, description="standard deviation")
    ] = None
    low_mm: Annotated[
        float | None, Field(gt=0, lt=300, description="smallest published value")
    ] = None
    high_mm: Annotated[
        float | None, Field(gt=0, lt=300, description="largest published value")
    ] = None
    n: Annotated[int | None, Field(gt=0, description="if not all specimens")] = None
    unit: Annotated[
        Words | None, Field(description="of what, if not the study's specimens")
    ] = None
    note: Annotated[Words | None, Field(description="what a reader must know")] = None

    @model_validator(mode="after")
    def _has_a_value(self) -> "Length":
        bounds = self.low_mm is not None, self.high_mm is not None
        if self.mean_mm is None and not all(bounds):
            raise ValueError("a mean_mm, or both low_mm and high_mm")
        if any(bounds) != all(bounds):
            raise ValueError("low_mm and high_mm together")
        if (
            self.low_mm is not None
            and self.high_mm is not None
            and self.low_mm >= self.high_mm
        ):
            raise ValueError("low_mm smaller than high_mm")
        if self.sd_mm is not None and self.mean_mm is None:
            raise ValueError("a mean_mm with the sd_mm")
        return self


class Share(Strict):
    """So many of so many: a count, a printed percentage, or a published range."""

    count: Annotated[int | None, Field(ge=0, description="how many")] = None
    of: Annotated[int | None, Field(gt=0, description="of how many")] = None
    unit: Annotated[
        Words | None,
        Field(description="of what, if not the study's specimens: patients, sides"),
    ] = None
    percent: Annotated[
        Percent | None, Field(description="percentage as printed, if it was")
    ] = None
    low_percent: Annotated[
        Percent | None, Field(description="lower end of a published range of shares")
    ] = None
    high_percent: Annotated[
        Percent | None, Field(description="upper end of a published range of shares")
    ] = None
    note: Annotated[Words | None, Field(description="what a reader must know")] = None

    @model_validator(mode="after")
    def _is_a_share(self) -> "Share":
        bounds = self.low_percent is not None, self.high_percent is not None
        if any(bounds) != all(bounds):
            raise ValueError("low_percent and high_percent together")
        if self.low_percent is not None and self.high_percent is not None:
            if self.low_percent >= self.high_percent:
                raise ValueError("low_percent smaller than high_percent")
        elif self.count is None and self.percent is None:
            raise ValueError("a count, a percent, or low_percent and high_percent")
        if self.of is None and not self.note:
            raise ValueError("of; or a note that says why it is not known")
        if self.count is not None:
            self._check_count(self.count)
        return self

    def _check_count(self, count: int) -> None:
        if self.of is None or count > self.of:
            raise ValueError("a count that is not more than of")
        if not self.agrees and not self.note:
            divided = 100 * count / self.of
            raise ValueError(
                f"a note, because percent {self.percent:g} is not "
                f"{count} of {self.of} ({divided:.1f}%)"
            )

    @property
    def agrees(self) -> bool:
        """Whether the printed percentage is what division gives, rounded."""
        if self.percent is None or self.value_percent is None:
            return True
        return abs(self.percent - self.value_percent) <= _ROUNDING

    @property
    def value_percent(self) -> float | None:
        """The share: divided where a count was published, else as printed."""
        if self.count is not None and self.of is not None:
            return 100 * self.count / self.of
        return self.percent
