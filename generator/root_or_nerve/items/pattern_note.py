"""What is told of a made-up patient: the note of whoever saw them.

Age, sex, work and duration say nothing of the key. They are chosen so that the notes
on one setting are equally long, whatever their key is.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import combinations

from ..model.anatomy import Muscle
from ..model.cases import Result
from ..model.library import Anatomy
from ..model.patterns import Pattern, Person
from .words import sentence

# Items refer to places in these lists: they are only ever added to.
WORKS = (
    *("cook", "nurse", "baker", "farmer", "tailor", "teacher", "gardener"),
    *("mechanic", "carpenter", "librarian", "programmer", "electrician"),
    "receptionist",
)
SINCE = (
    *("A month", "A week", "Two weeks", "Five weeks", "Three weeks", "Four months"),
    *("Three months", "Nearly a month", "About two months", "Nearly three months"),
)
ASIDES = (
    *("First visit.", "Right-handed.", "Takes no drugs.", "Lives with family."),
    *("No earlier episode.", "Seen here for the first time."),
)
WEAKER = "severe-or-progressive-weakness"
_WHAT = {"numbness": "numb skin", "pain": "pain"}
_SIDES = {"left": "left", "right": "right", "both": "both sides"}
# How results of these are written; all others by their own word.
_RESULTS: Mapping[tuple[str, Result], str] = {
    ("gait", Result.POSITIVE): "Gait unsteady",
    ("plantar-response", Result.POSITIVE): "Plantar response upgoing",
    ("pupil-inspection", Result.POSITIVE): "Pupil small, lid drooping",
    ("pupil-inspection", Result.NORMAL): "Pupils and lids normal",
    ("post-void-residual", Result.POSITIVE): "Post-void residual urine raised",
    ("blood-inflammation", Result.POSITIVE): "Inflammatory markers raised",
    ("blood-inflammation", Result.NORMAL): "Inflammatory markers normal",
    ("skin-inspection", Result.POSITIVE): "Vesicles in the band",
    ("skin-inspection", Result.NORMAL): "No vesicles",
    ("peripheral-pulses", Result.REDUCED): "Peripheral pulses weak",
    ("neck-movement", Result.POSITIVE): "Movement of the neck painful",
    ("neck-movement", Result.NEGATIVE): "Movement of the neck free",
    ("walking-distance", Result.POSITIVE): "Walking limited, freed by bending",
    ("walking-distance", Result.NEGATIVE): "Walking not limited",
    ("walking-distance", Result.NORMAL): "Bending forward does not free the walk",
    ("sitting-pain", Result.POSITIVE): "Worse on sitting, not at night",
    ("sitting-pain", Result.NEGATIVE): "No worse on sitting",
    ("hip-internal-rotation", Result.REDUCED): "Internal rotation of the hip limited",
    ("synkinetic-wrist-extension", Result.POSITIVE): "Wrist rises on closing the fist",
    ("synkinetic-wrist-extension", Result.NEGATIVE): "Wrist stays down with the fist",
    ("ct-lumbar", Result.POSITIVE): "CT: no union",
    ("ct-lumbar", Result.NEGATIVE): "CT: firm union",
    ("paraspinal-emg", Result.POSITIVE): "Paraspinal muscles denervated",
    ("paraspinal-emg", Result.NEGATIVE): "Paraspinal EMG normal",
    ("median-conduction", Result.REDUCED): "Median conduction slow at the wrist",
    ("median-conduction", Result.NORMAL): "Median conduction normal",
}


def note(anatomy: Anatomy, pattern: Pattern) -> str:
    """Return what is told: Woman, 52, cook. Two weeks of numb skin as shaded, right."""
    return f"{_opening(pattern.person)} {_rest(anatomy, pattern)}".replace("  ", " ")


def _opening(person: Person) -> str:
    who = "Woman" if person.woman else "Man"
    return f"{who}, {person.age}, {WORKS[person.work]}. {SINCE[person.since]}"


def _rest(anatomy: Anatomy, pattern: Pattern) -> str:
    asides = "".join(f" {ASIDES[n]}" for n in pattern.person.asides)
    return f"of {_complaint(anatomy, pattern)}{asides}"


def _complaint(anatomy: Anatomy, pattern: Pattern) -> str:
    """Return all that hangs on the pattern and not on the person."""
    what, where = _WHAT[pattern.symptom], _SIDES[pattern.side]
    told = anatomy.conditions[pattern.told].told if pattern.told else None
    grade = "2/5" if pattern.told == WEAKER else "4/5"
    parts = [f"{what} as shaded, {where}.", told or ""]
    parts += [sign_words(anatomy, *sign, grade) for sign in pattern.signs]
    return " ".join(part for part in parts if part)


def length_without_person(anatomy: Anatomy, pattern: Pattern) -> int:
    """Return how long the note is apart from what a person adds."""
    return len(_complaint(anatomy, pattern)) + len(", 00, . of ")


def sign_words(anatomy: Anatomy, id: str, result: Result, grade: str = "4/5") -> str:
    """Return a sign in the note: Ankle inversion weak (4/5)."""
    return f"{sign_in_short(anatomy, id, result, grade)}."


def sign_in_short(anatomy: Anatomy, id: str, result: Result, grade: str = "4/5") -> str:
    """Return a sign without its full stop."""
    known = _RESULTS.get((id, result))
    if known:
        return known
    test = anatomy.test(id)
    name = test.action if isinstance(test, Muscle) else test.name
    if isinstance(test, Muscle):
        word = f"weak ({grade})" if result is Result.WEAK else "full"
    else:
        word = result.value
    return sentence(f"{name} {word}")[:-1]


@lru_cache(maxsize=1)
def _people() -> Mapping[int, tuple[tuple[bool, int, int, tuple[int, ...]], ...]]:
    """Return all that may be told of a person, by its length."""
    found: dict[int, list[tuple[bool, int, int, tuple[int, ...]]]] = {}
    for asides in _asides():
        extra = sum(len(ASIDES[n]) + 1 for n in asides)
        for woman in (True, False):
            for work, job in enumerate(WORKS):
                for since, words in enumerate(SINCE):
                    length = len("Woman" if woman else "Man") + len(job) + len(words)
                    told = (woman, work, since, asides)
                    found.setdefault(length + extra, []).append(told)
    return {length: tuple(people) for length, people in found.items()}


def _asides() -> Iterator[tuple[int, ...]]:
    every = range(len(ASIDES))
    for count in range(len(ASIDES) + 1):
        yield from combinations(every, count)


SHORTEST = 3 + 4 + 6  # Man, cook, A week


def person_of_length(length: int, chance: int) -> Person:
    """Return somebody of whom as much is told; with few words besides if possible."""
    people = _people()[length]
    fewest = min(len(asides) for *_, asides in people)
    fit = [told for told in people if len(told[3]) == fewest]
    woman, work, since, asides = fit[chance % len(fit)]
    age = 22 + chance // 7 % 60
    return Person(age=age, woman=woman, work=work, since=since, asides=asides)
