"""The course itself: each file sound, each number sourced, no answer too early."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
from pydantic import BaseModel

from root_or_nerve.compile import Compiler, Site
from root_or_nerve.engines.search_index import entries
from root_or_nerve.items.bank import ClassifyItem, Verdict
from root_or_nerve.items.classify import verdict
from root_or_nerve.items.from_case import derive_items
from root_or_nerve.lint.giveaway import names
from root_or_nerve.lint.keys import check_reach
from root_or_nerve.load.anatomy import TABLES
from root_or_nerve.load.evidence import walk
from root_or_nerve.load.library import load_library
from root_or_nerve.model.anatomy import Fibres, PairSideKind
from root_or_nerve.model.base import Cited, Kind
from root_or_nerve.model.cases import Case, Symptom
from root_or_nerve.model.library import CaseFile, Library
from root_or_nerve.model.relations import ids_of
from root_or_nerve.problems import Problem, in_order
from root_or_nerve.render.addresses import address
from site_tests.course import ROOT
from site_tests.live_markup import live, resolved, words

CONTENT = ROOT / "content"
FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in CONTENT.rglob("*.*")
    if path.suffix in (".md", ".yaml", ".bib")
)
CASES = [path for path in FILES if path.startswith("content/cases/")]


@pytest.fixture(scope="module")
def problems() -> tuple[Problem, ...]:
    library, found = load_library(CONTENT)
    _, more = Compiler()(library)
    return in_order([*found, *more])


@pytest.mark.parametrize("path", FILES)
def test_a_content_file_has_no_problem_not_even_a_warning(
    path: str, problems: tuple[Problem, ...]
) -> None:
    assert [str(problem) for problem in problems if problem.path == path] == []


def test_no_problem_lies_elsewhere(problems: tuple[Problem, ...]) -> None:
    assert [str(problem) for problem in problems if problem.path not in FILES] == []


@pytest.mark.parametrize("path", FILES)
def test_a_content_file_is_plain_and_speaks_for_itself(path: str) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    assert text.endswith("\n")
    assert "\t" not in text
    assert not re.search(r"\b(TODO|FIXME|XXX|lorem ipsum)\b", text, re.I)


def entries_of(library: Library) -> list[tuple[str, BaseModel]]:
    return [
        (f"{table}.{id}", entry)
        for table in TABLES
        for id, entry in getattr(library.anatomy, table).items()
    ]


def test_every_sourced_fact_names_works_that_are_listed(library: Library) -> None:
    count = 0
    for name, entry in entries_of(library):
        for path, part in walk(entry):
            if isinstance(part, Cited) and part.kind is not Kind.CONSENSUS:
                count += 1
                keys = {citation.key for citation in part.sources}
                assert keys, f"{name} {path}"
                assert keys <= library.anatomy.sources.keys(), f"{name} {path}"
    assert count > 50


def test_every_number_of_a_measured_fact_is_in_a_sourced_one(library: Library) -> None:
    for name, entry in entries_of(library):
        for path, part in walk(entry):
            text = getattr(part, "text", "")
            if isinstance(part, Cited) and re.search(r"\d\s?(%|mm|cm)", text):
                assert part.sources, f"{name} {path}"


def test_every_study_has_a_source_and_a_limit(library: Library) -> None:
    for study in library.anatomy.studies.values():
        assert study.source.key in library.anatomy.sources
        assert study.cannot_tell


def test_links_of_sources_lead_to_publishers_not_to_copies(library: Library) -> None:
    for source in library.anatomy.sources.values():
        for mirror in ("sci-hub", "libgen", "researchgate", "academia.edu", "scribd"):
            assert mirror not in (source.url or "")


@pytest.fixture(scope="module", params=CASES)
def file(request: pytest.FixtureRequest, library: Library) -> CaseFile:
    return next(f for f in library.cases if f.text.path == request.param)


def names_of(case: Case, library: Library) -> list[str]:
    """Return every name by which a lesion of the answer may be called."""
    return [
        n for lesion in case.answer.lesions for n in names(lesion.id, library.anatomy)
    ]


def named_in(text: str, found: list[str]) -> list[str]:
    """Return the names that a text says; the level L4–L5 does not name the root L5."""
    return [
        name
        for name in found
        if re.search(rf"(?<![–-])\b{re.escape(name)}\b(?![–-][LS])", text, re.I)
    ]


def test_what_is_read_before_the_question_names_no_answer(
    file: CaseFile, library: Library, site: Site
) -> None:
    page = site.pages[f"cases/{file.case.id}.md"]
    before, script, _ = page.html.partition("<script")
    assert script
    told = named_in(words(before), names_of(file.case, library))
    assert told == []


def test_what_is_said_after_the_first_question_leaves_the_next_ones_open(
    file: CaseFile, library: Library
) -> None:
    first, *rest = derive_items(file.case, library.anatomy, "x.md")
    assert isinstance(first, ClassifyItem)
    for chosen, text in first.because.model_dump().items():
        assert named_in(text, names_of(file.case, library)) == [], chosen
    assert rest


def test_titles_lists_and_search_name_no_answer(
    file: CaseFile, library: Library, site: Site
) -> None:
    path = f"cases/{file.case.id}.md"
    page = site.pages[path]
    texts = [page.title, page.description, path]
    texts += [title for _, _, title in page.outline]
    texts += [entry["title"] + " " + entry["text"] for entry in entries(page, "x/")]
    texts.append(words(site.pages["cases/index.md"].html))
    answer = names_of(file.case, library)
    assert [named_in(text, answer) for text in texts] == [[]] * len(texts)


def test_no_attribute_before_the_question_names_the_answer(
    file: CaseFile, library: Library, site: Site
) -> None:
    before = site.pages[f"cases/{file.case.id}.md"].html.partition("<script")[0]
    attributes = " ".join(re.findall(r'="([^"]*)"', before))
    for lesion in file.case.answer.lesions:
        assert not re.search(rf"\b{re.escape(lesion.id)}\b", attributes)


def test_the_explanation_is_only_in_data_and_on_the_answers_page(
    file: CaseFile, site: Site
) -> None:
    html = site.pages[f"cases/{file.case.id}.md"].html
    sentence = " ".join(file.case.answer.because.split())[:60]
    assert sentence not in words(html)
    answers = site.pages[f"answers/{file.case.id}.md"]
    assert sentence in words(answers.html)
    assert not answers.indexed
    assert entries(answers, "x/") == []


def test_a_case_keyed_root_or_nerve_tells_more_than_pain(
    file: CaseFile, library: Library
) -> None:
    if verdict(file.case, library.anatomy) in (Verdict.ROOT, Verdict.NERVE):
        symptoms = {complaint.symptom for complaint in file.case.pattern}
        separates = any(finding.separates for finding in file.case.findings)
        assert separates or symptoms & {Symptom.NUMBNESS, Symptom.WEAKNESS}


def test_every_patient_is_fictional_and_nobody_has_signed_yet(file: CaseFile) -> None:
    assert file.case.patient.fictional
    assert file.case.reviewed_by is None


def test_no_page_of_the_course_has_live_markup(site: Site) -> None:
    for path, page in site.pages.items():
        html = resolved(page.html + page.onward)
        assert live(html, ours=True) == [], path


@pytest.mark.parametrize(
    ("html", "sound"),
    [
        ('<input type="radio" name="f1" value="0" checked>', True),
        ('<input type="radio" name="f2" value="12">', True),
        ('<input type="radio" name="f3" value="1">', False),
        ('<input type="radio" name="f1" value="x">', False),
        ('<input type="radio" name="f1">', False),
        ('<input type="text" name="f1" value="1">', False),
        ('<input name="f1" value="1">', False),
        ('<input type="radio" name="f1" value="1" checked="x">', False),
        ('<input type="radio" name="f1" value="1" form="x">', False),
        ('<input type="radio" name="f1" value="1" onclick="x()">', False),
    ],
)
def test_only_the_radio_buttons_of_filters_may_be_inputs(
    html: str, sound: bool
) -> None:
    assert (live(html, ours=True) == []) is sound
    assert live(html) != []


def test_markup_that_a_script_will_show_is_looked_at_as_well() -> None:
    link = '{"link": "\\u003cimg src=x onerror=y>"}'
    data = f'<script type="application/json" class="rn-data">[{link}]</script>'
    assert "<img>" in live(data, ours=True)


def test_ids_are_unique_on_every_page(site: Site) -> None:
    for path, page in site.pages.items():
        ids = re.findall(r'\sid="([^"]*)"', page.html + page.onward)
        assert len(ids) == len(set(ids)), path


def test_every_link_and_every_search_entry_leads_to_something(site: Site) -> None:
    everything = {path: page.html + page.onward for path, page in site.pages.items()}
    ids = {
        path: set(re.findall(r'\sid=\\?"([^"\\]*)', html))
        for path, html in everything.items()
    }
    lost = []
    for path, html in everything.items():
        targets = re.findall(r'\shref=\\?"(?!https?:|mailto:|asset:)([^"\\]*)', html)
        targets += [f"#{entry.anchor}" for entry in site.pages[path].entries]
        targets += [f"#{anchor}" for _, anchor, _ in site.pages[path].outline]
        for target in set(targets):
            page, _, anchor = target.partition("#")
            anchor = "" if "=" in anchor else anchor  # what a widget shows
            page = normpath(join(dirname(path), page)) if page else path
            if page not in ids or (anchor and anchor not in ids[page]):
                lost.append((path, target))
    assert lost == []


def test_every_entry_of_the_anatomy_can_be_linked_to(
    library: Library, site: Site
) -> None:
    for table in TABLES:
        for id in getattr(library.anatomy, table):
            path, _, anchor = address(table, id).partition("#")
            assert path in site.pages, f"{table}.{id}"
            assert not anchor or f'id="{anchor}"' in site.pages[path].html


def test_only_pages_of_cases_and_lists_of_them_name_a_case(
    library: Library, site: Site
) -> None:
    """What leads to a case from its answer's page would tell the answer."""
    cases = [file.case for file in library.cases]
    for path, page in site.pages.items():
        if page.door != "atlas" and path != "sources/index.md":
            continue
        html = page.html + page.onward
        before = re.sub(r"<script.*?</script>", "", html, flags=re.S)
        found = " ".join(f"{e.title} {e.text}" for e in page.entries)
        texts = (before, found, page.description, page.title)
        for case in cases:
            told = [t for t in texts if case.id in t or case.title in t]
            assert told == [], f"{path} names {case.id}"


@pytest.mark.parametrize(
    ("word", "paths"),
    [
        ("peroneal", ["nerves/common-fibular.md", "nerves/deep-fibular.md"]),
        ("cluneal", ["nerves/superior-cluneal.md", "nerves/middle-cluneal.md"]),
        ("clunial", ["nerves/superior-cluneal.md", "nerves/inferior-cluneal.md"]),
        ("meralgia", ["nerves/lateral-femoral-cutaneous.md"]),
        ("Wartenberg", ["nerves/superficial-radial.md"]),
        ("supinator jerk", ["muscles/index.md"]),
        ("PSIS", ["landmarks/index.md"]),
    ],
)
def test_things_are_found_by_their_other_names(
    word: str, paths: list[str], site: Site
) -> None:
    found = {
        path
        for path, page in site.pages.items()
        for entry in entries(page, "x/")
        if word.lower() in f"{entry['title']} {entry['text']}".lower()
    }
    assert set(paths) <= found
    assert not [path for path in found if path.startswith(("cases/", "answers/"))]


def test_every_other_name_of_a_nerve_or_muscle_is_in_the_entry_of_its_page(
    library: Library, site: Site
) -> None:
    for table in ("nerves", "muscles"):
        for id, thing in getattr(library.anatomy, table).items():
            (entry,) = site.pages[address(table, id)].entries
            names = (thing.name, *thing.synonyms)
            told = f"{entry.title} {entry.text}".lower()
            assert [name for name in names if name.lower() not in told] == [], id


def test_look_alikes_of_skin_have_skin(library: Library) -> None:
    anatomy = library.anatomy
    for pair in anatomy.pairs.values():
        roots, nerves = (
            ids_of(pair, k) for k in (PairSideKind.ROOT, PairSideKind.NERVE)
        )
        if not (roots and nerves):
            continue
        for id in roots:
            assert anatomy.roots[id].front or anatomy.roots[id].back, pair.id
        for nerve in (anatomy.nerves[id] for id in nerves):
            assert nerve.skin or nerve.fibres is Fibres.MOTOR, pair.id


def test_findings_of_every_case_agree_with_its_answer(
    file: CaseFile, library: Library
) -> None:
    assert check_reach(file, library.anatomy) == []


def test_every_page_has_one_title_and_steps_down(site: Site) -> None:
    for path, page in site.pages.items():
        levels = [int(n) for n in re.findall(r"<h([1-6])\b", page.html)]
        assert levels[:1] == [1], path
        assert levels.count(1) == 1, path
        for above, below in pairwise(levels):
            assert below <= above + 1, path


def test_the_files_are_found_from_anywhere() -> None:
    assert Path(CONTENT, "anatomy", "sources.bib").is_file()
    assert len(CASES) >= 3
