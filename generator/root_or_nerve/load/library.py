"""content/ -> Library and all its problems."""

import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any, TypeVar

from pydantic import BaseModel

from ..model.cases import Case
from ..model.library import (
    Anatomy,
    CaseFile,
    GuideFile,
    LessonFile,
    Library,
    Scene,
    Skin,
)
from ..model.patterns import Patterns
from ..model.texts import Guide, Lesson
from ..problems import Code, Problem, errors
from .agreement import check_agreement
from .anatomy import TABLES, AnatomyFiles, load_anatomy
from .atlas import FOLDER as GEOMETRY
from .atlas import TERRITORIES
from .evidence import check_evidence, check_keys, cited_keys
from .files import strangers
from .markdown_files import Folder, MarkdownFile, Memory
from .patterns import PatternLoader
from .places import Lines, Origin
from .references import Known, case_references, check_anatomy, dangling
from .repeats import repeated
from .scene import SceneLoader
from .skin import SkinLoader

GUIDE_FOLDERS = ("educators", "about")
FOLDERS = ("anatomy", "territories", "geometry", "cases", "lessons", *GUIDE_FOLDERS)
M = TypeVar("M", bound=BaseModel)


class Loader:
    """Reads a content folder, again and again; unchanged Markdown is read once.

    A folder without `anatomy/` uses the `shipped` one; so with the skin.
    """

    def __init__(self, content: Path, shipped: Path | None = None) -> None:
        # not resolved: a link to a content folder is shown as it is called
        self.content, self.shipped = Path(os.path.abspath(content)), shipped
        self._memory: Memory = {}
        self._skin = SkinLoader(self.content, shipped)
        self._scene = SceneLoader()
        self._patterns = PatternLoader()

    def __call__(self) -> tuple[Library, list[Problem]]:
        if not self.content.is_dir():
            message = "is not a folder"
            return Library(), [
                Problem(self.content.name, 1, Code.UNREADABLE_FILE, message)
            ]
        problems = strangers(self.content, FOLDERS)
        if errors(problems):  # the folder may not be looked into
            return Library(), problems
        cases = Folder(self.content, "cases", Case, self._memory)
        anatomy = self._anatomy()  # while other processors read cases
        skin = self._skin(anatomy)
        lessons = Folder(self.content, "lessons", Lesson, self._memory)
        guides = [
            Folder(self.content, name, Guide, self._memory, with_id=False)
            for name in GUIDE_FOLDERS
        ]
        folders: list[Folder[Any]] = [cases, lessons, *guides]
        problems += [p for folder in folders for p in folder.problems]
        problems += [*anatomy.problems, *skin.problems]
        files = [file for folder in folders for file in folder.files]
        if own := self._has_own_anatomy():
            problems += _idle_sources(anatomy, files, skin.cited)
        faulty_facts = bool(errors(anatomy.problems)) and own
        stems = {PurePath(file.text.path).stem for file in lessons.files}
        known = Known(anatomy, stems, skin.regions)
        problems += _check([*cases.files, *lessons.files], known)
        library = _library(anatomy, files, problems, faulty_facts)
        scene, found = self._scene_of(anatomy.anatomy)
        patterns, torn = self._patterns_of(library.anatomy, skin.skin)
        library = replace(library, skin=skin.skin, scene=scene, patterns=patterns)
        return library, [*problems, *found, *torn]

    def _patterns_of(
        self, anatomy: Anatomy, skin: Skin
    ) -> tuple[Patterns | None, list[Problem]]:
        """Return the made-up patients, if there is a skin to see them on."""
        facts, measured = (self._root_of(name) for name in ("anatomy", GEOMETRY))
        if not (anatomy.pairs and skin.drawn and facts and measured):
            return None, []
        return self._patterns(facts, measured, anatomy, skin)

    def _scene_of(self, anatomy: Anatomy) -> tuple[Scene | None, list[Problem]]:
        """Return the scene of the courses that the anatomy describes, if any."""
        roots = [self._root_of(name) for name in ("anatomy", TERRITORIES, GEOMETRY)]
        facts, described, measured = roots
        if not (anatomy.pathways and facts and described and measured):
            return None, []
        return self._scene(facts, described, measured)

    def _root_of(self, name: str) -> Path | None:
        """Return where a folder lies: in the content, or with what is shipped."""
        return self.content if (self.content / name).exists() else self.shipped

    def _anatomy(self) -> AnatomyFiles:
        own = self.content if self._has_own_anatomy() else self.shipped
        anatomy = load_anatomy(own or self.content)
        anatomy.problems += check_anatomy(anatomy) + check_evidence(anatomy)
        anatomy.problems += check_agreement(anatomy)
        return anatomy

    def _has_own_anatomy(self) -> bool:
        folder = self.content / "anatomy"
        return folder.exists() or folder.is_symlink()


def load_library(
    content: Path, shipped: Path | None = None
) -> tuple[Library, list[Problem]]:
    """Read a content folder once."""
    return Loader(content, shipped)()


def _check(files: Sequence[MarkdownFile[Any]], known: Known) -> list[Problem]:
    problems = []
    for file in files:
        if file.meta is None:
            continue
        origin = Origin(file.text.path, file.document)
        if isinstance(file.meta, Case):
            problems += dangling(case_references(file.meta, known), origin)
            problems += repeated(file.meta, origin)
        problems += check_keys(file.citations, origin, known.sources)
    return problems


def _library(
    anatomy: AnatomyFiles,
    files: Sequence[MarkdownFile[Any]],
    problems: Iterable[Problem],
    faulty_facts: bool,
) -> Library:
    """Keep what is sound; nothing is, as long as the facts are not."""
    faulty = {problem.path for problem in errors(problems)}

    def sound(file: MarkdownFile[Any]) -> bool:
        return (
            file.meta is not None and not faulty_facts and file.text.path not in faulty
        )

    kept = [file for file in files if sound(file)]
    return Library(
        Anatomy() if faulty_facts else anatomy.anatomy,
        tuple(
            CaseFile(f.meta, f.text, Lines(f.document))
            for f in kept
            if isinstance(f.meta, Case)
        ),
        tuple(LessonFile(f.meta, f.text) for f in kept if isinstance(f.meta, Lesson)),
        tuple(GuideFile(f.meta, f.text) for f in kept if isinstance(f.meta, Guide)),
        tuple(file.text for file in files if not sound(file)),
        anatomy.ids("sources"),
    )


def _idle_sources(
    anatomy: AnatomyFiles,
    files: Sequence[MarkdownFile[Any]],
    cited_elsewhere: Collection[str],
) -> list[Problem]:
    """Warn of works that neither a fact, a front matter nor any prose cites."""
    if "sources" not in anatomy.documents:
        return []
    tables = (getattr(anatomy.anatomy, table).values() for table in TABLES)
    cited = cited_keys(value for table in tables for value in table)
    cited |= {key for file in files for key in file.cited} | {*cited_elsewhere}
    path = anatomy.documents["sources"][0]
    return [
        Problem(path, source.line, Code.UNUSED_SOURCE, f'nothing cites "{source.key}"')
        for source in anatomy.anatomy.sources.values()
        if source.key not in cited
    ]
