"""Sets everything up in this folder, then does what you ask.

    python3 run.py serve [--port N]     build the site, serve it with live reload
    python3 run.py test [ARGUMENT ...]  run all checks, or pytest with the ARGUMENTs
    python3 run.py WORD ...             run root-or-nerve WORD ... (try check --help)
    python3 run.py lock [--upgrade]     write requirements*.lock from pyproject.toml

It needs Python 3.11 or newer and, the first time, the network. All it makes is in
.venv, theme/built and theme/widgets/node_modules: delete them to start afresh.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OLDEST_PYTHON = (3, 11)
SPACE_NEEDED_MB = 1000
NO_NODE = 3  # how generator/build_assets.py says that there is no Node

# A change in the first makes .venv anew; one in the second only installs the checkout
# again, which needs no network.
PACKAGE_FILES = ("requirements.lock", "requirements-node.lock")
CHECKOUT_FILES = ("pyproject.toml", "generator/build_assets.py")

REASONS = {
    "No space left on device": "the disk is full; free about 1 GB, then try again",
    "DO NOT MATCH THE HASHES": "a download is not what requirements.lock expects",
    "ConnectionError": "no network, or a proxy is needed; try again with it",
    "ConnectTimeout": "the network does not answer; try again later",
    "ProxyError": "the proxy does not answer; try again with another or none",
    "No matching distribution": "a package could not be had; check the network",
}


class Stop(Exception):
    """What is missing and how to get it, in one sentence for a person."""


def main(words: Sequence[str]) -> int:
    if not words or words[0] in ("-h", "--help"):
        print(__doc__)
        return 0 if words else 2
    os.chdir(ROOT)
    return guarded(lambda: carry_out(words))


def carry_out(words: Sequence[str]) -> int:
    check_python(sys.version_info[:2])
    if words[0] == "lock":
        return write_locks(words[1:])
    set_up(ROOT)
    if words[0] == "test":
        python = str(venv_python(ROOT))
        return hand_over([python, "-m", "site_tests.all_checks", *words[1:]])
    return hand_over([program(ROOT / ".venv", "root-or-nerve"), *words])


def guarded(work: Callable[[], int]) -> int:
    """Do the work; what goes wrong is said in a sentence, without a traceback."""
    try:
        return work()
    except Stop as stop:
        print(f"run.py: {stop}", file=sys.stderr)
    except OSError as error:
        print(f"run.py: {error.strerror}: {error.filename}", file=sys.stderr)
    except KeyboardInterrupt:
        print("\nrun.py: stopped", file=sys.stderr)
        return 130
    return 1


# What must be there


def check_python(version: tuple[int, ...]) -> None:
    if version < OLDEST_PYTHON:
        found, wanted = (".".join(map(str, v)) for v in (version, OLDEST_PYTHON))
        raise Stop(
            f"This is Python {found}, but {wanted} or newer is needed: install it "
            "(Debian, Ubuntu: sudo apt-get install python3), then start run.py with it."
        )


def check_venv_module() -> None:
    # Debian keeps ensurepip, without which venv is of no use, in another package.
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        raise Stop(
            "Python's venv module is missing: install it "
            "(Debian, Ubuntu: sudo apt-get install python3-venv), then try again."
        )


def check_space(root: Path) -> None:
    free = shutil.disk_usage(root).free // 1_000_000
    if free < SPACE_NEEDED_MB:
        raise Stop(
            f"The disk has {free} MB left, but about {SPACE_NEEDED_MB} MB are "
            "needed: free some, then try again."
        )


# .venv and what the browser gets


def set_up(root: Path) -> None:
    with alone(root):
        wanted, found = wanted_stamps(root), found_stamps(root)
        if wanted[0] != found[0]:
            make_venv(root)
            write_stamps(root, wanted[0], "")
        build_assets(root)  # before pip, which would bury what it has to say
        if wanted != found:
            with step("installing this checkout"):
                pip(root, "--no-deps", "--no-build-isolation", "-e", ".")
            write_stamps(root, *wanted)


def make_venv(root: Path) -> None:
    check_venv_module()
    check_space(root)
    venv = root / ".venv"
    with step("making .venv"):
        stamp_file(root).unlink(missing_ok=True)  # it is half-made from here on
        shutil.rmtree(venv, ignore_errors=True)
        quietly([sys.executable, "-m", "venv", str(venv)], "Python made no .venv")
    with step("installing Python packages"):
        pip(root, "--require-hashes", "-r", "requirements.lock")


def wanted_stamps(root: Path) -> tuple[str, str]:
    """Stand for what .venv should be made from: the packages, this checkout."""
    return digest(root, PACKAGE_FILES), digest(root, CHECKOUT_FILES)


def digest(root: Path, names: Sequence[str]) -> str:
    contents = [(root / name).read_bytes() for name in names]
    sums = [hashlib.sha256(content).hexdigest() for content in contents]
    whole = "\n".join([sys.version, str(root), *sums])
    return hashlib.sha256(whole.encode()).hexdigest()


def found_stamps(root: Path) -> tuple[str, str]:
    """The stamps that .venv was made with; empty when it is not whole."""
    if not stamp_file(root).is_file() or not venv_python(root).exists():
        return "", ""
    lines = stamp_file(root).read_text().split("\n")
    packages, checkout, listed = lines if len(lines) == 3 else ("", "", "")
    return (packages, checkout) if listed == installed(root) else ("", "")


def write_stamps(root: Path, packages: str, checkout: str) -> None:
    stamp_file(root).write_text(f"{packages}\n{checkout}\n{installed(root)}")


def stamp_file(root: Path) -> Path:
    return root / ".venv" / "run.stamp"


def installed(root: Path) -> str:
    """The packages in .venv, since uv keeps its own choice of them there too."""
    base = {"base": str(root / ".venv")}
    packages = Path(sysconfig.get_path("purelib", "venv", base))
    names = [path.name for path in packages.glob("*.dist-info")]
    return " ".join(sorted(name for name in names if "nodejs" not in name))


def pip(root: Path, *words: str) -> None:
    command = [str(venv_python(root)), "-m", "pip", "--disable-pip-version-check"]
    # Without --no-compile it takes longer, for thousands of modules nobody imports.
    command += ["install", "--quiet", "--no-input", "--no-user", "--no-compile"]
    quietly([*command, *words], "The Python packages could not be installed")


def build_assets(root: Path, *words: str) -> None:
    """Bring theme/built up to date, or do another thing that build_assets.py can."""
    command = [str(venv_python(root)), str(root / "generator/build_assets.py"), *words]
    code = subprocess.call(command)
    if code == NO_NODE:
        with step("installing Node for this folder alone"):
            pip(root, "--require-hashes", "-r", "requirements-node.lock")
        code = subprocess.call(command)
    if code != 0:
        raise Stop("What the browser needs could not be built; the reason is above.")


@contextlib.contextmanager
def alone(root: Path) -> Iterator[None]:
    """Two at once would spoil each other's .venv, so the second waits."""
    with (root / ".run.lock").open("a") as handle:
        if not locked(handle.fileno()):
            print("waiting for another run.py to finish its set-up", file=sys.stderr)
            while not locked(handle.fileno()):
                time.sleep(0.2)
        yield


def locked(handle: int) -> bool:
    """The system takes this lock away when the process ends, however it ends."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


# The locks


def write_locks(words: Sequence[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        venv = Path(folder)
        with step("fetching uv"):
            quietly([sys.executable, "-m", "venv", folder], "Python made no venv")
            install_uv = [program(venv, "python"), "-m", "pip", "install", "uv"]
            quietly(install_uv, "pip failed")
        command = [program(venv, "uv"), "pip", "compile", "--quiet", "--universal"]
        command += ["--generate-hashes", "--no-emit-index-url", "--no-header", *words]
        test = ["pyproject.toml", "--group", "test", "-o", PACKAGE_FILES[0]]
        node = ["--group", "pyproject.toml:node", "-o", PACKAGE_FILES[1]]
        return subprocess.call([*command, *test]) or subprocess.call([*command, *node])


# Programs


def program(venv: Path, name: str) -> str:
    on_windows = os.name == "nt"
    return str(venv / ("Scripts" if on_windows else "bin") / name) + ".exe" * on_windows


def venv_python(root: Path) -> Path:
    return Path(program(root / ".venv", "python"))


def hand_over(command: list[str]) -> int:
    sys.stdout.flush()
    if os.name == "nt":  # where exec would return to the shell at once
        return subprocess.call(command)
    os.execv(command[0], command)


@contextlib.contextmanager
def step(name: str) -> Iterator[None]:
    """On standard error, since the command that follows may be read by a program."""
    print(name, end=" ... ", file=sys.stderr, flush=True)
    begin = time.monotonic()
    try:
        yield
    except BaseException:
        print("failed", file=sys.stderr)
        raise
    print(f"{time.monotonic() - begin:.1f} s", file=sys.stderr)


def quietly(command: list[str], failure: str) -> None:
    """Run it unseen; when it fails, show its last lines and say why."""
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    if done.returncode != 0:
        lines = done.stdout.strip().splitlines()[-12:]
        print("\n    ".join(["", *lines]), file=sys.stderr)
        reasons = [why for sign, why in REASONS.items() if sign in done.stdout]
        reason = reasons[0] if reasons else "the reason is in the lines above"
        raise Stop(f"{failure}: {reason}.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
