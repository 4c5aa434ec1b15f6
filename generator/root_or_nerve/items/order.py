"""An order that looks random, but depends on ids alone."""

from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")


def shuffled(things: Iterable[T], seed: str, id_of: Callable[[T], str]) -> list[T]:
    """Return the things in an order that adding or moving others does not change."""
    return sorted(
        things, key=lambda thing: sha256(f"{seed} {id_of(thing)}".encode()).digest()
    )
