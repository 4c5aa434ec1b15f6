"""What the course prints of the literature, against what was typed off the reference.

The table below was typed by hand from the reference on anatomy, study by study; the
YAML must say the same, and nothing that the reference marks as second-hand.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from root_or_nerve.model.library import Library
from root_or_nerve.model.studies import Study

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "content/anatomy/studies.yaml").read_text(encoding="utf-8")


def values(parts: object) -> list[object]:
    """Return numbers and words of a list of measurements, for comparison."""
    assert isinstance(parts, tuple)
    return [
        tuple(
            value
            for name, value in vars(part).items()
            if value is not None and name not in ("note", "unit", "setting")
        )
        for part in parts
    ]


LENGTHS: list[tuple[str, str, list[tuple[float | None, ...]]]] = [
    # study, list, (mean, sd, low, high, n) of each
    ("lu-1998", "crossings", [(64.7, 5.3, None, None), (81.0, 9.2, None, None)]),
    ("lu-1998", "perforations", [(5.8, 1.8), (2.2, 1.8), (12.0, 4.4)]),
    ("xu-1996", "crossings", [(68.8,)]),
    ("tubbs-2010", "crossings", [(50,), (65,), (73,)]),
    ("tubbs-2010", "diameters", [(1.1,), (0.8,)]),
    ("loubser", "crossings", [(69.6, 15.0), (72.1, 10.2)]),
    ("sittitavornwong-2013", "crossings", [(57, 12.2)]),
    ("sittitavornwong-2013", "middle_points", [(65.5, 15.3)]),
    ("iwanaga-2019-groove", "crossings", [(45.2, 11.2), (65.3, 8.2)]),
    ("maigne-1989", "crossings", [(None, None, 70, 80)]),
    ("iwanaga-2018", "diameters", [(1.71, 0.29), (1.73, 0.40), (1.52, 0.55)]),
    (
        "konno-2017-middle",
        "middle_points",
        [(28.5, 11.2, 9.1, 53.7), (36.0, 6.4, 23.5, 45.2)],
    ),
    ("konno-2017-middle", "diameters", [(1.6, 0.5, 0.5, 3.1)]),
    ("iliohypogastric-branch", "neighbours", [(97.4, 8.4)]),
    ("azzam-2014", "neighbours", [(3.5,)]),
]


@pytest.mark.parametrize(("id", "name", "wanted"), LENGTHS)
def test_lengths_are_as_published(
    library: Library, id: str, name: str, wanted: list[tuple[float | None, ...]]
) -> None:
    found = getattr(library.anatomy.studies[id], name)
    padded = [(*one, *(None,) * (4 - len(one))) for one in wanted]
    assert [(x.mean_mm, x.sd_mm, x.low_mm, x.high_mm) for x in found] == padded


SHARES: list[tuple[str, str, list[tuple[int | None, int | None, float | None]]]] = [
    # study, list, (count, of, percent as printed) of each
    ("maigne-1989", "origins", [(22, 37, 60), (10, 37, 27), (5, 37, 13)]),
    ("maigne-1989", "entrapments", [(2, 37, None)]),
    (
        "iwanaga-2019-origins",
        "origins",
        [(None, 20, percent) for percent in (75, 90, 95, 45, 10)],
    ),
    ("iwanaga-2019-origins", "levels", [(None, 20, 55), (None, 20, 30)]),
    ("iwanaga-2019-origins", "branches", [(None, 20, 45)]),
    ("iwanaga-2018", "origins", [(1, 12, None), (1, 12, None)]),
    ("iwanaga-2018", "piercings", [(None, 12, p) for p in (58.3, 58.3, 83.3)]),
    ("konno-2017-superior", "origins", [(2, 13, None), (6, 13, None), (5, 13, None)]),
    ("konno-2017-superior", "tunnels", [(13, 81, 16)]),
    ("konno-2017-superior", "entrapments", [(10, 13, None)]),
    ("tubbs-2010", "branches", [(20, 20, None), (16, 20, None), (15, 20, None)]),
    ("lu-1998", "entrapments", [(2, 15, None)]),
    (
        "kuniya-2013",
        "tunnels",
        [(61, 109, 56), (42, 109, 39), (30, 109, 28), (14, 109, 13)]
        + [(n, 109, None) for n in (25, 11, 4, 11, 2, 4, 4)],
    ),
    ("kuniya-2013", "entrapments", [(2, 109, None)]),
    ("kuniya-2011", "tunnels", [(None, 89, p) for p in (37.1, 25.8, 7.9)]),
    ("iwanaga-2019-groove", "tunnels", [(11, 20, None)]),
    ("sittitavornwong-2013", "bands", [(None, 39, p) for p in (23, 61.5, 15.4)]),
    ("konno-2017-middle", "ligament", [(10, 64, 16)]),
    ("konno-2017-middle", "entrapments", [(4, 10, None)]),
    ("maigne-doursounian-in-review", "frequencies", [(29, 1800, 1.6)]),
    ("kuniya-2014", "frequencies", [(113, 834, 14), (54, 113, 49)]),
    ("kiral-2024", "frequencies", [(24, 200, 12)]),
    ("fujihara-2021", "frequencies", [(50, 383, 13.1), (7, 383, 1.8)]),
    ("matsumoto-2018", "frequencies", [(9, 11, 82)]),
    ("middle-cluneal-2023", "frequencies", [(32, 44, None)]),
    ("morimoto-2013", "frequencies", [(21, 34, None)]),
    ("iwamoto-2017", "frequencies", [(5, 8, None)]),
    ("orthop-proc-2003", "bands", [(None, None, 30)]),
    ("orthop-proc-2003", "injuries", [(3, 15, 20), (8, 21, 38), (6, 21, 28)]),
    ("schwartz-2009", "injuries", [(None, 170, p) for p in (24, 13, 19)]),
    ("arrington-1996", "injuries", [(41, 414, 10), (24, 414, 5.8)]),
    ("pirris-2014", "injuries", [(None, 25, 64)]),
    ("baranidharan-2020", "injuries", [(127, 764, 17)]),
]


@pytest.mark.parametrize(("id", "name", "wanted"), SHARES)
def test_shares_are_as_published(
    library: Library,
    id: str,
    name: str,
    wanted: list[tuple[int | None, int | None, float | None]],
) -> None:
    found = getattr(library.anatomy.studies[id], name)
    assert [(x.count, x.of, x.percent) for x in found] == wanted


def test_results_are_as_published(library: Library) -> None:
    wanted = {
        "kuniya-2014": (113, [(96, 113), (77, 113)]),
        "gautam-2022": (25, [None]),
        "talu-2000": (1, [None]),
        "maigne-1997": (19, [(13, 19), (6, 19)]),
        "morimoto-2013": (34, [(34, 34)]),
        "iwamoto-2017": (8, [None]),
        "middle-cluneal-2023": (44, [(6, 32)]),
        "stimulation-series": (6, [(5, 6)]),
    }
    studies = library.anatomy.studies
    assert {s.id for s in studies.values() if s.results} == wanted.keys()
    for id, (n, shares) in wanted.items():
        (result,) = studies[id].results
        assert result.treated.n == n
        assert result.control == "none"
        found = [x.share and (x.share.count, x.share.of) for x in result.outcomes]
        assert found == shares
    (change,) = studies["kuniya-2014"].results[0].scores
    assert (change.before.mean, change.before.sd) == (68.6, 19.2)
    assert (change.after.mean, change.after.sd) == (45.2, 28.8)


def test_criteria_and_severity_are_as_published(library: Library) -> None:
    studies = library.anatomy.studies
    reliefs = {
        study.id: (c.relief.margin.value, c.relief.percent, c.relief.when)
        for study in studies.values()
        for c in study.criteria
        if c.relief
    }
    assert reliefs == {
        "iwamoto-2017": ("more-than", 75, "within 2 hours"),
        "kiral-2024": ("at-least", 70, "at 1 hour"),
        "gautam-2022": ("more-than", 50, "for at least 2 hours"),
    }
    (test,) = studies["kiral-2024"].accuracy
    assert (test.sensitivity_percent, test.specificity_percent) == (41.67, 88.64)
    ours, others = studies["miki-2019"].severity
    assert (ours.of, ours.median, ours.low_quartile, ours.high_quartile) == (
        35,
        13,
        8,
        15,
    )
    assert (others.of, others.median, others.low_quartile) == (33, 7, 4)
    assert (ours.duration_months, others.duration_months) == (26, 16)


def test_patterns_of_tunnels_add_up_to_the_branches(library: Library) -> None:
    shares = library.anatomy.studies["kuniya-2013"].tunnels
    patterns = [share for share in shares if share.only]
    assert sum(share.count or 0 for share in patterns) == 61
    for branch in ("medial", "intermediate", "lateral"):
        (whole,) = (s for s in shares if not s.only and s.branches == (branch,))
        parts = [s.count or 0 for s in patterns if branch in s.branches]
        assert sum(parts) == whole.count


@pytest.mark.parametrize(
    "figure",
    [
        "87%",  # Takayama 1961, second-hand
        "78%",  # a registry's word on radiofrequency
        "57%",  # Strong and Davila, second-hand
        "35%",  # more than three branches, second-hand
        "90%",  # a news item on a block
        "percent: 35",
        "percent: 87",
        "percent: 78",
        "percent: 57",
        "count: 18\n",
        "count: 3\n      of: 10",  # its denominators do not fit
        "9.4",
    ],
)
def test_nothing_second_hand_is_printed(figure: str) -> None:
    assert figure not in TEXT


def test_every_limit_is_its_own(library: Library) -> None:
    limits = [study.cannot_tell for study in library.anatomy.studies.values()]
    assert all(limit.endswith(".") for limit in limits)
    assert len(set(limits)) == len(limits)


def test_no_two_studies_tell_the_same_twice(library: Library) -> None:
    def told(study: Study) -> set[tuple[str, object]]:
        lists = ("tunnels", "frequencies", "injuries", "crossings")
        return {
            (name, value) for name in lists for value in values(getattr(study, name))
        }

    studies = list(library.anatomy.studies.values())
    for i, one in enumerate(studies):
        for other in studies[i + 1 :]:
            assert not told(one) & told(other), (one.id, other.id)


def test_a_study_that_another_holds_names_it(library: Library) -> None:
    studies = library.anatomy.studies
    parts = {id: study.part_of for id, study in studies.items() if study.part_of}
    assert parts == {"kuniya-2011": "kuniya-2013"}
    assert set(parts.values()) <= studies.keys()
