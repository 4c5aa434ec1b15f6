"""territories/ and geometry/ -> Skin, read again only when a file of them changed."""

from dataclasses import dataclass, field
from pathlib import Path

from ..model.drawn import Drawn
from ..model.library import NO_SKIN, Skin
from ..model.territories import Territories
from ..problems import Problem, errors
from . import atlas, territories
from .anatomy import AnatomyFiles, load_anatomy
from .atlas import check_stale, load_atlas, strangers
from .evidence import cited_keys
from .made_files import Stamps, stamps
from .references import Known
from .territories import TerritoryFiles, load_territories
from .territory_checks import check_territories, facts

_VIEWS = f"{atlas.FOLDER}/views"


@dataclass(frozen=True)
class SkinFiles:
    """The skin with every problem in its files, the works that they cite, and the
    ids of regions that they state, of faulty entries too.
    """

    skin: Skin = NO_SKIN
    problems: list[Problem] = field(default_factory=list)
    cited: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Read:
    """What the files say, before it is held against the anatomy."""

    files: TerritoryFiles
    skin: Skin
    problems: list[Problem]  # of the drawn atlas


@dataclass(frozen=True)
class DescribedFiles:
    """Territories, the content folder they lie in, and all that is wrong with them."""

    territories: Territories
    root: Path
    problems: list[Problem]


def load_described(content: Path, shipped: Path) -> DescribedFiles:
    """Read what is said of the skin, as it is needed to draw it."""
    root = content if _is_there(content / territories.FOLDER) else shipped
    facts_at = content if _is_there(content / "anatomy") else shipped
    anatomy, files = load_anatomy(facts_at), load_territories(root)
    problems = [*errors(anatomy.problems), *files.problems]
    problems += check_territories(files, Known(anatomy))
    return DescribedFiles(files.territories, root, problems)


class SkinLoader:
    """Reads territories and atlas of a content folder, again and again.

    A folder without `territories/` uses the `shipped` ones, if its anatomy has all
    that they name; a folder without either uses the shipped atlas as well.
    """

    def __init__(self, content: Path, shipped: Path | None) -> None:
        self._content, self._shipped = content, shipped
        self._kept: tuple[Stamps, _Read] | None = None

    def __call__(self, anatomy: AnatomyFiles) -> SkinFiles:
        own = _is_there(self._content / territories.FOLDER)
        root = self._content if own else self._shipped
        if root is None:
            return SkinFiles()
        drawn_at = root
        if not own and _is_there(self._content / atlas.FOLDER):
            drawn_at = self._content
        read = self._read(root, drawn_at)
        problems = read.files.problems + check_territories(read.files, Known(anatomy))
        if not own and problems:
            return SkinFiles()
        cited = cited_keys(value for _, _, value in facts(read.files))
        skin = NO_SKIN if errors(problems) else read.skin
        return SkinFiles(
            skin, [*problems, *read.problems], frozenset(cited), read.files.region_ids
        )

    def _read(self, root: Path, drawn_at: Path) -> _Read:
        state = (
            *stamps(root / territories.FOLDER),
            *stamps(drawn_at / atlas.FOLDER),
            *stamps(drawn_at / _VIEWS),
        )
        if self._kept is None or self._kept[0] != state:
            files = load_territories(root)
            drawn, problems = _drawn(files, root, drawn_at)
            read = _Read(files, Skin(files.territories, drawn), problems)
            self._kept = state, read
        return self._kept[1]


def _drawn(
    files: TerritoryFiles, described: Path, measured: Path
) -> tuple[Drawn | None, list[Problem]]:
    """Return the atlas; none of one that shows what is not described."""
    if not _is_there(measured / atlas.FOLDER):
        return None, []
    drawn, problems = load_atlas(measured)
    if drawn is None or errors(files.problems):
        return None, problems
    problems += check_stale(drawn, described, measured, files.territories)
    return None if strangers(drawn.atlas, files.territories) else drawn, problems


def _is_there(folder: Path) -> bool:
    return folder.exists() or folder.is_symlink()
