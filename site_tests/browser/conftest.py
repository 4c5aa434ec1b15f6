"""Browsers for tests. Every console error or uncaught exception fails its test."""

from __future__ import annotations

import io
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = os.environ.get("RN_CHROMIUM", "/usr/bin/chromium")
# Scenes are drawn in software, since a test machine may have nothing else.
GRAPHICS = ("--use-angle=swiftshader", "--enable-unsafe-swiftshader")

Serve = Callable[[Path], str]
Locate = Callable[[Path], str]
NewContext = Callable[..., BrowserContext]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*GRAPHICS])
        yield browser
        browser.close()


@pytest.fixture
def errors() -> Iterator[list[str]]:
    """What went wrong in any page; a test that expects errors takes them out."""
    found: list[str] = []
    yield found
    assert found == []


@pytest.fixture
def new_context(browser: Browser, errors: list[str]) -> Iterator[NewContext]:
    """Make a watched context; words are those of Browser.new_context."""
    with ExitStack() as stack:

        def make(**words: Any) -> BrowserContext:
            context = browser.new_context(**words)
            stack.callback(context.close)
            watch(context, errors)
            return context

        yield make


def watch(context: BrowserContext, errors: list[str]) -> None:
    context.on(
        "console", lambda m: errors.append(m.text) if m.type == "error" else None
    )
    context.on("weberror", lambda failed: errors.append(str(failed.error)))


@pytest.fixture
def context(new_context: NewContext) -> BrowserContext:
    return new_context()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


class QuietHandler(SimpleHTTPRequestHandler):
    """Sends files as they are now: a site built twice in one second has one date."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        del self.headers["If-Modified-Since"]
        return super().send_head()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class PatientServer(ThreadingHTTPServer):
    """Lets a page ask for much at once, on a busy machine too."""

    request_queue_size = 128


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on a loopback address."""
    handler = partial(QuietHandler, directory=str(folder))
    with PatientServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def base(built: Path) -> Iterator[str]:
    """The address of the real site; it ends in a slash."""
    with served(built) as address:
        yield f"{address}/"


@pytest.fixture
def serve() -> Iterator[Serve]:
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(served(folder))


@pytest.fixture(params=["file", "http"])
def locate(request: pytest.FixtureRequest, serve: Serve) -> Locate:
    """Return the address of a page, opened from its folder and then from a server."""
    if request.param == "file":
        return lambda path: path.as_uri()
    return lambda path: f"{serve(path.parent)}/{path.name}"
