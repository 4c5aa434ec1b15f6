"""Published series: what was measured or counted, on whom, and its limits."""

from typing import Annotated, Any

from pydantic import Field, model_validator

from .amounts import Length, Share, Specimens
from .base import Citation, Id, Strict, Words
from .clinic import Accuracy, ClinicShare, Criterion, InjuryShare, Result, Severity
from .measurements import (
    Branch,
    BranchShare,
    CrossingBand,
    CrossingDistance,
    Diameter,
    EntrapmentShare,
    LevelShare,
    MeasuredFrom,
    MiddlePoint,
    NeighbourDistance,
    OriginShare,
    PerforationHeight,
    PiercingShare,
    Remark,
    TunnelShare,
)

__all__ = ["Branch", "CrossingDistance", "MeasuredFrom", "Specimens", "Study"]


def _list(description: str) -> Any:
    return Field(strict=False, description=description)


class Study(Strict):
    """One published series."""

    id: Id
    label: Annotated[Words, Field(description="author and year, as printed")]
    source: Citation
    specimens: Annotated[
        Specimens | None, Field(description="what was looked at, where that was seen")
    ] = None
    part_of: Annotated[
        Id | None, Field(description="a later study that holds these specimens again")
    ] = None
    origins: Annotated[tuple[OriginShare, ...], _list("roots of origin")] = ()
    levels: Annotated[tuple[LevelShare, ...], _list("how many roots take part")] = ()
    branches: Annotated[tuple[BranchShare, ...], _list("branches that are there")] = ()
    diameters: Annotated[tuple[Diameter, ...], _list("thickness")] = ()
    piercings: Annotated[
        tuple[PiercingShare, ...], _list("branches that pierce iliocostalis")
    ] = ()
    perforations: Annotated[
        tuple[PerforationHeight, ...], _list("heights of perforation of the fascia")
    ] = ()
    crossings: Annotated[tuple[CrossingDistance, ...], _list("crossing distances")] = ()
    bands: Annotated[
        tuple[CrossingBand, ...], _list("shares that cross within a stretch")
    ] = ()
    tunnels: Annotated[tuple[TunnelShare, ...], _list("branches in a tunnel")] = ()
    entrapments: Annotated[
        tuple[EntrapmentShare, ...], _list("entrapment found on dissection")
    ] = ()
    middle_points: Annotated[
        tuple[MiddlePoint, ...], _list("points of the middle cluneal nerves")
    ] = ()
    ligament: Annotated[
        tuple[Share, ...],
        _list("middle cluneal branches that go through the ligament"),
    ] = ()
    neighbours: Annotated[
        tuple[NeighbourDistance, ...], _list("distances of neighbours and implants")
    ] = ()
    criteria: Annotated[tuple[Criterion, ...], _list("diagnostic criteria")] = ()
    accuracy: Annotated[tuple[Accuracy, ...], _list("accuracy of tests")] = ()
    frequencies: Annotated[
        tuple[ClinicShare, ...], _list("how often a clinic found it")
    ] = ()
    severity: Annotated[tuple[Severity, ...], _list("how disabled groups were")] = ()
    results: Annotated[tuple[Result, ...], _list("results of treatment")] = ()
    injuries: Annotated[
        tuple[InjuryShare, ...], _list("injury by operations, and evidence against")
    ] = ()
    remarks: Annotated[tuple[Remark, ...], _list("findings without a number")] = ()
    cannot_tell: Annotated[Words, Field(description="the limit of this series")]

    @model_validator(mode="after")
    def _says_something(self) -> "Study":
        if not any(isinstance(part, tuple) and part for part in vars(self).values()):
            raise ValueError(
                "at least one measurement: crossings, origins, results or another list"
            )
        return self

    @model_validator(mode="after")
    def _counts_its_lengths(self) -> "Study":
        lengths = [
            part
            for parts in vars(self).values()
            if isinstance(parts, tuple)
            for part in parts
            if isinstance(part, Length)
        ]
        if self.specimens is None and any(x.n is None or not x.unit for x in lengths):
            raise ValueError("specimens, or an n and a unit for every length")
        return self

    def size_of(self, length: Length) -> Specimens:
        """Return on how many of what a length was measured."""
        n, unit = length.n, length.unit
        if self.specimens is not None:
            n, unit = n or self.specimens.n, unit or self.specimens.unit
        assert n is not None
        assert unit is not None
        return Specimens(n=n, unit=unit)

    def unit_of(self, share: Share) -> str:
        """Return of what a share was counted."""
        if share.unit:
            return share.unit
        return self.specimens.unit if self.specimens else ""
