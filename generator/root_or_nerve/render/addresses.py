"""Where a thing of the anatomy has its page, or its place on one."""

from collections.abc import Callable, Mapping

from ..model.library import Anatomy

_PLACES: Mapping[str, Callable[[str], str]] = {
    "roots": lambda id: f"roots/{id}.md",
    "nerves": lambda id: f"nerves/{id}.md",
    "muscles": lambda id: f"muscles/{id}.md",
    "pairs": lambda id: f"pairs/{id}.md",
    "reflexes": lambda id: f"muscles/index.md#{id}",
    "conditions": lambda id: f"conditions/index.md#{id}",
    "tests": lambda id: f"tests/index.md#{id}",
    "landmarks": lambda id: f"landmarks/index.md#{id}",
    "terms": lambda id: f"glossary/index.md#{id}",
    "studies": lambda id: "cluneal/numbers.md",
    "pathways": lambda id: "cluneal/index.md",
}
_LESIONS = ("roots", "nerves", "conditions")
_TESTS = ("tests", "reflexes", "muscles")


def address(table: str, id: str) -> str:
    """Return the path of an entry's page: roots/L5.md, tests/index.md#phalen."""
    return _PLACES[table](id)


def lesion_address(anatomy: Anatomy, id: str) -> str:
    """Return the path of a root, nerve or condition. Raises KeyError."""
    return _found(anatomy, id, _LESIONS)


def test_address(anatomy: Anatomy, id: str) -> str:
    """Return the path of a test, reflex or muscle. Raises KeyError."""
    return _found(anatomy, id, _TESTS)


def _found(anatomy: Anatomy, id: str, tables: tuple[str, ...]) -> str:
    for table in tables:
        if id in getattr(anatomy, table):
            return address(table, id)
    raise KeyError(id)
