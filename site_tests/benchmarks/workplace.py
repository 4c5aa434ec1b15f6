"""Where benchmarks work: a folder outside the repository, peers, fresh processes."""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
OURS = Path(sys.executable).with_name("root-or-nerve")
PEERS = ("mkdocs==1.6.1", "mkdocs-material==9.8.1", "mkdocs-quiz==1.7.1")
LIGHTHOUSE = "lighthouse@13.5.0"
_MEMORY = Path("/dev/shm")
_ROOM = 8_000_000_000
_CASE = "crest-pain-after-fusion"
CASE, LESSON = f"cases/{_CASE}/", "learn/dorsal-rami-to-cluneal-nerves/"


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Shows a module's description as it stands, and defaults."""


def parser(description: str | None) -> argparse.ArgumentParser:
    """Return a parser with the option that all benchmarks have."""
    made = argparse.ArgumentParser(description=description, formatter_class=Formatter)
    default = Path(tempfile.gettempdir()) / "root-or-nerve-benchmarks"
    made.add_argument(
        "--work",
        type=Path,
        default=default,
        metavar="FOLDER",
        help="corpora, peers and results; not in the repository (default: %(default)s)",
    )
    return made


def corpus(work: Path, n: int) -> Path:
    """Write the corpus of N cases, and return its folder."""
    # A process of its own: a big parent would show in the peak memory of builds.
    module = "site_tests.benchmarks.corpus"
    command = [
        sys.executable,
        "-m",
        module,
        "--out",
        str(work / "corpora"),
        "--n",
        str(n),
    ]
    run(command, work)
    return work / "corpora" / f"n{n}"


def peers(work: Path) -> Path:
    """Return the folder of commands of the peers, installed if need be."""
    commands = work / "peers" / ("Scripts" if os.name == "nt" else "bin")
    if not (commands / "mkdocs").exists():
        run([sys.executable, "-m", "venv", "--clear", str(work / "peers")], work)
        run([str(commands / "python"), "-m", "pip", "install", "-q", *PEERS], work)
    return commands


def lighthouse(work: Path) -> Path:
    """Return Lighthouse's command, installed if need be."""
    command = work / "npm" / "node_modules" / "lighthouse" / "cli" / "index.js"
    if not command.exists():
        (work / "npm").mkdir(parents=True, exist_ok=True)
        words = ["npm", "install", "--no-audit", "--no-fund", LIGHTHOUSE]
        run([*words, "--prefix", str(work / "npm")], work)
    return command


def site(work: Path, n: int | None = None) -> Path:
    """Build the real content, or a corpus of N cases, and return the site's folder."""
    out = work / "sites" / (f"n{n}" if n else "real")
    shutil.rmtree(out, ignore_errors=True)
    settings = REPOSITORY / "mkdocs.yml"
    if n:
        settings = corpus(work, n) / "ours" / "mkdocs.yml"
    run([str(OURS), "build", "--config", str(settings), "--site", str(out)], work)
    return out


def output_folder(work: Path) -> Path:
    """Return a folder for built sites, in memory if there is room."""
    if _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ROOM:
        return Path(tempfile.mkdtemp(prefix="root-or-nerve-", dir=_MEMORY))
    (work / "out").mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(dir=work / "out"))


def environment() -> dict[str, str]:
    """Return the environment of every child: Python may keep compiled modules."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "NO_MKDOCS_2_WARNING": "1"}


def run(command: Sequence[str], work: Path) -> None:
    """Run a command to its end; what it says is shown only if it fails."""
    measured(command, work)


@dataclass(frozen=True)
class Spent:
    """What one process and its children took; `peak_mb` is the largest of them."""

    wall: float
    cpu: float
    peak_mb: float


def measured(command: Sequence[str], work: Path) -> Spent:
    """Run a fresh process and weigh it. Ends the program if it fails."""
    work.mkdir(parents=True, exist_ok=True)
    log = work / "last.log"
    with log.open("wb") as said:
        start = time.monotonic()
        process = subprocess.Popen(
            command, stdout=said, stderr=said, cwd=REPOSITORY, env=environment()
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        said_last = log.read_text(errors="replace")[-3000:]
        raise SystemExit(f"failed: {' '.join(command)}\n{said_last}")
    cpu = usage.ru_utime + usage.ru_stime
    peak = usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    return Spent(wall, cpu, peak)


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return a Markdown table; floats have three significant digits."""
    lines = [
        head,
        ["---"] * len(head),
        *([_cell(cell) for cell in row] for row in rows),
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def middle(values: Sequence[float]) -> float:
    """Return the median; not a number if there is none."""
    return statistics.median(values) if values else float("nan")
