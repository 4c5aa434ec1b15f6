"""The house stands as it was drawn: layers, importers, sizes, names."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import root_or_nerve

PACKAGE = Path(root_or_nerve.__file__).parent
NAME = "root_or_nerve"
# Lowest first. A part imports from layers below its own, and from itself.
LAYERS = (
    {"assets", "problems", "processes", "model"},
    {"skin", "pathways"},
    {"load"},
    {"items", "measures", "geometry", "geometry_report"},
    {"lint", "render"},
    {"compile"},
    {"engines", "pack", "results", "geometry_command"},
    {"cli"},
)
ONE_IMPORTER = {
    "PIL": ("geometry/",),
    "bibtexparser": ("load/bibliography.py",),
    "click": ("cli.py", "geometry_command.py"),
    "jinja2": ("render/templates.py",),
    "markdown_it": ("render/markdown.py", "render/prose.py", "render/rulers.py"),
    "markupsafe": ("render/templates.py",),
    "mdit_py_plugins": ("render/markdown.py",),
    "mkdocs": ("engines/",),
    "numpy": ("geometry/",),
    "rich": ("geometry_command.py",),
    "scipy": ("geometry/",),
    "shapely": ("geometry/",),
    "yaml": ("load/yaml12.py",),
}
STANDARD_OR_SHARED = {"pydantic", "pydantic_core"}
VAGUE = {
    "base_utils",
    "common",
    "data",
    "handler",
    "helper",
    "helpers",
    "lib",
    "manager",
} | {
    "misc",
    "stuff",
    "tools",
    "util",
    "utils",
}
MAX_LINES = 300
MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    """Return a module's name below the package: load.files, load, compile."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path) -> Iterator[str]:
    """Yield every module imported, those inside functions included."""
    inside = name_of(path).split(".") if name_of(path) else []
    package = inside if path.name == "__init__.py" else inside[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = (
                [NAME, *package][: len(package) + 2 - node.level] if node.level else []
            )
            stem = ".".join([*base, *([node.module] if node.module else [])])
            yield stem
            yield from (f"{stem}.{alias.name}" for alias in node.names)


@cache
def own_imports(path: Path) -> frozenset[str]:
    """Return the modules of the package that a module imports, as load.files."""
    known = {name_of(module) for module in MODULES}
    named = {name.removeprefix(f"{NAME}.") for name in imports_of(path)}
    return frozenset(named & known - {name_of(path), ""})


def layer_of(module: str) -> int:
    part = module.partition(".")[0]
    return next(i for i, layer in enumerate(LAYERS) if part in layer)


PARTS = [path for path in MODULES if name_of(path)]


@pytest.mark.parametrize("path", PARTS, ids=name_of)
def test_a_module_belongs_to_a_layer_and_imports_downwards(path: Path) -> None:
    here = name_of(path)
    for there in own_imports(path):
        same = there.partition(".")[0] == here.partition(".")[0]
        assert same or layer_of(there) < layer_of(here), f"{here} imports {there}"


def test_no_module_imports_itself_round_a_corner() -> None:
    graph = {name_of(path): own_imports(path) for path in MODULES}
    assert len(list(TopologicalSorter(graph).static_order())) == len(graph)


@pytest.mark.parametrize("library", ONE_IMPORTER)
def test_a_library_has_one_importer(library: str) -> None:
    for path in MODULES:
        uses = any(name.split(".")[0] == library for name in imports_of(path))
        place = path.relative_to(PACKAGE).as_posix()
        assert not uses or place.startswith(ONE_IMPORTER[library]), place


def test_only_its_commands_import_geometry() -> None:
    for path in MODULES:
        here = name_of(path)
        uses = any(name.partition(".")[0] == "geometry" for name in own_imports(path))
        own = here.partition(".")[0] == "geometry"
        assert not uses or own or here == "geometry_command", here


def test_every_library_is_known_here() -> None:
    used = {name.split(".")[0] for path in MODULES for name in imports_of(path)}
    foreign = used - set(sys.stdlib_module_names) - {NAME}
    assert foreign <= ONE_IMPORTER.keys() | STANDARD_OR_SHARED


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_is_short_and_has_a_subject(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= MAX_LINES
    assert ast.get_docstring(ast.parse(text))
    assert path.stem not in VAGUE


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_function_is_long(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno is not None
            length = node.end_lineno - node.lineno + 1
            assert length <= 60, f"{node.name} has {length} lines"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_names_are_words_of_the_subject(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            assert node.name.strip("_").lower() not in VAGUE


def test_imports_inside_functions_are_seen() -> None:
    assert "engines.mkdocs_command" in own_imports(PACKAGE / "cli.py")
