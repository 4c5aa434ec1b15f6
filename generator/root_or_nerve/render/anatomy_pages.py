"""A page for each root, nerve and muscle, made from the anatomy alone."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from ..items.words import listed
from ..model.anatomy import Fibres, Muscle, Nerve, Ramus, Root, RootSupply
from ..model.library import NO_SKIN, Anatomy, Skin
from ..model.relations import Relations, relations
from .addresses import address
from .body_picture import Studio, studio
from .entries import (
    Link,
    Row,
    Section,
    capital,
    muscle_link,
    nerve_link,
    pair_links,
    reflex_link,
    root_link,
    supply_links,
    upward,
)
from .genital_page import schematic_of
from .page import Entry, Page
from .skin_sources import rests_on
from .statements import Statement, Statements
from .templates import fill, safe
from .territory_picture import territory_picture

Thing = TypeVar("Thing", Muscle, Nerve)

# Who looks for a name wants its own page before those that mention it.
_WEIGHT = {"Spinal root": 8.0, "Named nerve": 6.0}
_NOTES = "Variation, disputes, traps"
_CARRIES = {
    Fibres.SENSORY: "feeling only: no power, no reflex",
    Fibres.MOTOR: "power, and no skin",
    Fibres.MIXED: "feeling and power",
}


@dataclass(frozen=True)
class Atlas:
    """The anatomy read from both ends, and what draws it on the body."""

    anatomy: Anatomy
    relations: Relations
    studio: Studio | None = None

    @property
    def skin(self) -> Skin | None:
        return self.studio.skin if self.studio else None

    @classmethod
    def of(cls, anatomy: Anatomy, skin: Skin = NO_SKIN) -> "Atlas":
        return cls(anatomy, relations(anatomy), studio(skin))


def anatomy_pages(atlas: Atlas) -> dict[str, Page]:
    """Return the pages of all roots, nerves and muscles by path."""
    anatomy = atlas.anatomy
    roots = {address("roots", x.id): _root(x, atlas) for x in anatomy.roots.values()}
    nerves = {
        address("nerves", x.id): _nerve(x, atlas) for x in anatomy.nerves.values()
    }
    muscles = {
        address("muscles", x.id): _muscle(x, atlas) for x in anatomy.muscles.values()
    }
    return {**roots, **nerves, **muscles}


def _root(root: Root, atlas: Atlas) -> Page:
    anatomy, related = atlas.anatomy, atlas.relations
    state = Statements(anatomy.sources)
    rows = [
        Row("Skin, from the front", _some(state(root.front))),
        Row("Skin, from behind", _some(state(root.back))),
        Row("Key sensory point", _some(state(root.key_point))),
        Row("Key muscle", _some(state(root.key_muscle))),
        Row("Power, besides", _some(state(root.motor))),
        Row(
            "Reflexes",
            links=tuple(map(reflex_link, related.reflexes.get(root.id, ()))),
        ),
    ]
    muscles = related.muscles.get(root.id, ())
    nerves = related.nerves.get(root.id, ())
    sections = [
        Section(
            "look-alikes",
            "Look-alikes",
            groups=(("", _pairs(atlas, root.id)),),
        ),
        Section(
            "muscles",
            "Muscles",
            "Weakness in several of them, from different nerves, points to the root.",
            groups=_by_supply(root.id, muscles, lambda m: muscle_link(anatomy, m)),
        ),
        Section(
            "nerves",
            "Named nerves that carry its fibres",
            groups=_by_supply(root.id, nerves, nerve_link),
        ),
        rests_on(atlas.skin, root.id, state),
        Section("notes", _NOTES, statements=tuple(state.all(root.notes))),
    ]
    words = [fact.text for fact in (root.front, root.back) if fact]
    return _page(
        root.name,
        "Spinal root",
        rows,
        sections,
        state,
        words or [f"The {root.name}."],
        neighbours=_beside(root.id, list(anatomy.roots)),
        picture=territory_picture(atlas.studio, root),
    )


def _nerve(nerve: Nerve, atlas: Atlas) -> Page:
    anatomy, related = atlas.anatomy, atlas.relations
    state = Statements(anatomy.sources)
    ramus = "through dorsal rami" if nerve.ramus is Ramus.DORSAL else ""
    rows = [
        Row("Carries", words=_CARRIES[nerve.fibres]),
        Row(
            "Roots", _supply(state, nerve.roots), supply_links(nerve.roots), words=ramus
        ),
        Row("Branch of", _some(state(nerve.parent))),
        Row("Skin", _some(state(nerve.skin))),
        Row("As a schematic", links=schematic_of(anatomy, atlas.skin, nerve.id)),
        Row("Power and reflex", _some(state(nerve.motor))),
        Row("Stays normal", _some(state(nerve.spared)), is_decider=True),
    ]
    muscles = related.muscles.get(nerve.id, ())
    sections = [
        Section("look-alikes", "Look-alikes", groups=(("", _pairs(atlas, nerve.id)),)),
        Section(
            "muscles",
            "Muscles",
            groups=(("", tuple(muscle_link(anatomy, m) for m in muscles)),),
        ),
        Section("course", "Course", statements=tuple(state.all(nerve.course))),
        Section(
            "injury",
            "Where it is injured",
            statements=tuple(state.all(nerve.injury)),
        ),
        Section(
            "neighbours",
            "Nerves whose skin meets its skin",
            groups=(
                ("", tuple(nerve_link(anatomy.nerves[n]) for n in nerve.neighbours)),
            ),
        ),
        Section("landmarks", "Landmarks", groups=(("", _landmarks(atlas, nerve.id)),)),
        rests_on(atlas.skin, nerve.id, state),
        Section("notes", _NOTES, statements=tuple(state.all(nerve.notes))),
    ]
    words = [fact.text for fact in (nerve.skin, nerve.spared) if fact]
    also, title = _also(nerve), capital(nerve.name)
    picture = territory_picture(atlas.studio, nerve)
    return _page(
        title, "Named nerve", rows, sections, state, words, also, picture=picture
    )


def _muscle(muscle: Muscle, atlas: Atlas) -> Page:
    anatomy = atlas.anatomy
    state = Statements(anatomy.sources)
    nerves = tuple(nerve_link(anatomy.nerves[id]) for id in muscle.nerves)
    rows = [
        Row("Movement tested", words=muscle.action),
        Row("Roots", _supply(state, muscle.roots), supply_links(muscle.roots)),
        Row("Nerve", links=nerves),
    ]
    sections = [
        Section(
            "same-root",
            "Same root, another nerve",
            "If these are weak as well, it is not this muscle’s nerve alone.",
            groups=(("", _kin(atlas, muscle, is_same_root=True)),),
        ),
        Section(
            "same-nerve",
            "Same nerve, another root",
            "If these are weak as well, it is not this muscle’s root alone.",
            groups=(("", _kin(atlas, muscle, is_same_root=False)),),
        ),
        Section(
            "pairs", "It helps to decide", groups=(("", _pairs(atlas, muscle.id)),)
        ),
        Section("notes", "Traps", statements=tuple(state.all(muscle.notes))),
    ]
    words = [capital(f"{muscle.action}.")]
    title = capital(muscle.name)
    return _page(title, "Muscle", rows, sections, state, words, muscle.synonyms)


def _kin(atlas: Atlas, muscle: Muscle, *, is_same_root: bool) -> tuple[Link, ...]:
    """Return muscles that share its roots but no nerve, or its nerve but no root."""
    roots, nerves = set(muscle.roots.usual), set(muscle.nerves[:1])
    return tuple(
        muscle_link(atlas.anatomy, other)
        for other in atlas.anatomy.muscles.values()
        if other.id != muscle.id
        and bool(roots & set(other.roots.usual)) is is_same_root
        and bool(nerves & set(other.nerves[:1])) is not is_same_root
    )


def _page(
    title: str,
    kicker: str,
    rows: Iterable[Row],
    sections: Iterable[Section],
    state: Statements,
    words: Iterable[str],
    also: Iterable[str] = (),
    neighbours: tuple[Link | None, Link | None] = (None, None),
    picture: str = "",
) -> Page:
    told = [row for row in rows if row.statements or row.links or row.words]
    kept = [section for section in sections if not section.is_empty]
    html = fill(
        "entry",
        title=title,
        kicker=kicker,
        also=listed(also),
        rows=told,
        sections=kept,
        references=state.references,
        neighbours=neighbours,
        picture=safe(picture),
    )
    summary = " ".join(words)
    names = f"{', '.join(also)}. " if also else ""
    found = f"{kicker}. {names}{summary}"
    return Page(
        title,
        html.encode(),
        _short(summary),
        "entry.html",
        "atlas",
        outline=tuple((2, s.id, s.title) for s in kept),
        entries=(Entry(title, found, weight=_WEIGHT.get(kicker, 1.0)),),
    )


def _short(text: str) -> str:
    """Return the first sentence, for search engines and previews."""
    return text.split(". ")[0].rstrip(".") + "."


def _also(nerve: Nerve) -> list[str]:
    """Return abbreviation and synonyms, each once."""
    names = (nerve.abbreviation, *nerve.synonyms)
    return [name for name in dict.fromkeys(names) if name]


def _some(*statements: Statement | None) -> tuple[Statement, ...]:
    return tuple(s for s in statements if s)


def _supply(state: Statements, supply: RootSupply) -> tuple[Statement, ...]:
    """Return the evidence of a supply, without words of its own."""
    evidence = state.evidence(supply)
    return (Statement("", evidence),) if evidence else ()


def _by_supply(
    root: str, things: Iterable[Thing], link: Callable[[Thing], Link]
) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """Return links to what the root usually supplies, then to what it may supply."""
    usual = tuple(link(x) for x in things if root in x.roots.usual)
    variable = tuple(link(x) for x in things if root in x.roots.variable)
    named = (("Usually", usual), ("In some people", variable))
    return tuple((name, links) for name, links in named if links)


def _beside(id: str, order: list[str]) -> tuple[Link | None, Link | None]:
    place = order.index(id)
    above = root_link(order[place - 1]) if place else None
    below = root_link(order[place + 1]) if place + 1 < len(order) else None
    return above, below


def _pairs(atlas: Atlas, id: str) -> tuple[Link, ...]:
    return pair_links(atlas.anatomy, atlas.relations.pairs.get(id, ()), id)


def _landmarks(atlas: Atlas, id: str) -> tuple[Link, ...]:
    return tuple(
        Link(capital(x.name), upward(address("landmarks", x.id)), x.found.text)
        for x in atlas.relations.landmarks.get(id, ())
    )
