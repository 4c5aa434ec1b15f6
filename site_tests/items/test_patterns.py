"""Made-up patients: what their keys rest on, and what must not give them away."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import partial
from hashlib import sha256

import numpy as np
import pytest

from root_or_nerve.geometry.pattern_outlines import outline_of
from root_or_nerve.items import pattern_note
from root_or_nerve.items.bank import PatternItem
from root_or_nerve.items.pattern_alone import is_nested
from root_or_nerve.items.pattern_choice import saddle_share
from root_or_nerve.items.pattern_extent import extent_of
from root_or_nerve.items.pattern_forms import BLUEPRINT
from root_or_nerve.items.pattern_item import pattern_items
from root_or_nerve.items.pattern_margin import LEAST, Class, claimed, margin
from root_or_nerve.items.pattern_note import note
from root_or_nerve.items.pattern_signs import ABNORMAL, alarms, decides
from root_or_nerve.items.payload import unpack
from root_or_nerve.model.anatomy import Muscle, PairSideKind
from root_or_nerve.model.library import Library
from root_or_nerve.model.patterns import ASIDES, TIMES, WORKS, Pattern, Patterns
from root_or_nerve.model.relations import all_roots


@pytest.fixture(scope="module")
def patterns(library: Library) -> Patterns:
    assert library.patterns is not None
    return library.patterns


@pytest.fixture(scope="module")
def items(library: Library, patterns: Patterns) -> dict[str, PatternItem]:
    made = pattern_items(library.anatomy, library.skin, patterns)
    bank = unpack(tuple(data for _, data in made.values()))
    return {item.id: item for item in bank.items if isinstance(item, PatternItem)}


def test_there_are_about_four_thousand_of_every_pair(
    library: Library, patterns: Patterns
) -> None:
    assert 3600 <= len(patterns.items) <= 4400
    of_pair = Counter(p.pair for p in patterns.items)
    assert of_pair.keys() == library.anatomy.pairs.keys()
    assert min(of_pair.values()) >= 12


def test_the_shares_of_classes_are_as_planned(patterns: Patterns) -> None:
    count = Counter(p.key for p in patterns.items)
    whole = len(patterns.items)
    assert count["other"] >= 0.15 * whole
    assert 0.10 * whole <= count["undetermined"] <= 0.15 * whole
    assert count["emergency"] >= 0.08 * whole
    assert abs(count["root"] - count["nerve"]) <= 0.005 * whole


def test_skin_that_is_keyed_alone_is_keyed_by_every_map_that_it_claims(
    library: Library, patterns: Patterns
) -> None:
    alone = [p for p in patterns.items if p.margin is not None]
    assert len(alone) >= 200
    for pattern in alone:
        assert pattern.key in ("root", "nerve")
        pair = library.anatomy.pairs[pattern.pair]
        extent = extent_of(library.skin, patterns.skins[pattern.skin])
        key: Class = "root" if pattern.key == "root" else "nerve"
        assert claimed(library.skin, extent)
        assert margin(library.skin, extent, key, pair) == pattern.margin
        assert pattern.margin is not None
        assert pattern.margin >= LEAST


def test_a_root_or_nerve_without_signs_is_keyed_by_numb_skin(
    library: Library, patterns: Patterns
) -> None:
    for pattern in patterns.items:
        if pattern.key in ("root", "nerve") and not pattern.signs:
            assert pattern.symptom == "numbness"
            assert pattern.margin is not None
        if pattern.key == "nerve" and not pattern.signs:
            pair = library.anatomy.pairs[pattern.pair]
            assert not is_nested(library.anatomy, library.skin, pair)


def test_pain_alone_is_never_a_root_or_a_nerve(
    library: Library, patterns: Patterns
) -> None:
    for pattern in patterns.items:
        if pattern.symptom == "pain" and pattern.key in ("root", "nerve"):
            pair = library.anatomy.pairs[pattern.pair]
            signs = dict(pattern.signs)
            assert any(
                id in signs and decides(shown) for id, shown in pair.signs.items()
            )
            assert any(result in ABNORMAL for result in signs.values())


def test_what_decides_is_told_and_what_is_left_open_tells_nothing(
    library: Library, patterns: Patterns
) -> None:
    for pattern in patterns.items:
        pair = library.anatomy.pairs[pattern.pair]
        deciding = [
            id
            for id, _ in pattern.signs
            if id in pair.signs and decides(pair.signs[id])
        ]
        if pattern.key == "undetermined":
            assert not deciding
            assert pattern.told is None
        elif pattern.key in ("root", "nerve") and pattern.signs:
            assert deciding
        if pattern.key != "emergency":
            assert not any(alarms(library.anatomy, *sign) for sign in pattern.signs)


def test_numb_skin_of_the_saddle_is_no_question_of_roots_and_nerves(
    library: Library, patterns: Patterns
) -> None:
    for pattern in patterns.items:
        if pattern.symptom == "numbness":
            stretch = patterns.skins[pattern.skin]
            assert saddle_share(library.skin, stretch) < LEAST


def test_signs_of_pairs_agree_with_supply(library: Library) -> None:
    anatomy = library.anatomy
    for pair in anatomy.pairs.values():
        for id, shown in pair.signs.items():
            thing = anatomy.test(id)
            for side, result in zip(pair.sides, shown, strict=True):
                if not isinstance(thing, Muscle) or result not in ABNORMAL:
                    continue
                ways = {*all_roots(thing.roots), *thing.nerves}
                if side.kind is not PairSideKind.CONDITION:
                    assert ways & {*side.ids}, (pair.id, id, side.ids)


def test_a_patient_with_findings_has_a_twin_of_the_other_class(
    patterns: Patterns,
) -> None:
    told: defaultdict[tuple[object, ...], Counter[str]] = defaultdict(Counter)
    for p in patterns.items:
        if p.key in ("root", "nerve") and p.signs:
            told[p.skin, p.side, p.symptom, len(p.signs)][p.key] += 1
    uneven = sum(abs(n["root"] - n["nerve"]) for n in told.values())
    assert uneven <= 0.01 * len(patterns.items)


def test_forms_are_alike_apart_from_each_other_and_from_practice(
    library: Library, patterns: Patterns
) -> None:
    forms = {f: [p for p in patterns.items if p.form == f] for f in ("A", "B")}
    skins = [{p.skin for p in form} for form in forms.values()]
    assert not skins[0] & skins[1]
    for form in forms.values():
        assert Counter(p.key for p in form) == BLUEPRINT

    def blueprint(p: Pattern) -> tuple[object, ...]:
        return p.pair, p.key, p.symptom, len(p.signs), p.both, p.side

    assert Counter(map(blueprint, forms["A"])) == Counter(map(blueprint, forms["B"]))


def test_the_numbers_of_people_name_words() -> None:
    counts = len(pattern_note.WORKS), len(pattern_note.SINCE), len(pattern_note.ASIDES)
    assert counts == (WORKS, TIMES, ASIDES)


def test_notes_read_like_notes(library: Library, patterns: Patterns) -> None:
    for pattern in patterns.items:
        told = note(library.anatomy, pattern)
        assert told.startswith(("Woman, ", "Man, "))
        assert told.endswith(".")
        assert "  " not in told
        assert ".." not in told
        assert len(told) <= 260


def test_items_are_complete(items: dict[str, PatternItem]) -> None:
    for item in items.values():
        texts = [*item.because.model_dump().values(), item.deciding, item.words]
        assert all(text.strip() for text in texts), item.id
        assert all(" ." not in text and ".." not in text for text in texts), item.id
        if item.key == "undetermined" and item.next:
            assert item.next_key in {option.id for option in item.next}


def test_most_open_patterns_ask_for_the_next_test(
    items: dict[str, PatternItem],
) -> None:
    opened = [item for item in items.values() if item.key == "undetermined"]
    assert sum(bool(item.next) for item in opened) >= 0.9 * len(opened)


def test_ids_are_permanent(library: Library, patterns: Patterns) -> None:
    """An id names what is asked: the same question never gets another one."""
    what = sorted(
        sha256(p.id.encode()).hexdigest()[:6] for p in patterns.items if p.form
    )
    assert len({p.id for p in patterns.items}) == len(patterns.items)
    assert len(what) == 2 * sum(BLUEPRINT.values())


def cues(library: Library, patterns: Patterns) -> np.ndarray:
    measure = partial(outline_of, library.skin)
    skins = [measure(stretch) for stretch in patterns.skins]
    views = sorted({stretch.view for stretch in patterns.skins})
    rows = []
    for p in patterns.items:
        area, long, corners = skins[p.skin]
        view = patterns.skins[p.skin].view
        rows.append(
            [
                ("left", "right", "both").index(p.side),
                *(view == one for one in views),
                len(note(library.anatomy, p)),
                len(p.signs),
                np.log(area + 1),
                np.log(long),
                corners,
            ]
        )
    return np.array(rows, float)


def test_no_surface_cue_tells_a_root_from_a_nerve(
    library: Library, patterns: Patterns
) -> None:
    from sklearn.ensemble import RandomForestClassifier
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import (
        StratifiedGroupKFold,
        StratifiedKFold,
        cross_val_score,
    )
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    keys = np.array([p.key for p in patterns.items])
    every = cues(library, patterns)
    # A twin in another fold tells the opposite; together in one they tell nothing.
    groups = np.array([p.skin for p in patterns.items])
    apart = StratifiedKFold(10, shuffle=True, random_state=1)
    together = StratifiedGroupKFold(10, shuffle=True, random_state=1)
    two = np.isin(keys, ["root", "nerve"])

    def score(model: object, values: np.ndarray, of_two: bool) -> float:
        rows = two if of_two else np.ones(len(keys), bool)
        values, right, twins = values[rows], keys[rows], groups[rows]
        of_group = list(together.split(values, right, twins))
        scores = [
            cross_val_score(model, values, right, cv=folds).mean()
            for folds in (apart, of_group)
        ]
        return float(max(scores))

    models = (
        make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000)),
        RandomForestClassifier(60, min_samples_leaf=5, random_state=1),
    )
    most = max(np.mean(keys == key) for key in np.unique(keys))
    for model in models:
        assert score(model, every, of_two=True) <= 0.52
        assert score(model, every, of_two=False) <= most + 0.02
    for column in every.T:
        assert score(models[0], column[:, None], of_two=True) <= 0.52


def test_roots_are_shown_in_the_map_that_the_skin_is_drawn_after(
    library: Library, items: dict[str, PatternItem]
) -> None:
    assert library.skin.drawn is not None
    maps = library.skin.drawn.atlas.maps
    other = []
    for item in items.values():
        drawn = {a.map for s in item.skin for a in (s.of, s.cut_to) if a} - {"nerves"}
        for candidate in item.candidates:
            if candidate.look != "root" or candidate.skin is None or not drawn:
                continue
            has = any(
                id in maps[m].territories for m in drawn for id in candidate.skin.ids
            )
            if has and candidate.skin.map not in drawn:
                other.append(item.id)
    assert other == []
