"""Roots, nerves, muscles, reflexes, tests, conditions, look-alike pairs, landmarks."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from .base import Cited, Fact, Id, Region, RootId, Strict, Words
from .cases import Result
from .palpation import Palpation

Facts = Annotated[tuple[Fact, ...], Field(strict=False)]
RootIds = Annotated[tuple[RootId, ...], Field(strict=False)]
Ids = Annotated[tuple[Id, ...], Field(strict=False)]
Synonyms = Annotated[
    tuple[Words, ...],
    Field(strict=False, description="other names and spellings, for search"),
]


Regions = Annotated[
    tuple[Annotated[Region, Field(strict=False)], ...],
    Field(
        strict=False, min_length=1, description="where it is looked for in the atlas"
    ),
]


class Ramus(StrEnum):
    DORSAL = "dorsal"
    VENTRAL = "ventral"


class Fibres(StrEnum):
    SENSORY = "sensory"
    MOTOR = "motor"
    MIXED = "mixed"


class Root(Strict):
    """A spinal root and the skin and muscles it is usually read from."""

    id: RootId
    regions: Regions
    front: Annotated[Fact | None, Field(description="skin seen from the front")] = None
    back: Annotated[Fact | None, Field(description="skin seen from behind")] = None
    key_point: Annotated[
        Fact | None, Field(description="ISNCSCI key sensory point")
    ] = None
    key_muscle: Annotated[Fact | None, Field(description="ISNCSCI key muscle")] = None
    motor: Annotated[
        Fact | None, Field(description="other power tested at the bedside")
    ] = None
    notes: Annotated[Facts, Field(description="variation, disputes, traps")] = ()

    @property
    def name(self) -> str:
        return f"{self.id.replace('-', '–')} root"


class RootSupply(Cited):
    """The roots whose fibres reach a nerve or muscle."""

    usual: Annotated[
        RootIds, Field(min_length=1, description="roots named by most sources")
    ]
    variable: Annotated[RootIds, Field(description="roots named by some")] = ()


class Nerve(Strict):
    """A named nerve: where it comes from, where it goes, what it spares."""

    id: Id
    name: Annotated[
        Words, Field(description="name in a sentence: superior cluneal nerves")
    ]
    abbreviation: Annotated[Words | None, Field(description="as in SCN")] = None
    synonyms: Synonyms = ()
    plural: Annotated[bool, Field(description="the name is a plural")] = False
    regions: Regions
    fibres: Annotated[
        Fibres, Field(strict=False, description="sensory, motor or mixed")
    ]
    ramus: Annotated[Ramus, Field(strict=False, description="dorsal or ventral")]
    roots: RootSupply
    parent: Annotated[Fact | None, Field(description="what it branches from")] = None
    course: Annotated[Facts, Field(description="the way it takes, step by step")] = ()
    skin: Annotated[
        Fact | None, Field(description="the skin it supplies; left out if it has none")
    ] = None
    motor: Annotated[
        Fact | None, Field(description="muscles and reflex it carries")
    ] = None
    injury: Annotated[Facts, Field(description="where and how it is injured")] = ()
    spared: Annotated[
        Fact | None, Field(description="what stays normal when it is injured")
    ] = None
    neighbours: Annotated[
        Ids, Field(description="nerves whose skin meets its skin")
    ] = ()
    notes: Annotated[Facts, Field(description="variation, disputes, traps")] = ()


class Muscle(Strict):
    """A muscle or group, as tested at the bedside."""

    id: Id
    name: Annotated[Words, Field(description="name in a sentence: tibialis posterior")]
    action: Annotated[Words, Field(description="the movement tested: ankle inversion")]
    synonyms: Synonyms = ()
    roots: RootSupply
    nerves: Annotated[Ids, Field(description="nerves that supply it")]
    notes: Annotated[Facts, Field(description="variation, disputes, traps")] = ()


class Reflex(Strict):
    """A reflex and the arc it takes."""

    id: Id
    name: Annotated[Words, Field(description="name in a sentence: ankle jerk")]
    synonyms: Synonyms = ()
    roots: RootSupply
    nerve: Annotated[Id | None, Field(description="nerve that carries the arc")] = None
    notes: Annotated[Facts, Field(description="variation, disputes, traps")] = ()


class TestKind(StrEnum):
    SENSATION = "sensation"
    POWER = "power"
    PROVOCATION = "provocation"
    BLOCK = "block"
    ELECTRODIAGNOSIS = "electrodiagnosis"
    IMAGING = "imaging"
    OBSERVATION = "observation"


class Test(Strict):
    """An examination or investigation and what it can and cannot show."""

    __test__ = False  # not a pytest class

    id: Id
    name: Annotated[
        Words, Field(description="name in a sentence: tap at the fibular neck")
    ]
    synonyms: Synonyms = ()
    kind: Annotated[TestKind, Field(strict=False, description="what sort of test")]
    method: Annotated[Fact, Field(description="what is done, for interpretation only")]
    shows: Annotated[Facts, Field(description="what a result speaks for")]
    limits: Annotated[Facts, Field(description="what it cannot prove")] = ()


class Site(StrEnum):
    TRUNK = "trunk"
    PLEXUS = "plexus"
    GANGLION = "ganglion"
    CORD = "cord"
    BRAIN = "brain"
    NERVES = "nerves"
    JOINT = "joint"
    BONE = "bone"
    SOFT_TISSUE = "soft tissue"
    VESSEL = "vessel"
    VISCUS = "viscus"
    CANAL = "spinal canal"
    SEVERAL = "several"


class Condition(Strict):
    """A cause that is neither a root nor a named nerve."""

    id: Id
    name: Annotated[
        Words, Field(description="name in a sentence: sacroiliac joint pain")
    ]
    synonyms: Synonyms = ()
    site: Annotated[Site, Field(strict=False, description="what is diseased")]
    emergency: Annotated[
        bool, Field(description="it cannot wait: the answer is to stop and act")
    ] = False
    clue: Annotated[Fact, Field(description="the finding that gives it away")]
    action: Annotated[Fact | None, Field(description="what to do, if urgent")] = None
    tests: Annotated[
        Ids, Field(description="tests, reflexes or muscles that find it, best first")
    ] = ()
    told: Annotated[
        Words | None, Field(description="what gives it away, as a note puts it")
    ] = None
    notes: Annotated[Facts, Field(description="variation, disputes, traps")] = ()


class Landmark(Strict):
    """A place that a finger can find."""

    id: Id
    name: Annotated[Words, Field(description="name in a sentence: iliac crest")]
    abbreviation: Annotated[Words | None, Field(description="as in PSIS")] = None
    synonyms: Synonyms = ()
    found: Annotated[Fact, Field(description="how a finger finds it")]
    marks: Annotated[Facts, Field(description="what lies there")] = ()
    nerves: Annotated[Ids, Field(description="nerves that are found from it")] = ()
    tests: Annotated[Ids, Field(description="tests that start from it")] = ()
    palpation: Annotated[
        Palpation | None, Field(description="how pressing on it is asked for")
    ] = None


class Term(Strict):
    """A word of the field, explained."""

    id: Id
    name: Annotated[Words, Field(description="the word, as in a sentence: dermatome")]
    abbreviation: Annotated[Words | None, Field(description="as in SNAP")] = None
    synonyms: Synonyms = ()
    meaning: Annotated[Fact, Field(description="what it means, in one sentence")]
    see: Annotated[Ids, Field(description="terms to read next")] = ()


class PairSideKind(StrEnum):
    ROOT = "root"
    NERVE = "nerve"
    CONDITION = "condition"


class PairSide(Strict):
    """One of two look-alikes."""

    kind: Annotated[
        PairSideKind, Field(strict=False, description="root, nerve or condition")
    ]
    ids: Annotated[
        tuple[str, ...],
        Field(
            strict=False,
            min_length=1,
            description="ids of the roots, nerves or conditions of this side",
        ),
    ]
    favours: Annotated[Fact, Field(description="findings that speak for this side")]


Shown = Annotated[
    tuple[
        Annotated[Result, Field(strict=False)], Annotated[Result, Field(strict=False)]
    ],
    Field(strict=False),
]


class Pair(Strict):
    """Two look-alikes and what separates them."""

    id: Id
    regions: Regions
    sides: Annotated[tuple[PairSide, PairSide], Field(strict=False)]
    shared: Annotated[Fact, Field(description="skin or complaint they share")]
    decider: Annotated[Fact, Field(description="the single best bedside discriminator")]
    tests: Annotated[
        Ids, Field(description="tests, reflexes or muscles that decide, best first")
    ] = ()
    signs: Annotated[
        dict[Id, Shown],
        Field(
            default_factory=dict,
            description="what tests usually show: of the first side, of the second",
        ),
    ]
