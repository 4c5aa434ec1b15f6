"""The LaTeX that stands in bibliographies -> plain text."""

import re
from unicodedata import normalize

_ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "c": "\u0327",
    "k": "\u0328",
}
_LETTERS = {
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "i": "ı",
    "j": "ȷ",
    "ss": "ß",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "aa": "å",
    "AA": "Å",
}
_ACCENT = re.compile(
    r"""\\(?:([`'^~=."])\s*|([uvHckr])(?:\s+|(?=\{)))\{?\\?([A-Za-z])\}?"""
)
_LETTER = re.compile(r"\\(ss|[aA][eE]|[oO][eE]|aa|AA|[oOlLij])(?![A-Za-z])\s*(?:\{\})?")
_SIGN = re.compile(r"\\([&%$#_{}])")


def plain_text(text: str) -> str:
    """Return the text of a BibTeX field; a command that is no accent stays."""
    text = _ACCENT.sub(lambda m: m[3] + _ACCENTS[m[1] or m[2]], text)
    text = _LETTER.sub(lambda m: _LETTERS.get(m[1], m[0]), text)
    text = re.sub(r"(?<!\\)[{}]", "", text).replace("--", "–").replace("~", " ")
    return " ".join(normalize("NFC", _SIGN.sub(r"\1", text)).split())
