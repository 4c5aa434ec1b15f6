"""Pages that list the anatomy: regions, look-alikes, causes, tests, words."""

from collections.abc import Iterable

from ..model.anatomy import Condition, Landmark, Term, Test, TestKind
from ..model.base import Fact, Region
from ..model.library import NO_SKIN, Anatomy, Skin
from .anatomy_pages import Atlas
from .body_assets import FOLDER, views_in_order
from .entries import (
    Link,
    capital,
    nerve_link,
    pair_links,
    root_link,
    test_links,
)
from .filters import Filter, region_filter
from .page import Entry, Page, listed_page
from .statements import Statements
from .templates import fill

_KINDS = Filter("Kind", tuple(TestKind))


def atlas_pages(atlas: Atlas, skin: Skin = NO_SKIN) -> dict[str, Page]:
    """Return all lists by path."""
    anatomy = atlas.anatomy
    return {
        "atlas/index.md": _atlas(anatomy, skin),
        "pairs/index.md": _pairs(anatomy, skin),
        "conditions/index.md": _conditions(atlas),
        "tests/index.md": _tests(atlas),
        "landmarks/index.md": _landmarks(anatomy),
        "glossary/index.md": _glossary(anatomy),
    }


def _atlas(anatomy: Anatomy, skin: Skin) -> Page:
    tables = (anatomy.roots, anatomy.nerves)
    used = [r for table in tables for x in table.values() for r in x.regions]
    filter = region_filter(used)
    regions = []
    for region in Region:
        roots = [x for x in anatomy.roots.values() if region in x.regions]
        nerves = [x for x in anatomy.nerves.values() if region in x.regions]
        if roots or nerves:
            regions.append(
                (
                    region.value.replace(" ", "-"),
                    capital(region.value),
                    filter.numbers([region]),
                    [root_link(x.id, _skin(x.front, x.back)) for x in roots],
                    [nerve_link(x, _skin(x.skin)) for x in nerves],
                )
            )
    summary = (
        "Every root and every named nerve by region of the body, with the skin it "
        "is read from."
    )
    html = fill(
        "atlas",
        summary=summary,
        regions=regions,
        filters=[filter],
        body=_body(skin),
        has_studies=bool(anatomy.studies),
    )
    return listed_page("Atlas", html, summary, "atlas")


def _body(skin: Skin) -> dict[str, object] | None:
    """Return what the controls of the drawn body offer; None if it was not drawn."""
    if skin.drawn is None:
        return None
    maps = [
        (id, map)
        for id, map in skin.territories.maps.items()
        if id in skin.drawn.atlas.maps
    ]
    dermatomes = [(id, map) for id, map in maps if map.of == "dermatomes"]
    views = [(v.id, _brief(v.name)) for v in views_in_order(skin.drawn)]
    if not (dermatomes and views):
        return None
    return {"folder": FOLDER, "views": views, "maps": dermatomes}


def _brief(name: str) -> str:
    """Return the name of a view for a button: Head, front; Perineum."""
    name = name.replace(" and neck", "").replace(" and buttock", "")
    return name.removesuffix(", thighs raised")


def _skin(*facts: Fact | None) -> str:
    return " ".join(fact.text for fact in facts if fact) or "No skin of its own."


def _pairs(anatomy: Anatomy, skin: Skin) -> Page:
    pairs = anatomy.pairs.values()
    filter = region_filter(region for pair in pairs for region in pair.regions)
    rows = [
        (filter.numbers(pair.regions), link, pair.shared.text)
        for pair, link in zip(pairs, pair_links(anatomy, pairs), strict=True)
    ]
    summary = (
        "Two causes, one complaint, and the finding that does most to separate them."
    )
    overlap = "overlap.md" if skin.drawn else ""
    html = fill("pairs", summary=summary, pairs=rows, filters=[filter], overlap=overlap)
    return listed_page("Look-alikes", html, summary, "atlas")


def _conditions(atlas: Atlas) -> Page:
    anatomy = atlas.anatomy
    state = Statements(anatomy.sources)
    ordered = sorted(anatomy.conditions.values(), key=lambda c: not c.emergency)
    entries = [
        {
            "condition": c,
            "name": capital(c.name),
            "clue": state(c.clue),
            "action": state(c.action),
            "tests": test_links(anatomy, c.tests),
            "notes": state.all(c.notes),
            "pairs": pair_links(anatomy, atlas.relations.pairs.get(c.id, ()), c.id),
        }
        for c in ordered
    ]
    summary = "What is neither one root nor one named nerve. Emergencies come first."
    html = fill(
        "conditions", summary=summary, entries=entries, references=state.references
    )
    found = [_found_condition(c) for c in ordered]
    return listed_page(
        "Other causes",
        html,
        summary,
        "atlas",
        found,
        [(c.id, capital(c.name)) for c in ordered],
    )


def _named(synonyms: Iterable[str], text: str) -> str:
    """Return other names before a text, for search."""
    names = ", ".join(synonyms)
    return f"{names}. {text}" if names else text


def _found_condition(condition: Condition) -> Entry:
    text = _named(condition.synonyms, condition.clue.text)
    return Entry(capital(condition.name), text, condition.id)


def _tests(atlas: Atlas) -> Page:
    anatomy = atlas.anatomy
    state = Statements(anatomy.sources)
    groups = [
        (
            kind.value,
            capital(kind.value),
            _KINDS.numbers([kind]),
            [_test(test, atlas, state) for test in tests],
        )
        for kind in TestKind
        if (tests := [t for t in anatomy.tests.values() if t.kind is kind])
    ]
    summary = (
        "What each examination or investigation speaks for, and what it cannot prove."
    )
    html = fill(
        "tests",
        summary=summary,
        groups=groups,
        filters=[_KINDS],
        references=state.references,
    )
    return listed_page(
        "Tests",
        html,
        summary,
        "atlas",
        map(_found_test, anatomy.tests.values()),
        [(kind, title) for kind, title, _, _ in groups],
    )


def _test(test: Test, atlas: Atlas, state: Statements) -> dict[str, object]:
    pairs = atlas.relations.pairs.get(test.id, ())
    return {
        "id": test.id,
        "name": capital(test.name),
        "method": state(test.method),
        "shows": state.all(test.shows),
        "limits": state.all(test.limits),
        "pairs": pair_links(atlas.anatomy, pairs),
    }


def _found_test(test: Test) -> Entry:
    words = _named(test.synonyms, " ".join(fact.text for fact in test.shows))
    return Entry(capital(test.name), words, test.id)


def _landmarks(anatomy: Anatomy) -> Page:
    state = Statements(anatomy.sources)
    landmarks = sorted(anatomy.landmarks.values(), key=lambda x: x.name.lower())
    entries = [
        {
            "id": x.id,
            "name": capital(x.name),
            "also": _also(x),
            "found": state(x.found),
            "marks": state.all(x.marks),
            "nerves": [nerve_link(anatomy.nerves[id]) for id in x.nerves],
            "tests": test_links(anatomy, x.tests),
        }
        for x in landmarks
    ]
    summary = "Places that a finger can find, and what lies there."
    html = fill(
        "landmarks", summary=summary, entries=entries, references=state.references
    )
    found = [
        Entry(capital(x.name), f"{_also(x)} {x.found.text}", x.id) for x in landmarks
    ]
    return listed_page("Landmarks", html, summary, "atlas", found)


def _glossary(anatomy: Anatomy) -> Page:
    state = Statements(anatomy.sources)
    terms = sorted(anatomy.terms.values(), key=lambda x: x.name.lower())
    entries = [
        {
            "id": x.id,
            "name": capital(x.name),
            "also": _also(x),
            "meaning": state(x.meaning),
            "see": [
                Link(anatomy.terms[id].name, f"#{id}")
                for id in x.see
                if id in anatomy.terms
            ],
        }
        for x in terms
    ]
    summary = "The words of this course, each in a sentence or two."
    html = fill(
        "glossary", summary=summary, entries=entries, references=state.references
    )
    found = [
        Entry(capital(x.name), f"{_also(x)} {x.meaning.text}", x.id) for x in terms
    ]
    return listed_page("Glossary", html, summary, "atlas", found)


def _also(thing: Landmark | Term) -> str:
    names = dict.fromkeys((thing.abbreviation, *thing.synonyms))
    return ", ".join(name for name in names if name)
