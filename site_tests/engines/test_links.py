"""Source paths become addresses, in HTML and in JSON inside HTML."""

import pytest

from root_or_nerve.engines.links import relative, url_of, with_urls


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("index.md", ""),
        ("cases/index.md", "cases/"),
        ("cases/x.md", "cases/x/"),
        ("a/b/c.md", "a/b/c/"),
    ],
)
def test_url_of(path: str, url: str) -> None:
    assert url_of(path) == url


@pytest.mark.parametrize(
    ("target", "here", "way"),
    [
        ("", "", "./"),
        ("", "cases/x/", "../../"),
        ("cases/", "", "cases/"),
        ("cases/x/", "cases/x/", "./"),
        ("learn/y/", "cases/x/", "../../learn/y/"),
        ("assets/rn/rn.js", "cases/x/", "../../assets/rn/rn.js"),
    ],
)
def test_relative(target: str, here: str, way: str) -> None:
    assert relative(target, here) == way


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="../learn/y.md#z">', '<a href="../../learn/y/#z">'),
        (r"{\"a href=\"../learn/y.md\"}", r"{\"a href=\"../../learn/y/\"}"),
        ('<a href="#here">', '<a href="#here">'),
        ('<a href="https://example.org/x.md">', '<a href="https://example.org/x.md">'),
        (
            '<rn-figure data-src="asset:assets/f.js">',
            '<rn-figure data-src="../../assets/f.js">',
        ),
        ("words about x.md stay", "words about x.md stay"),
    ],
)
def test_with_urls(html: str, expected: str) -> None:
    assert with_urls(html, "cases/x.md") == expected
