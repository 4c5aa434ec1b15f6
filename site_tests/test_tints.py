"""The eight tints can be told apart, by everybody, on light and on dark pages.

CIEDE2000 follows Sharma, Wu and Dalal 2005 and is checked against their pairs; colour
vision is simulated after Machado, Oliveira and Fernandes 2009, severity 1.
"""

import json
import math
import re
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from root_or_nerve.render.plates import COLOURS
from root_or_nerve.render.plates import TINTS as PRINTED

ROOT = Path(__file__).resolve().parent.parent
STYLE = ROOT / "theme" / "style"
DRAWN = ROOT / "content" / "geometry"
APART = 12.0
READABLE = 4.5
VISIBLE = 3.0
SCHEMES = ("light", "dark")
VISION = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
Three = tuple[float, float, float]


def times(matrix: tuple[Three, Three, Three], v: Three) -> Three:
    a, b, c = (sum(m * x for m, x in zip(row, v, strict=True)) for row in matrix)
    return a, b, c


def linear(colour: str) -> Three:
    r, g, b = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))

    def one(c: float) -> float:
        return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4

    return one(r), one(g), one(b)


def lab(light: Three) -> Three:
    white = times(TO_XYZ, (1, 1, 1))
    xyz = times(TO_XYZ, light)

    def f(t: float) -> float:
        return t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116

    x, y, z = (f(c / w) for c, w in zip(xyz, white, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def ciede2000(one: Three, other: Three) -> float:
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    g = 0.5 * (1 - math.sqrt(mean**7 / (mean**7 + 25**7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = (math.degrees(math.atan2(b, a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0
    dl, dc = l2 - l1, c2 - c1
    dh = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn) / 2)
    lm, cm = (l1 + l2) / 2, (c1 + c2) / 2
    hm = h1 + h2
    if c1 * c2:
        hm = (hm / 2) if abs(h1 - h2) <= 180 else (hm + 360) / 2 % 360
    t = 1.0
    for share, times_, plus in (
        (-0.17, 1, -30),
        (0.24, 2, 0),
        (0.32, 3, 6),
        (-0.2, 4, -63),
    ):
        t += share * math.cos(math.radians(times_ * hm + plus))
    sl = 1 + 0.015 * (lm - 50) ** 2 / math.sqrt(20 + (lm - 50) ** 2)
    sc, sh = 1 + 0.045 * cm, 1 + 0.015 * cm * t
    swing = math.radians(60 * math.exp(-(((hm - 275) / 25) ** 2)))
    rt = -2 * math.sqrt(cm**7 / (cm**7 + 25**7)) * math.sin(swing)
    return math.sqrt(
        (dl / sl) ** 2 + (dc / sc) ** 2 + (dh / sh) ** 2 + rt * (dc / sc) * (dh / sh)
    )


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [  # Sharma, Wu and Dalal 2005, table 1: pairs 1, 4, 7, 9, 11, 13, 15-20, 25, 29, 31
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, -1.3802, -84.2814), (50, 0, -82.7485), 1.0000),
        ((50, 0, 0), (50, -1, 2), 2.3669),
        ((50, 2.49, -0.001), (50, -2.49, 0.0009), 7.1792),
        ((50, 2.49, -0.001), (50, -2.49, 0.0011), 7.2195),
        ((50, -0.001, 2.49), (50, 0.0009, -2.49), 4.8045),
        ((50, -0.001, 2.49), (50, 0.0011, -2.49), 4.7461),
        ((50, 2.5, 0), (50, 0, -2.5), 4.3065),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((50, 2.5, 0), (61, -5, 29), 22.8977),
        ((50, 2.5, 0), (56, -27, -3), 31.9030),
        ((50, 2.5, 0), (58, 24, 15), 19.4535),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
        ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
    ],
)
def test_the_formula_gives_published_values(
    one: Three, other: Three, apart: float
) -> None:
    assert ciede2000(one, other) == pytest.approx(apart, abs=5e-5)
    assert ciede2000(other, one) == pytest.approx(apart, abs=5e-5)


@pytest.mark.parametrize("vision", VISION)
def test_grey_stays_grey(vision: str) -> None:
    assert times(VISION[vision], (0.5, 0.5, 0.5)) == pytest.approx(
        (0.5, 0.5, 0.5), abs=1e-5
    )


@cache
def values(name: str) -> dict[str, tuple[dict[str, str], ...]]:
    """Return the blocks of a style sheet that set values: light, dark, dark."""
    blocks = re.findall(r"(:root[^{]*)\{([^}]*)\}", (STYLE / name).read_text())
    found: dict[str, list[dict[str, str]]] = {scheme: [] for scheme in SCHEMES}
    for selector, body in blocks:
        pairs = dict(re.findall(r"(--rn-[\w-]+): (#[0-9a-f]{6});", body))
        if pairs:
            found["light" if selector.strip() == ":root" else "dark"].append(pairs)
    return {scheme: tuple(some) for scheme, some in found.items()}


def tints_of(scheme: str) -> list[str]:
    block = values("tints.css")[scheme][0]
    return [block[f"--rn-tint-{i}"] for i in range(8)]


def ink_of(scheme: str) -> str:
    return values("tokens.css")[scheme][0]["--rn-ink"]


def contrast(one: str, other: str) -> float:
    a, b = (times(TO_XYZ, linear(x))[1] + 0.05 for x in (one, other))
    return max(a, b) / min(a, b)


def apart(one: str, other: str, vision: str) -> float:
    def seen(colour: str) -> Three:
        r, g, b = times(VISION[vision], linear(colour))
        return lab((min(max(r, 0), 1), min(max(g, 0), 1), min(max(b, 0), 1)))

    return ciede2000(seen(one), seen(other))


def test_both_ways_to_be_dark_are_the_same() -> None:
    first, second = values("tints.css")["dark"]
    assert first == second
    assert first.keys() == values("tints.css")["light"][0].keys()


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_two_tints_can_be_told_apart(scheme: str, vision: str) -> None:
    for one, other in combinations(tints_of(scheme), 2):
        assert apart(one, other, vision) >= APART, (one, other)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_names_and_lines_in_ink_are_seen_on_every_tint(scheme: str) -> None:
    blank = values("tints.css")[scheme][0]["--rn-tint-blank"]
    for tint in (*tints_of(scheme), blank):
        assert contrast(ink_of(scheme), tint) >= READABLE, tint


@pytest.mark.parametrize("kind", ["firm", "soft"])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_borders_are_seen_on_every_tint(scheme: str, kind: str) -> None:
    style = (STYLE / "body.css").read_text()
    rule = re.search(rf"\.rn-body-{kind} {{([^}}]*)}}", style)
    assert rule
    share = float(rule[1].partition("stroke-opacity: ")[2].partition(";")[0])
    ink = ink_of(scheme)
    for tint in tints_of(scheme):
        pairs = ((int(c[i : i + 2], 16) for c in (ink, tint)) for i in (1, 3, 5))
        mixed = (round(share * a + (1 - share) * b) for a, b in pairs)
        line = "#" + "".join(f"{value:02x}" for value in mixed)
        assert contrast(line, tint) >= VISIBLE, (tint, line)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_blank_skin_is_not_taken_for_a_tint_for_it_is_hatched_or_bare(
    scheme: str,
) -> None:
    blank = values("tints.css")[scheme][0]["--rn-tint-blank"]
    edge = values("tokens.css")[scheme][0]["--rn-edge"]
    assert contrast(edge, blank) >= VISIBLE
    assert blank not in tints_of(scheme)


def test_plates_are_printed_in_the_light_tints() -> None:
    assert list(PRINTED) == tints_of("light")
    tokens = values("tokens.css")["light"][0]
    for name in ("plate", "ink", "soft", "edge"):
        assert COLOURS[name] == tokens[f"--rn-{name}"]
    assert COLOURS["blank"] == values("tints.css")["light"][0]["--rn-tint-blank"]


def shape_of(path: str) -> BaseGeometry:
    rings = []
    for piece in re.findall(r"M[^M]+", path):
        tokens = re.findall(r"[lLzZ]|-?\d+", piece)
        points: list[tuple[int, int]] = []
        numbers: list[int] = []
        relative = False
        for token in tokens:
            if token in "lL":
                relative = token == "l"
            elif token not in "zZ":
                numbers.append(int(token))
            if len(numbers) == 2:
                x, y = numbers
                from_x, from_y = points[-1] if relative else (0, 0)
                points.append((from_x + x, from_y + y))
                numbers = []
        if len(points) > 2:
            rings.append(Polygon(points).buffer(0))
    whole: BaseGeometry = Polygon()
    for ring in rings:
        whole = whole.symmetric_difference(ring)
    return whole


VIEWS = sorted(DRAWN.glob("views/*.json"))
TOUCHING = 30  # two areas whose common border is shorter than this may meet at a corner


@pytest.mark.parametrize("path", VIEWS, ids=lambda path: path.stem)
def test_areas_with_a_common_border_have_different_tints(path: Path) -> None:
    atlas = json.loads((DRAWN / "atlas.json").read_text())
    for map, paths in json.loads(path.read_text())["maps"].items():
        numbers = atlas["maps"][map]["territories"]
        core = paths["core"]
        alone = [x for x in core if not any(y.startswith(f"{x}.") for y in core)]
        shapes = {id: shape_of(core[id]) for id in alone}
        for one, other in combinations(alone, 2):
            if not shapes[one].envelope.intersects(shapes[other].envelope.buffer(4)):
                continue
            common = shapes[one].buffer(3).intersection(shapes[other].boundary)
            if common.length > TOUCHING:
                tints = numbers[one]["tint"], numbers[other]["tint"]
                assert tints[0] != tints[1], (map, one, other, tints)
                for scheme in SCHEMES:
                    a, b = (tints_of(scheme)[tint] for tint in tints)
                    assert min(apart(a, b, v) for v in VISION) >= APART
