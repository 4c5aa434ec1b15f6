"""A seeded corpus of N cases: in our format, as stock Markdown, and with quizzes.

    python -m site_tests.benchmarks.corpus --out FOLDER --n 1000

FOLDER/n1000/ours holds the real anatomy, lessons, guides and cases, filled up to N
cases, with one mkdocs.yml per number of processes; FOLDER/n1000/stock the same prose
for Material alone (title and tags, pages out of the navigation, search); and
FOLDER/n1000/quiz the same for Material with mkdocs-quiz, one quiz a page and every
page in the navigation. The same seed gives the same bytes on every machine.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from textwrap import wrap

from root_or_nerve.load.library import load_library
from root_or_nerve.model.library import Anatomy

from . import prose
from .workplace import REPOSITORY, Formatter

SEED = 71
FOLDER_SIZE = 50  # a peer's navigation is a tree of such folders


@dataclass(frozen=True)
class Known:
    """What cases may name, from the real anatomy."""

    roots: dict[str, str]
    nerves: dict[str, str]
    conditions: dict[str, str]
    tests: dict[str, str]
    sources: tuple[str, ...]
    lessons: tuple[str, ...]

    def kind(self, id: str) -> str:
        """Return the kind of a lesion."""
        if id in self.roots:
            return "root"
        return "nerve" if id in self.nerves else "other"

    def name(self, id: str) -> str:
        """Return what a lesion is called."""
        return {**self.roots, **self.nerves, **self.conditions}[id]


def known(content: Path) -> Known:
    """Read the real anatomy."""
    library, _ = load_library(content)
    anatomy: Anatomy = library.anatomy
    if not anatomy.roots:
        raise SystemExit(f"{content} has faults; run root-or-nerve check")
    tables = (anatomy.tests, anatomy.reflexes)
    return Known(
        {id: root.name for id, root in anatomy.roots.items()},
        {id: nerve.name for id, nerve in anatomy.nerves.items()},
        {id: c.name for id, c in anatomy.conditions.items() if not c.emergency},
        {id: test.name for table in tables for id, test in table.items()},
        tuple(anatomy.sources),
        tuple(file.lesson.id for file in library.lessons),
    )


class SyntheticCase:
    """One case, written once; each variant differs in links, citations and head."""

    def __init__(self, index: int, known: Known) -> None:
        self.index, self.known = index, known
        self.rng = Random(SEED * 1_000_003 + index)
        words = {
            "root": tuple(known.roots.values()),
            "nerve": tuple(known.nerves.values()),
            "test": tuple(known.tests.values()),
        }
        self.writer = prose.Writer(self.rng, words)
        self.age, self.sex = (
            self.rng.randint(19, 88),
            self.rng.choice(("female", "male")),
        )
        self.title = f"{self.rng.choice(prose.TITLES)}, {index}"
        who = "woman" if self.sex == "female" else "man"
        self.summary = self.writer.sentence(prose.SUMMARIES, age=str(self.age), sex=who)
        lesions = self.rng.sample([*known.roots, *known.nerves], 2)
        self.answer, *contrasts = (*lesions, *self.rng.sample([*known.conditions], 1))
        near = next(id for id in known.roots if id not in lesions)
        self.contrasts = [*contrasts, near]
        self.cited = self.rng.sample(known.sources, 3)
        self.links = (self.rng.random(), self.rng.random())
        self.parts = {
            "Story": self._said(prose.STORY, 100),
            "Examination": self._said(prose.EXAMINATION, 80),
            "Imaging": self._said(prose.IMAGING, 45),
            "Explanation": self._said(prose.EXPLANATION, 65),
            "More": self._said(prose.EXPLANATION, 50),
        }
        self.table, self.options = self._table(), self._options()
        self.note = self.rng.choice(prose.NOTES)

    def _said(self, pool: tuple[str, ...], words: int) -> str:
        return self.writer.paragraph(pool, words, cite="{cite}")

    def _because(self) -> str:
        return self.writer.sentence(prose.BECAUSE)

    def _table(self) -> str:
        rows = ["| Tested | Right | Left | Level |", "|---|---|---|---|"]
        for name in self.rng.sample(list(self.known.tests.values()), 5):
            root = self.rng.choice(list(self.known.roots))
            rows.append(f"| {name} | **{self.rng.randint(3, 5)}** | 5 | {root} |")
        return "\n".join(rows)

    def _options(self) -> list[str]:
        ids = [self.answer, *self.contrasts]
        return [f"the {self.known.name(id)}" for id in ids]

    def body(
        self, link: Callable[[float], str], cite: Callable[[str], str], quiz: str = ""
    ) -> str:
        """Return the four sections."""
        keys = iter(self.cited * 9)

        def cited(text: str) -> str:
            while "{cite}" in text:
                text = text.replace("{cite}", cite(next(keys)), 1)
            return text

        first, second = map(link, self.links)
        points = "\n".join(f"- **{o}**: {self._point(o)}" for o in self.options)
        return "\n\n".join(
            [
                f"## Story\n\n{cited(self.parts['Story'])}",
                f"## Examination\n\n{cited(self.parts['Examination'])}\n\n{self.table}",
                f"## Imaging\n\n{cited(self.parts['Imaging'])}{quiz}",
                f"## Explanation\n\n{cited(self.parts['Explanation'])}\n\n{points}",
                f'!!! note "At the bedside"\n    {self.note}',
                cited(self.parts["More"]),
                f"Compare [one more case]({first}) and [another]({second}).\n",
            ]
        )

    def _point(self, option: str) -> str:
        place = self.options.index(option)
        return prose.NOTES[place % len(prose.NOTES)].lower().rstrip(".")

    def front_matter(self) -> str:
        """Return the head in our format, laid out as authors do."""
        lines = [
            f"id: case-{self.index:05d}",
            "rev: 1",
            f'title: "{self.title}"',
            f'summary: "{self.summary}"',
            "status: published",
            f"level: {self.rng.choice(('intro', 'core', 'advanced'))}",
            "region: leg",
            "authors: [A synthetic author]",
            "sources:",
            *(f"  - {{key: {key}, where: abstract}}" for key in self.cited),
            f"patient: {{fictional: true, age: {self.age}, sex: {self.sex}}}",
            *self._answer(),
            "contrasts:",
            *(line for id in self.contrasts for line in self._contrast(id)),
            *self._pattern(),
            "findings:",
            *self._findings(),
            "imaging:",
            *(line for level in ("L4-L5", "L5-S1") for line in self._image(level)),
            f"see_also: [{self.rng.choice(self.known.lessons)}]",
        ]
        return "---\n" + "\n".join(lines) + "\n---\n\n"

    def _answer(self) -> list[str]:
        if self.index % 5:
            kind = self.known.kind(self.answer)
            lesion = f"{{kind: {kind}, id: {self.answer}, side: right, since: a fall}}"
            return ["answer:", f"  lesions: [{lesion}]", *self._reason("  ")]
        right, *wrong = self.rng.sample(list(self.known.tests), 4)
        lines = ["answer:", "  lesions: []", *self._reason("  ")]
        lines += [f"  next_test: {right}", "  instead_of:"]
        for test in wrong:
            lines += [f"    - test: {test}", *self._reason("      ")]
        return lines

    def _contrast(self, id: str) -> list[str]:
        return [f"  - id: {id}", *self._reason("    ")]

    def _pattern(self) -> list[str]:
        now = self.writer.sentence(("{place}",)).lower()
        before = self.writer.sentence(("{other}",)).lower()
        return [
            "pattern:",
            f"  - {{when: before, symptom: pain, side: right, words: {before}}}",
            "  - when: now",
            "    symptom: numbness",
            f"    words: {now}",
            f"    territories: [{self.answer}]",
            "    side: right",
            "    extent: core",
        ]

    def _findings(self) -> list[str]:
        lines: list[str] = []
        tests = self.rng.sample(list(self.known.tests), self.rng.randint(4, 6))
        for place, test in enumerate(tests):
            result = self.rng.choice(("normal", "reduced", "positive", "negative"))
            lines += [f"  - test: {test}", "    side: right", f"    result: {result}"]
            if place < len(self.contrasts):
                lines.append(f"    separates: [{self.contrasts[place]}]")
            lines += self._reason("    ")
        return lines

    def _image(self, level: str) -> list[str]:
        finding = self.writer.sentence(("narrowing seen {time} ago",)).lower()
        return [
            "  - modality: MRI",
            f"    level: {level}",
            f"    finding: {finding}",
            f"    explains: {self.rng.choice(('true', 'false', 'partly'))}",
            *self._reason("    "),
        ]

    def _reason(self, margin: str) -> list[str]:
        text = f"{self._because()}. {self._because()}."
        return [f"{margin}because: >-", *_indented(wrap(text, 90), f"{margin}  ")]

    def quiz(self) -> str:
        """Return the question as mkdocs-quiz reads it."""
        rows = [f"- [{'x' if not i else ' '}] {o}" for i, o in enumerate(self.options)]
        asked = "Which one explains the findings?"
        return "\n\n<quiz>\n" + "\n".join([asked, *rows, "", self.note, "</quiz>"])


def _indented(lines: Sequence[str], margin: str) -> list[str]:
    return [margin + line for line in lines]


def write(root: Path, n: int, content: Path = REPOSITORY / "content") -> Path:
    """Write the three variants of N cases below `root` and return their folder."""
    folder = root / f"n{n}"
    shutil.rmtree(folder, ignore_errors=True)
    names = known(content)
    cases = [SyntheticCase(index, names) for index in range(n)]
    _write_ours(folder / "ours", cases, content)
    for variant in ("stock", "quiz"):
        _write_peer(folder / variant, cases, variant)
    return folder


def _write_ours(folder: Path, cases: Sequence[SyntheticCase], content: Path) -> None:
    shutil.copytree(content, folder / "content")
    real = len(list((content / "cases").glob("*.md")))
    mine = cases[real:]

    def link(part: float) -> str:
        return f"case-{mine[int(part * len(mine))].index:05d}.md"

    for case in mine:
        text = case.front_matter() + case.body(link, lambda key: f"[@{key}]")
        _save(folder / "content" / "cases" / f"case-{case.index:05d}.md", text)
    settings = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    _save(folder / "mkdocs.yml", settings)


def _write_peer(folder: Path, cases: Sequence[SyntheticCase], variant: str) -> None:
    for case in cases:

        def link(part: float) -> str:
            return f"../{_place(int(part * len(cases)))}"

        quiz = case.quiz() if variant == "quiz" else ""
        body = case.body(link, lambda key: f"({key})", quiz)
        tags = f"tags: [{case.known.kind(case.answer)}]"
        head = f'---\ntitle: "{case.title}"\n{tags}\n---\n\n# {case.title}\n\n'
        _save(folder / "docs" / _place(case.index), head + case.summary + "\n\n" + body)
    _save(folder / "docs" / "index.md", "# Cases\n\nWelcome.\n")
    _save(folder / "mkdocs.yml", _SETTINGS + _PEERS[variant])


def _place(index: int) -> str:
    return f"folder-{index // FOLDER_SIZE:03d}/case-{index:05d}.md"


_SETTINGS = """\
site_name: Cases
site_url: http://127.0.0.1:8000/
theme:
  name: material
markdown_extensions:
  - admonition
  - tables
  - toc:
      permalink: true
"""
_PEERS = {
    "stock": """\
plugins:
  - search
nav:
  - Home: index.md
not_in_nav: |
  /*/case-*.md
""",
    "quiz": """\
plugins:
  - search
  - mkdocs_quiz
""",
}


def _save(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=Formatter)
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--n", type=int, nargs="+", default=[1000])
    parser.add_argument("--content", type=Path, default=REPOSITORY / "content")
    arguments = parser.parse_args()
    for n in arguments.n:
        print(write(arguments.out, n, arguments.content))


if __name__ == "__main__":
    main()
