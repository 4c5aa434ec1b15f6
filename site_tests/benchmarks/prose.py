"""Sentences of the synthetic corpus: varied enough not to flatter gzip."""
# ruff: noqa: E501 - a sentence a line

from __future__ import annotations

from random import Random

TITLES = (
    "An ache that came with the new belt",
    "Numb after a long flight",
    "The stairs are slower this spring",
    "Pain that waits for the evening",
    "A foot that slaps on the pavement",
    "Two scans and no agreement",
    "Worse in the saddle, better on foot",
    "Something pulled in the garden",
    "The sock that is not there",
    "Pins and needles behind the wheel",
)
SUMMARIES = (
    "A {age}-year-old {sex} comes with a complaint of {time} and a scan that names too much.",
    "A {age}-year-old {sex} has been told what it is, and does not believe it after {time}.",
    "After {time} a {age}-year-old {sex} can still put one finger on the place.",
    "A {age}-year-old {sex} gave up {habit} {time} ago and would like it back.",
)
STORY = (
    "It began {time} ago, on the day after {habit}, and has not let go since.",
    "At first it came only in the evening; now it is there before breakfast.",
    "Sitting is worse than walking, and lying on the {side} side is worst of all.",
    "The pain starts {place} and on bad days it runs as far as {other}.",
    "Asked to point, the patient lays {fingers} fingers {place}.",
    "A {worker} had treated the back for {time}, with no change that lasted.",
    "Tablets took the edge off for a week and were then given up.",
    "There has been no fall, no fever and no loss of weight.",
    "Bladder and bowels are as they always were, and the saddle feels normal.",
    "Turning over in bed wakes the patient {fingers} or more times a night.",
    "A neighbour had the same and was operated on, which is why this visit was brought forward.",
    "Shoes have been changed, the mattress has been changed, and {habit} has been given up.",
    "The skin {place} feels as if a cloth lay over it.",
    "Coughing makes no difference, though a long drive does.",
    "An operation {time} ago helped the leg, and left this behind.",
    "The other leg is well, and so are both arms.",
)
EXAMINATION = (
    "Standing, the patient keeps the weight on the {side} leg and the spine straight.",
    "Forward bending stops at mid-shin and is uncomfortable rather than painful.",
    "Light touch is compared on both sides, from the groin to the toes.",
    "{test} is tried first, and once more at the end.",
    "Power is {grade}/5 where it was said to be weak and full in every neighbour.",
    "{test} gives the same answer on both sides.",
    "The hips turn freely, and pressing on the greater trochanter hurts no more than it should.",
    "A scar of {n} cm lies {place}; it is pale, soft and not tender at its ends.",
    "Pin is dull {place}, with an edge that the patient can draw.",
    "Feeling {other} is normal on both sides.",
    "Heel and toe walking are steady, and so is a single rise from a low chair.",
    "The pulses at both feet are easy to feel.",
    "{test} could not be judged, because the patient could not lie face down.",
    "Nothing is wasted, and the calves differ by less than {n} mm.",
)
IMAGING = (
    "MRI, {time} old: worn discs at two levels, with a bulge that touches nothing.",
    "The report ends with the words “please correlate”, and means it.",
    "At one level the foramen on the {side} is narrow; the root in it is seen in full.",
    "No fracture, no tumour and no sign of infection.",
    "Metalwork stands where it was put, with no halo round any screw.",
    "A small cyst beside a facet joint is mentioned, and was there {time} before.",
    "The radiograph of the pelvis is normal for the age.",
)
EXPLANATION = (
    "What decides is the set, and not any one of its members {cite}.",
    "The **{root}** supplies more skin than is lost here, and would be looked for {other}.",
    "The {nerve} carries what is missing and nothing that was kept.",
    "{test} bears on the {root} and says little about a nerve beyond the foramen.",
    "In published series findings of this kind are common in people without symptoms {cite}.",
    "A normal jerk makes a root less likely; by itself it does not clear one.",
    "Pain alone would not have told, since it leaves the dermatome more often than not {cite}.",
    "The order of events matters as much as the map: this came {time} after the other.",
    "Had the {nerve} been hurt higher up, *two more* muscles would have been weak.",
    "The image shows a level that could be guilty; the skin gives it an alibi.",
    "Two lesions may stand together, and a second look in {time} costs nothing.",
    "Relief from a block would support this answer, but placebo and spread are real {cite}.",
    "Studies disagree on how far this skin reaches, so its edge was not used to decide.",
    "**What would prove you wrong:** loss {other}, or weakness that grows.",
    "Call at once for new weakness, fever, or a bladder that does not empty.",
)
BECAUSE = (
    "It belongs to the {root}, which would also have to be missing {other}",
    "The {nerve} does not reach that far, so a loss there needs another explanation",
    "{test} was normal, and it is the first thing that would have changed",
    "Both would give this, so it does not tell the two apart",
    "It sets off the patient's own complaint at one place, outside the spine",
    "The movement travels in the {nerve}, and that movement is strong",
    "It asks about a level two segments away from the one in question",
    "The skin {place} is shared, and therefore cannot decide",
    "It was found on both sides, and so it is probably old",
    "No part of the complaint follows its course, in rest or in movement",
)
NOTES = (
    "Test the muscle that is furthest from the lesion first: it fails before the others.",
    "Compare with the other side before you believe a difference.",
    "Ask the patient to draw the edge; a finger is more honest than a brush.",
)

_SLOTS = {
    "time": ("three weeks", "five months", "a year", "eight weeks", "ten days"),
    "habit": ("digging", "a long run", "moving house", "cycling to work", "skiing"),
    "side": ("left", "right"),
    "place": (
        "over the upper buttock",
        "at the outer thigh",
        "along the inner knee",
        "on the top of the foot",
        "behind the hip",
        "across the groin",
    ),
    "other": (
        "below the knee",
        "at the sole",
        "in the first web",
        "on the front of the thigh",
        "at the heel",
    ),
    "fingers": ("two", "three", "four"),
    "worker": ("masseur", "physiotherapist", "chiropractor", "family doctor"),
}


class Writer:
    """Draws sentences and fills their slots, from one seed."""

    def __init__(self, rng: Random, names: dict[str, tuple[str, ...]]) -> None:
        self.rng, self._choices = rng, {**_SLOTS, **names}

    def sentence(self, pool: tuple[str, ...], **given: str) -> str:
        """Return one sentence; a word in front is written with a capital."""
        slots = {name: self.rng.choice(words) for name, words in self._choices.items()}
        numbers = {
            "n": str(self.rng.randint(2, 14)),
            "grade": str(self.rng.randint(3, 4)),
        }
        text = self.rng.choice(pool).format(**slots, **numbers, **given)
        return text[0].upper() + text[1:]

    def paragraph(self, pool: tuple[str, ...], words: int, **given: str) -> str:
        """Return different sentences until there are so many words."""
        text: list[str] = []
        rest = list(pool)
        while len(" ".join(text).split()) < words:
            rest = rest or list(pool)
            chosen = rest.pop(self.rng.randrange(len(rest)))
            text.append(self.sentence((chosen,), **given))
        return " ".join(text)
