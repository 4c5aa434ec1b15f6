"""Made-up patients as scripts: a list of the pairs, one file of each, and the forms."""

import json
from collections import Counter

from ..items.pattern_item import by_pair, of_form, pattern_items
from ..items.payload import Packed, payload
from ..model.anatomy import Pair
from ..model.library import Anatomy, Skin
from ..model.patterns import Patterns
from .entries import capital, pair_title
from .practice import FOLDER

_REGISTER = "(window.rnPractice=window.rnPractice||{})"
_VERDICTS = ("root", "nerve", "other", "undetermined", "emergency")


class PatternScripts:
    """Makes items and scripts; makes them anew only if what they hang on changed."""

    def __init__(self) -> None:
        self._from: tuple[Patterns | None, Skin, Anatomy] | None = None
        self._made: tuple[Packed, dict[str, str | bytes]] = ((), {})

    def __call__(
        self, patterns: Patterns | None, skin: Skin, anatomy: Anatomy
    ) -> tuple[Packed, dict[str, str | bytes]]:
        """Return every item, and the scripts by path."""
        now = patterns, skin, anatomy
        if self._from is None or self._from != now:
            self._made = _made(patterns, skin, anatomy) if patterns else ((), {})
            self._from = now
        return self._made


def _made(
    patterns: Patterns, skin: Skin, anatomy: Anatomy
) -> tuple[Packed, dict[str, str | bytes]]:
    items = pattern_items(anatomy, skin, patterns)
    scripts: dict[str, str | bytes] = {}
    rows = []
    for id, own in by_pair(items):
        packed = tuple(data for _, data in own)
        scripts[f"{FOLDER}/p-{id}.js"] = _script(f'["p-{id}"]', payload(packed))
        counts = Counter[str](pattern.key for pattern, _ in own)
        rows.append(_row(anatomy, anatomy.pairs[id], counts))
    forms = (
        f'"{form}":{payload(of_form(items.values(), form))}' for form in ("A", "B")
    )
    scripts[f"{FOLDER}/forms.js"] = _script(".forms", f"{{{','.join(forms)}}}")
    scripts[f"{FOLDER}/pairs.js"] = _script(".pairs", json.dumps(rows))
    return tuple(data for _, data in items.values()), scripts


def _row(anatomy: Anatomy, pair: Pair, counts: Counter[str]) -> dict[str, object]:
    return {
        "id": pair.id,
        "title": capital(pair_title(anatomy, pair)),
        "page": f"pairs/{pair.id}.md",
        "regions": [region.value for region in pair.regions],
        "counts": {verdict: counts[verdict] for verdict in _VERDICTS},
        "file": f"p-{pair.id}.js",
    }


def _script(name: str, value: str) -> bytes:
    return f"{_REGISTER}{name}={value};\n".encode()
