"""geometry/patterns.json -> made-up patients, if every id in them still stands."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..model.drawn import ViewPaths
from ..model.library import Anatomy, Skin
from ..model.patterns import Area, Pattern, Patterns, Stretch
from ..problems import Code, Problem, visible
from .atlas import FOLDER
from .files import read_bytes, shown
from .made_files import MadeFiles, Stamps, stamps

FILE = "patterns.json"
REMEDY = "choose them: root-or-nerve geometry patterns"
_FACTS = ("pairs", "muscles", "reflexes")
_MOST_NAMED = 3


class PatternLoader:
    """Reads the patterns again and again; anew only when a file behind them changed."""

    def __init__(self) -> None:
        self._kept: (
            tuple[Stamps, Skin, Anatomy, Patterns | None, list[Problem]] | None
        ) = None

    def __call__(
        self, facts: Path, measured: Path, anatomy: Anatomy, skin: Skin
    ) -> tuple[Patterns | None, list[Problem]]:
        state = (*stamps(facts / "anatomy"), *stamps(measured / FOLDER))
        kept = self._kept
        if kept is None or kept[:2] != (state, skin) or kept[2] != anatomy:
            patterns, problems = load_patterns(measured, anatomy, skin)
            if patterns is not None:
                now = pattern_fingerprints(facts, measured)
                problems = check_stale_patterns(patterns, now, measured)
            self._kept = kept = state, skin, anatomy, patterns, problems
        return kept[3], kept[4]


def load_patterns(
    root: Path, anatomy: Anatomy, skin: Skin
) -> tuple[Patterns | None, list[Problem]]:
    """Read the patterns below `root`; None without problems if nobody chose any."""
    path, files = root / FOLDER / FILE, MadeFiles(root, REMEDY)
    if not path.exists():
        return None, []
    patterns = files.value(path, Patterns)
    if patterns is None:
        return None, files.problems
    for message in _impossible(patterns, anatomy, skin):
        files.broken(path, message)
        break
    return None if files.problems else patterns, files.problems


def pattern_fingerprints(facts: Path, measured: Path) -> dict[str, str]:
    """Return the sha256 of the files that decide which patterns can be chosen."""
    paths = [(facts, facts / "anatomy" / f"{name}.yaml") for name in _FACTS]
    paths.append((measured, measured / FOLDER / "atlas.json"))
    found = {}
    for root, path in paths:
        data = read_bytes(root, path)
        if not isinstance(data, Problem):
            name = path.relative_to(root).as_posix()
            found[name] = hashlib.sha256(data).hexdigest()
    return found


def check_stale_patterns(
    patterns: Patterns, now: Mapping[str, str], measured: Path
) -> list[Problem]:
    """Compare what the patterns were chosen from with what the files say now."""
    then = patterns.made_from
    changed = [name for name in sorted(then) if then[name] != now.get(name)]
    if not changed:
        return []
    named = ", ".join(map(visible, changed[:_MOST_NAMED]))
    more = " and others" if len(changed) > _MOST_NAMED else ""
    message = f"{named}{more} changed after the patterns were chosen"
    path = shown(measured, measured / FOLDER / FILE)
    return [Problem(path, 1, Code.STALE_ATLAS, message, hint=REMEDY)]


def _impossible(patterns: Patterns, anatomy: Anatomy, skin: Skin) -> Iterator[str]:
    """Yield what names nothing."""
    for number, stretch in enumerate(patterns.skins):
        if not is_drawn(skin, stretch):
            yield f"skins[{number}]: skin that is not drawn"
    seen: set[str] = set()
    for number, pattern in enumerate(patterns.items):
        if pattern.id in seen:
            yield f"items[{number}]: the id {pattern.id} for the second time"
        seen.add(pattern.id)
        if wrong := _unknown(patterns, pattern, anatomy):
            yield f"items[{number}]: {wrong}"


def is_drawn(skin: Skin, stretch: Stretch) -> bool:
    """Say whether a view has the paths of all the skin that a stretch names."""
    view = skin.drawn.views.get(stretch.view) if skin.drawn else None
    areas: list[Area | None] = [stretch.of, stretch.cut_to]
    return view is not None and all(
        area is None or _has_path(view, area) for area in areas
    )


def _has_path(view: ViewPaths, area: Area) -> bool:
    paths = view.maps.get(area.map)
    return paths is not None and any(id in paths.core for id in area.ids)


def _unknown(patterns: Patterns, pattern: Pattern, anatomy: Anatomy) -> str | None:
    if pattern.pair not in anatomy.pairs:
        return f"no pair has the id {visible(pattern.pair)}"
    if pattern.skin >= len(patterns.skins):
        return "skin that is not in the list"
    if pattern.told is not None and pattern.told not in anatomy.conditions:
        return f"no condition has the id {visible(pattern.told)}"
    tables = (anatomy.tests, anatomy.reflexes, anatomy.muscles)
    for id, _ in pattern.signs:
        if not any(id in table for table in tables):
            return f"no test has the id {visible(id)}"
    return None
