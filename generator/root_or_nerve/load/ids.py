"""Collections of ids, with one that admits all: for tables that could not be read."""

from collections.abc import Collection, Iterator


class Anything(Collection[str]):
    """Holds every id: what cannot be known is not complained about."""

    def __contains__(self, id: object) -> bool:
        return True

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def union(*tables: Collection[str]) -> Collection[str]:
    """Return all ids of the tables."""
    if any(isinstance(table, Anything) for table in tables):
        return Anything()
    return {id for table in tables for id in table}
