"""Facts as they are printed: words, how well supported, and by which works."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..model.base import Cited, Fact, Kind
from ..model.sources import Source
from .citations import Reference, references


@dataclass(frozen=True)
class Evidence:
    """How a statement is supported; consensus has no works."""

    kind: str
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Statement:
    text: str
    evidence: Evidence | None


class Statements:
    """Numbers the works of one page in the order in which its facts cite them."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._numbers: dict[str, int] = {}

    def __call__(self, fact: Fact | None) -> Statement | None:
        """Return a fact with its numbers, or nothing for nothing."""
        return Statement(fact.text, self.evidence(fact)) if fact else None

    def all(self, facts: Iterable[Fact]) -> list[Statement]:
        """Return each of these facts with its numbers."""
        return [Statement(fact.text, self.evidence(fact)) for fact in facts]

    def evidence(self, cited: Cited) -> Evidence | None:
        """Return the kind and the numbers of whatever is cited; None for consensus."""
        if cited.kind is Kind.CONSENSUS:
            return None
        keys = [c.key for c in cited.sources if c.key in self._sources]
        numbers = [self._numbers.setdefault(k, len(self._numbers) + 1) for k in keys]
        return Evidence(cited.kind.value, tuple(numbers))

    @property
    def references(self) -> tuple[Reference, ...]:
        """Return the works that were cited so far, in their order."""
        return references(self._numbers, self._sources)
