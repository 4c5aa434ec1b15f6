"""How wide words are in print, so that labels can be placed before any browser is.

A picture that a page shows as an image cannot load the site's fonts. Each width is
that of the wider of Atkinson Hyperlegible Next (SIL Open Font License 1.1) and DejaVu
Sans (Bitstream Vera licence), in thousandths of the size; fonts that stand in for
them are narrower. Nothing but these numbers was taken from the font files.
"""

from functools import cache

_WIDTHS = {
    275: "'",
    278: "ijl",
    318: " ,.’·",
    337: ":;|",
    352: "f",
    362: "-",
    387: "/\\",
    392: "It()[]",
    411: "r!",
    460: '"',
    504: "–*_`",
    521: "Js",
    531: "z?",
    557: "cL",
    579: "Fk",
    603: "vxyP",
    615: "TYaeo",
    636: "ESbdghnpqu$123456789{}",
    656: "0K",
    698: "ABCRVXZ",
    752: "HNU",
    780: "DG&",
    818: "OQw",
    863: "M#+<=>^~",
    989: "W%m",
    1000: "@",
}
_ROOM = 1.02
_WIDEST = 1000


@cache
def _table() -> dict[str, int]:
    return {letter: width for width, letters in _WIDTHS.items() for letter in letters}


def width(words: str, size: float) -> float:
    """Return how wide words may become, in the unit of the size."""
    table = _table()
    thousandths = sum(table.get(letter, _WIDEST) for letter in words)
    return thousandths * size * _ROOM / 1000


def lines(words: str, size: float, most: float) -> list[str]:
    """Break words into lines that are no wider than `most`, if a word is not."""
    found: list[str] = []
    for word in words.split():
        longer = f"{found[-1]} {word}" if found else word
        if found and width(longer, size) <= most:
            found[-1] = longer
        else:
            found.append(word)
    return found
