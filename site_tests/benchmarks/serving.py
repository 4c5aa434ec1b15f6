"""A loopback server that packs like an ordinary host, and a browser."""

from __future__ import annotations

import gzip
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlparse

from playwright.sync_api import Browser, sync_playwright

PACKED = {".html", ".css", ".js", ".json", ".svg", ".xml"}


def packed(file: Path) -> bytes | None:
    """Return the file as a host sends it, or None if packing does not pay."""
    if file.suffix not in PACKED:
        return None
    return gzip.compress(file.read_bytes(), 9, mtime=0)


@dataclass
class Served:
    """A folder that is being served, and what was asked for, in order."""

    folder: Path
    address: str = ""
    asked: list[str] = field(default_factory=list)

    def file(self, path: str) -> Path:
        """Return the file behind a path that was asked for."""
        file = self.folder / unquote(urlparse(path).path).lstrip("/")
        return file / "index.html" if file.is_dir() else file


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, served: Served) -> None:
        self.served = served
        super().__init__(*arguments, directory=str(served.folder))  # type: ignore[arg-type]

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self.served.asked.append(self.path)
        file = self.served.file(self.path)
        data = packed(file) if file.is_file() else None
        if data is None:
            return super().do_GET()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """Serve a folder on a free loopback port."""
    state = Served(folder)
    handler = partial(_Handler, served=state)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        state.address = f"http://127.0.0.1:{server.server_port}/"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield state
        finally:
            server.shutdown()
            thread.join()


# The scene is drawn in software, since the machine may have nothing else.
GRAPHICS = ("--use-angle=swiftshader", "--enable-unsafe-swiftshader")


def chromium_path() -> str:
    """Return the browser to use."""
    return os.environ.get("RN_CHROMIUM", "/usr/bin/chromium")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Open a browser without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(), args=[*GRAPHICS]
        )
        try:
            yield browser
        finally:
            browser.close()
