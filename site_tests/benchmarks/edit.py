"""From saving one case to its new text being served, at 1,000 cases.

    python -m site_tests.benchmarks.edit --n 1000 --edits 5

Three servers, on loopback: `root-or-nerve serve` with an edit of one case's story;
the same with an edit of its title, which lists and neighbours show; and stock
`mkdocs serve` on the same prose. Each starts in a copy of the corpus of its own.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .workplace import (
    OURS,
    corpus,
    environment,
    middle,
    output_folder,
    parser,
    peers,
    table,
)

_LIMIT = 180.0  # seconds
_LOOK = 0.02


@dataclass(frozen=True)
class Server:
    """How to start one, which file to edit, and where the text appears."""

    name: str
    variant: str
    command: Callable[[Path, int], list[str]]
    file: str
    page: str
    change: Callable[[str, str], str]


def _ours(folder: Path, port: int) -> list[str]:
    settings = str(folder / "mkdocs.yml")
    return [str(OURS), "serve", "--config", settings, "--port", str(port)]


def _story(text: str, mark: str) -> str:
    return text.replace("## Story\n\n", f"## Story\n\n{mark} ", 1)


def _title(text: str, mark: str) -> str:
    return text.replace('title: "', f'title: "{mark} ', 1)


def servers(work: Path) -> list[Server]:
    """Return what is compared."""

    def stock(folder: Path, port: int) -> list[str]:
        words = ["serve", "--livereload", "-f", str(folder / "mkdocs.yml")]
        return [str(peers(work) / "mkdocs"), *words, "-a", f"127.0.0.1:{port}"]

    ours = ("ours", _ours, "content/cases/case-00099.md", "cases/case-00099/")
    theirs = ("docs/folder-001/case-00099.md", "folder-001/case-00099/")
    return [
        Server("ours, a story", *ours, _story),
        Server("ours, a title", *ours, _title),
        Server("stock, a story", "stock", stock, *theirs, _story),
    ]


@contextmanager
def running(server: Server, folder: Path, port: int) -> Iterator[None]:
    """Start the server, and end it by its process id."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        server.command(folder, port),
        stdout=quiet,
        stderr=quiet,
        env=environment(),
        cwd=folder,
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(20)


def waited(url: str, text: str) -> float:
    """Return how long it took until the page had the text."""
    start = time.monotonic()
    while time.monotonic() - start < _LIMIT:
        try:
            with urllib.request.urlopen(url, timeout=_LIMIT) as answer:
                if text in answer.read().decode():
                    return time.monotonic() - start
        except OSError:
            pass  # not up yet
        time.sleep(_LOOK)
    raise SystemExit(f"{url} did not show {text} in {_LIMIT:.0f} s")


def free_port() -> int:
    """Return a port that nobody listens to."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def measure(server: Server, source: Path, base: Path, edits: int) -> list[float]:
    """Return the time to the first page, then the time of each edit."""
    folder = base / "course"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(source / server.variant, folder)
    port = free_port()
    url, file = f"http://127.0.0.1:{port}/{server.page}", folder / server.file
    with running(server, folder, port):
        took = [waited(url, "Story")]
        for number in range(edits):
            time.sleep(1.5 + 0.13 * number)  # meet the watcher at different phases
            mark = f"Mark{number}x"
            text = server.change(file.read_text(encoding="utf-8"), mark)
            file.write_text(text, encoding="utf-8")
            took.append(waited(url, mark))
    return took


def main() -> None:
    options = parser(__doc__)
    options.add_argument("--n", type=int, default=1000)
    options.add_argument("--edits", type=int, default=5)
    arguments = options.parse_args()
    source, base = corpus(arguments.work, arguments.n), output_folder(arguments.work)
    rows = []
    try:
        for server in servers(arguments.work):
            first, *took = measure(server, source, base, arguments.edits)
            rows.append([server.name, first, middle(took), max(took)])
    finally:
        shutil.rmtree(base)
    print(table(["edited", "first page s", "edit, median s", "worst s"], rows))


if __name__ == "__main__":
    main()
