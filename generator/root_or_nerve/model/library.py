"""Everything an author wrote, checked and immutable."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from .anatomy import Condition, Landmark, Muscle, Nerve, Pair, Reflex, Root, Term, Test
from .cases import Case
from .courses import BackSkin, BonePlate, Courses, Mesh
from .drawn import Drawn
from .pathways import Pathway
from .patterns import Patterns
from .sources import Source
from .studies import Study
from .territories import Territories
from .texts import Guide, Lesson


@dataclass(frozen=True)
class Anatomy:
    """The facts, by id."""

    roots: Mapping[str, Root] = field(default_factory=dict)
    nerves: Mapping[str, Nerve] = field(default_factory=dict)
    muscles: Mapping[str, Muscle] = field(default_factory=dict)
    reflexes: Mapping[str, Reflex] = field(default_factory=dict)
    tests: Mapping[str, Test] = field(default_factory=dict)
    conditions: Mapping[str, Condition] = field(default_factory=dict)
    pairs: Mapping[str, Pair] = field(default_factory=dict)
    studies: Mapping[str, Study] = field(default_factory=dict)
    pathways: Mapping[str, Pathway] = field(default_factory=dict)
    landmarks: Mapping[str, Landmark] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)

    def lesion(self, id: str) -> Root | Nerve | Condition:
        """Return the root, nerve or condition of this id. Raises KeyError."""
        for table in (self.roots, self.nerves, self.conditions):
            if id in table:
                return table[id]
        raise KeyError(id)

    def test(self, id: str) -> Test | Reflex | Muscle:
        """Return the test, reflex or muscle of this id. Raises KeyError."""
        for table in (self.tests, self.reflexes, self.muscles):
            if id in table:
                return table[id]
        raise KeyError(id)


@dataclass(frozen=True)
class Text:
    """Markdown as it stands in a file; `line` is the file's line of its first one."""

    path: str
    markdown: str
    line: int


@dataclass(frozen=True)
class CaseFile:
    """A case; `lines` has the line of ids, tests, title, summary and lesions."""

    case: Case
    text: Text
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class LessonFile:
    lesson: Lesson
    text: Text


@dataclass(frozen=True)
class GuideFile:
    guide: Guide
    text: Text


@dataclass(frozen=True, eq=False)
class Skin:
    """The skin as it is described, and as it was drawn; None if it was not.

    Equal only to itself: it holds megabytes. A loader returns the same one until
    its files change.
    """

    territories: Territories = field(default_factory=Territories)
    drawn: Drawn | None = None


NO_SKIN = Skin()


@dataclass(frozen=True, eq=False)
class Scene:
    """Bones, courses and skin of the low back in three dimensions, left halves.

    Equal only to itself, as the skin is. `plate` are the bones from behind, with
    their shading as WebP, light and dark.
    """

    bones: Mapping[str, Mesh]
    courses: Courses
    back: BackSkin
    plate: BonePlate
    light: bytes
    dark: bytes
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Library:
    """Checked content. Paths are relative to the folder that holds content/.

    Files with an error are not among the cases, lessons and guides; their texts
    are kept in `unsound`, so that what is wrong in them is reported as well. Their
    citations are held against `stated_sources`: all keys, of faulty entries too.
    """

    anatomy: Anatomy = field(default_factory=Anatomy)
    cases: tuple[CaseFile, ...] = ()
    lessons: tuple[LessonFile, ...] = ()
    guides: tuple[GuideFile, ...] = ()
    unsound: tuple[Text, ...] = ()
    stated_sources: Collection[str] = ()
    skin: Skin = NO_SKIN
    scene: Scene | None = None
    patterns: Patterns | None = None
