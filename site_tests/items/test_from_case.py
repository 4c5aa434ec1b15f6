"""Items follow from what a case says: their keys, options, order and ids."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from typing import Any

import pytest
import yaml

from root_or_nerve.items.authored import authored_item
from root_or_nerve.items.bank import SCALE, ChoiceItem, ClassifyItem, Item, Verdict
from root_or_nerve.items.classify import verdict
from root_or_nerve.items.from_case import derive_items, image_id
from root_or_nerve.items.payload import VERDICTS, pack, payload, question, solution
from root_or_nerve.items.words import finding_words, image_words, listed, sentence
from root_or_nerve.load.library import load_library
from root_or_nerve.model.anatomy import Condition, Site
from root_or_nerve.model.base import Fact, Kind
from root_or_nerve.model.cases import Case, Finding, Image
from root_or_nerve.model.library import Anatomy, Library
from root_or_nerve.model.texts import AuthoredItem
from site_tests.course import BASE, ROOT

CLUNEAL, RADICULAR, OPEN = (
    "crest-pain-after-fusion",
    "toe-catches-on-the-stairs",
    "bent-forward-before-surgery",
)
IDS = sorted(path.stem for path in (ROOT / "content" / "cases").glob("*.md"))


@pytest.fixture(scope="session")
def small() -> Library:
    return load_library(BASE)[0]


@pytest.fixture
def anatomy(small: Library) -> Anatomy:
    return small.anatomy


@pytest.fixture
def case(small: Library) -> Case:
    return small.cases[0].case


def items_of(case: Case, anatomy: Anatomy) -> dict[str, Item]:
    items = derive_items(case, anatomy, f"cases/{case.id}.md")
    by_name = {item.id.removeprefix(f"{case.id}."): item for item in items}
    assert len(by_name) == len(items)
    return by_name


def real(library: Library, id: str) -> dict[str, Item]:
    case = next(file.case for file in library.cases if file.case.id == id)
    return items_of(case, library.anatomy)


def changed(case: Case, **values: Any) -> Case:
    """Return the case with other values, validated as if they had stood in its file."""
    return Case.model_validate({**case.model_dump(), **values})


def options(item: Item) -> set[str]:
    assert isinstance(item, ChoiceItem)
    return {option.id for option in item.options}


def stated(id: str) -> dict[str, Any]:
    """Return a case's front matter as any YAML reader sees it."""
    text = (ROOT / "content" / "cases" / f"{id}.md").read_text(encoding="utf-8")
    value: dict[str, Any] = yaml.safe_load(text.split("---\n")[1])
    return value


def expected_choices(front: dict[str, Any]) -> dict[str, tuple[str, set[str]]]:
    """Return key and options of the items that follow from a front matter."""
    answer, expected = front["answer"], {}
    lesions = [lesion["id"] for lesion in answer["lesions"]]
    wrong = {c["id"] for c in front["contrasts"]}
    if len(lesions) in (1, 2):
        right = "-and-".join(lesions)
        expected["name"] = (right, {right, *lesions, *wrong})
    if "next_test" in answer:
        wrong = {other["test"] for other in answer["instead_of"]}
        expected["decide-next"] = (answer["next_test"], {answer["next_test"], *wrong})
    for image in front.get("imaging", ()):
        words = f"imaging {image['modality']} {image.get('level', '')}"
        name = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")
        right = {True: "yes", False: "no", "partly": "partly"}[image["explains"]]
        expected[name] = (right, {"yes", "partly", "no"})
    return expected


@pytest.mark.parametrize("id", IDS)
def test_choice_items_of_the_real_cases_say_what_the_content_says(
    library: Library, id: str
) -> None:
    items, expected = real(library, id), expected_choices(stated(id))
    for name, (key, ids) in expected.items():
        item = items[name]
        assert isinstance(item, ChoiceItem)
        assert (item.key, options(item)) == (key, ids), name
    others = items.keys() - expected.keys() - {"classify"}
    assert all(name.startswith("decide-") for name in others)


@pytest.mark.parametrize(
    ("id", "key"),
    [(CLUNEAL, Verdict.NERVE), (RADICULAR, Verdict.ROOT), (OPEN, Verdict.UNDETERMINED)],
)
def test_the_real_cases_are_classified_as_their_answer(
    library: Library, id: str, key: Verdict
) -> None:
    item = real(library, id)["classify"]
    assert isinstance(item, ClassifyItem)
    assert item.key is key


@pytest.mark.parametrize(
    ("id", "contrast"), [(CLUNEAL, "l3"), (RADICULAR, "common-fibular")]
)
def test_the_deciding_finding_is_asked_of_the_first_contrast(
    library: Library, id: str, contrast: str
) -> None:
    case = next(file.case for file in library.cases if file.case.id == id)
    item = items_of(case, library.anatomy)[f"decide-{contrast}"]
    assert isinstance(item, ChoiceItem)
    assert item.reveals
    right = [f for f in case.findings if case.contrasts[0].id in f.separates]
    key = next(option for option in item.options if option.id == item.key)
    assert key.text == finding_words(library.anatomy, right[0])
    wrong = {option.text for option in item.options} - {key.text}
    assert wrong.isdisjoint(finding_words(library.anatomy, f) for f in right)
    assert len(item.options) == 4


@pytest.mark.parametrize("id", IDS)
def test_the_order_of_options_depends_on_ids_alone(library: Library, id: str) -> None:
    case = next(file.case for file in library.cases if file.case.id == id)
    before = items_of(case, library.anatomy)
    retold = changed(
        case,
        contrasts=tuple(
            {**contrast.model_dump(), "because": "otherwise worded"}
            for contrast in case.contrasts
        ),
    )
    after = items_of(retold, library.anatomy)
    assert {name: order(item) for name, item in before.items()} == {
        name: order(item) for name, item in after.items()
    }


def order(item: Item) -> Sequence[str]:
    return [o.id for o in item.options] if isinstance(item, ChoiceItem) else []


def test_the_right_option_is_not_always_in_one_place(
    case: Case, anatomy: Anatomy
) -> None:
    places = set()
    for n in range(20):
        item = items_of(changed(case, id=f"case-{n}"), anatomy)["name"]
        places.add(order(item).index("common-fibular"))
    assert places == {0, 1, 2}


@pytest.mark.parametrize("id", IDS)
def test_ids_hang_on_neither_position_nor_wording(library: Library, id: str) -> None:
    case = next(file.case for file in library.cases if file.case.id == id)
    before = items_of(case, library.anatomy)
    for seed in range(5):
        mixed = random.Random(seed)
        findings, rest = list(case.findings), list(case.contrasts[1:])
        images = list(case.imaging)
        mixed.shuffle(findings)
        mixed.shuffle(rest)
        mixed.shuffle(images)
        after = items_of(
            case.model_copy(
                update={
                    "findings": tuple(findings),
                    "contrasts": (case.contrasts[0], *rest),
                    "imaging": tuple(images),
                    "title": "Another title",
                }
            ),
            library.anatomy,
        )
        assert after.keys() == before.keys()
        for name in before.keys() - {n for n in before if n.startswith("decide-")}:
            assert order(after[name]) == order(before[name])
            assert after[name].rev == before[name].rev


def test_items_are_asked_in_order(library: Library) -> None:
    names = list(real(library, RADICULAR))
    assert names[:2] == ["classify", "name"]
    assert names[-2:] == ["imaging-mri-l4-l5", "imaging-mri-l5-s1"]


def with_lesions(case: Case, *lesions: tuple[str, str]) -> Case:
    listed = tuple({"kind": kind, "id": id} for kind, id in lesions)
    return changed(case, answer={"lesions": listed, "because": "it was found"})


@pytest.mark.parametrize(
    ("lesions", "expected"),
    [
        ([("nerve", "tibial")], Verdict.NERVE),
        ([("root", "S1")], Verdict.ROOT),
        ([("other", "polyneuropathy")], Verdict.OTHER),
        ([("root", "S1"), ("root", "L5")], Verdict.ROOT),
        ([("nerve", "tibial"), ("nerve", "common-fibular")], Verdict.NERVE),
        ([("root", "S1"), ("nerve", "tibial")], Verdict.OTHER),
        ([("other", "cauda")], Verdict.EMERGENCY),
        ([("root", "S1"), ("other", "cauda")], Verdict.EMERGENCY),
        ([("nerve", "tibial"), ("other", "polyneuropathy")], Verdict.OTHER),
    ],
)
def test_lesions_decide_the_verdict(
    case: Case, anatomy: Anatomy, lesions: list[tuple[str, str]], expected: Verdict
) -> None:
    cauda = Condition(
        id="cauda",
        name="cauda equina syndrome",
        site=Site.CANAL,
        emergency=True,
        clue=Fact(text="saddle numbness", kind=Kind.CONSENSUS),
    )
    known = Anatomy(
        roots=anatomy.roots,
        nerves=anatomy.nerves,
        muscles=anatomy.muscles,
        reflexes=anatomy.reflexes,
        tests=anatomy.tests,
        conditions={**anatomy.conditions, "cauda": cauda},
    )
    told = with_lesions(case, *lesions)
    assert verdict(told, known) is expected
    items = items_of(told, known)
    assert ("name" in items) is (len({id for _, id in lesions}) in (1, 2))
    assert any(n.startswith("decide-") for n in items) is (len(lesions) == 1)
    classify = items["classify"]
    assert isinstance(classify, ClassifyItem)
    assert classify.key is expected
    assert getattr(classify.because, expected.value) == "It was found."


def test_one_of_two_lesions_is_only_half_an_answer(
    case: Case, anatomy: Anatomy
) -> None:
    two = changed(
        case,
        answer={
            "lesions": (
                {"kind": "root", "id": "S1", "because": "the ankle jerk is lost"},
                {"kind": "nerve", "id": "common-fibular"},
            ),
            "because": "one lesion cannot do both",
        },
    )
    item = items_of(two, anatomy)["name"]
    assert isinstance(item, ChoiceItem)
    told = {option.id: option for option in item.options}
    assert item.key == "S1-and-common-fibular"
    assert told[item.key].text == "S1 root and common fibular nerve"
    assert told[item.key].because == "The ankle jerk is lost."
    assert told["S1"].text == "S1 root alone"
    assert told["S1"].because == (
        "It leaves open what speaks for the common fibular nerve."
    )
    assert told["common-fibular"].because == (
        "It leaves open what speaks for the S1 root. The ankle jerk is lost."
    )


@pytest.mark.parametrize(
    "name", ["root", "nerve", "other", "undetermined", "emergency"]
)
def test_an_author_may_answer_every_other_class(
    case: Case, anatomy: Anatomy, name: str
) -> None:
    against = {**case.answer.model_dump(), "against": {name: "because of the sky"}}
    item = items_of(changed(case, answer=against), anatomy)["classify"]
    assert isinstance(item, ClassifyItem)
    is_key = item.key.value == name
    assert (getattr(item.because, name) == "Because of the sky.") is not is_key


def test_an_undetermined_case_asks_for_the_next_test(
    case: Case, anatomy: Anatomy
) -> None:
    untold = changed(
        case,
        answer={
            "lesions": (),
            "because": "nothing separates them",
            "next_test": "neck-tap",
            "instead_of": ({"test": "ankle-jerk", "because": "both leave it"},),
        },
    )
    items = items_of(untold, anatomy)
    assert list(items) == ["classify", "decide-next", "imaging-mri-l4-l5"]
    item = items["decide-next"]
    assert isinstance(item, ChoiceItem)
    assert (item.key, options(item)) == ("neck-tap", {"neck-tap", "ankle-jerk"})
    assert item.reveals


def test_every_feedback_is_a_sentence(library: Library) -> None:
    for file in library.cases:
        for item in items_of(file.case, library.anatomy).values():
            if isinstance(item, ClassifyItem):
                texts = list(item.because.model_dump().values())
            else:
                assert isinstance(item, ChoiceItem)
                texts = [option.because for option in item.options]
            for text in texts:
                assert text[:1] == text[:1].upper()
                assert text.endswith((".", "?", "!")), text


def test_no_prompt_of_a_classification_names_an_answer(library: Library) -> None:
    for file in library.cases:
        prompt = items_of(file.case, library.anatomy)["classify"].prompt.lower()
        for lesion in file.case.answer.lesions:
            assert lesion.id.lower() not in prompt
            assert library.anatomy.lesion(lesion.id).name.lower() not in prompt


@pytest.mark.parametrize(
    ("modality", "level", "id"),
    [
        ("MRI", "L4-L5", "mri-l4-l5"),
        ("CT", None, "ct"),
        ("MR neurography", None, "mr-neurography"),
        ('"><script>', None, "script"),
        ("T2/STIR", "L5-S1", "t2-stir-l5-s1"),
    ],
)
def test_an_image_is_named_by_modality_and_level(
    modality: str, level: str | None, id: str
) -> None:
    image = Image(
        modality=modality, level=level, finding="x", explains=True, because="y"
    )
    assert image_id(image) == id


def test_two_results_of_one_test_are_two_options(case: Case, anatomy: Anatomy) -> None:
    findings = [finding.model_dump() for finding in case.findings]
    findings.append({"test": "touch-foot", "result": "normal", "side": "right"})
    item = items_of(changed(case, findings=tuple(findings)), anatomy)["decide-l5"]
    assert {"touch-foot-left", "touch-foot-right"} <= options(item)
    assert len(options(item)) == len(order(item))


def test_a_finding_without_enough_others_is_not_asked_for(
    case: Case, anatomy: Anatomy
) -> None:
    few = changed(case, findings=tuple(f.model_dump() for f in case.findings[:2]))
    assert not any(name.startswith("decide") for name in items_of(few, anatomy))


AUTHORED: dict[str, Any] = {
    "id": "own",
    "rev": 2,
    "kind": "decide",
    "prompt": "Which?",
    "options": (
        {"id": "a", "text": "A", "because": "no"},
        {"id": "b", "text": "B", "because": "yes", "correct": True},
    ),
}


def test_an_authored_item_belongs_to_its_page() -> None:
    item = authored_item(AuthoredItem.model_validate(AUTHORED), "leg", "learn/leg.md")
    assert (item.id, item.rev, item.page) == ("leg.own", 2, "learn/leg.md")
    assert item.key == "b"
    assert {o.id: o.because for o in item.options} == {"a": "No.", "b": "Yes."}


def test_the_order_of_authored_options_is_not_that_of_the_file() -> None:
    forwards = authored_item(AuthoredItem.model_validate(AUTHORED), "leg", "x.md")
    turned = {**AUTHORED, "options": tuple(reversed(AUTHORED["options"]))}
    backwards = authored_item(AuthoredItem.model_validate(turned), "leg", "x.md")
    assert forwards == backwards


def test_what_is_read_before_an_answer_holds_no_key(library: Library) -> None:
    for file in library.cases:
        for item in items_of(file.case, library.anatomy).values():
            shown = question(item)
            assert set(shown._fields) == {
                "id",
                "prompt",
                "options",
                "scale",
                "body",
            }
            assert shown.scale is isinstance(item, ClassifyItem)


def test_every_verdict_has_words_and_a_step() -> None:
    assert VERDICTS.keys() == {verdict.value for verdict in Verdict}
    assert {step.verdict for step in SCALE} == set(Verdict)
    assert len({step.id for step in SCALE}) == len(SCALE) == 9


def test_a_solution_is_the_key_in_words(library: Library) -> None:
    items = real(library, CLUNEAL)
    assert solution(items["classify"]).right == "A named nerve"
    assert solution(items["name"]).right == "Superior cluneal nerves"
    assert solution(items["imaging-ct"]).right == "No, it does not explain it"


def test_the_data_of_a_page_cannot_end_its_script() -> None:
    hostile = AuthoredItem.model_validate(
        {**AUTHORED, "prompt": "</script><script>alert(1)</script>\u2028<!--"}
    )
    text = payload(
        pack([authored_item(hostile, "x", "x.md")]), explanation="</script>\u2029"
    )
    assert not set("<\u2028\u2029") & set(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a word", "A word."),
        ("Done.", "Done."),
        ("why?", "Why?"),
        (" x ", "X."),
        ("", "."),
    ],
)
def test_sentences(text: str, expected: str) -> None:
    assert sentence(text) == expected


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (
            {"test": "ankle-jerk", "result": "absent", "side": "right"},
            "Ankle jerk, right side: absent",
        ),
        (
            {"test": "ankle-jerk", "result": "normal", "side": "both"},
            "Ankle jerk, both sides: normal",
        ),
        (
            {
                "test": "tibialis-posterior",
                "result": "normal",
                "side": "left",
                "grade": 5,
            },
            "Ankle inversion (tibialis posterior), left side: full power (5/5)",
        ),
        (
            {"test": "touch-foot", "result": "reduced", "words": "in the first web"},
            "Light touch on the foot: reduced (in the first web)",
        ),
    ],
)
def test_findings_in_words(
    anatomy: Anatomy, values: dict[str, Any], words: str
) -> None:
    assert finding_words(anatomy, Finding.model_validate(values)) == words


def test_images_in_words() -> None:
    image = Image(
        modality="MRI", level="L4-L5", finding="mild", explains=True, because="x"
    )
    assert image_words(image) == "MRI, L4–L5: mild"


@pytest.mark.parametrize(
    ("words", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_lists_in_words(words: list[str], text: str) -> None:
    assert listed(words) == text
