"""What can be wrong with content, where, and what to do about it.

Problem          one fault: place, code, message, remedy
├── Code         what kind of fault, with its page of advice
└── ContentError carries every problem found; nothing else is raised at authors
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum, StrEnum


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Advice:
    """What the messages page says about one code."""

    cause: str
    remedy: str
    severity: Severity = Severity.ERROR


class Code(Enum):
    """Every kind of problem; the name with hyphens is what authors see."""

    UNREADABLE_FILE = Advice(
        "The file could not be read: it is missing, a broken link, a folder or a "
        "device, or the permissions forbid it.",
        "Check that it is an ordinary file that you may read.",
    )
    OUTSIDE_CONTENT = Advice(
        "The file is a symbolic link that leads out of the content folder.",
        "Copy the file into the content folder.",
    )
    FILE_TOO_LARGE = Advice(
        "Content files are text that people read: at most 200 kB of Markdown, 1 MB "
        "of YAML or BibTeX.",
        "Split it, or keep the material elsewhere and cite it.",
    )
    NOT_TEXT = Advice(
        "The file is not UTF-8 text, or holds an invisible control character: it was "
        "saved in another encoding, pasted from a program that breaks lines with "
        "U+2028, or is binary.",
        "Save it as UTF-8 (most editors: Save with encoding); delete the character.",
    )
    BAD_FILE_NAME = Advice(
        "Ids and addresses come from file names: lower-case letters, digits and "
        "single hyphens, at most 60 characters, the same as the id inside.",
        "Rename the file, or correct the id.",
    )
    UNEXPECTED_FILE = Advice(
        "The file or folder stands in the content, but nothing reads it: its name or "
        "ending is not one that belongs there.",
        "Rename it (`.yaml` for data, `.md` for text), or move it elsewhere.",
        Severity.WARNING,
    )
    YAML_SYNTAX = Advice(
        "The YAML cannot be read. Often a colon inside unquoted text, a tab, or an "
        "indent that does not match the line above.",
        "Put text that contains `: ` or ` #` in quotes; indent with spaces.",
    )
    YAML_FEATURE = Advice(
        "Anchors, aliases, merge keys, tags and several documents in one file are "
        "YAML features that content does not need, and that can hide or multiply "
        "text.",
        "Write the value out where it is used.",
    )
    TOO_DEEP = Advice(
        "The YAML, or the lists and quotes of the text, are nested so deeply that "
        "nothing in content needs it; the innermost text would be lost.",
        "Look for brackets that were not closed, and for indents that grow.",
    )
    DUPLICATE_KEY = Advice(
        "The same key stands twice in one place; only the last would be kept.",
        "Remove one of the two.",
    )
    UNKNOWN_KEY = Advice(
        "The key is not part of this kind of file. A misspelt key would otherwise "
        "be lost.",
        "Correct the spelling, or remove it.",
    )
    MISSING_KEY = Advice(
        "A key that this kind of file must have is not there.",
        "Add it; the field reference says what it holds.",
    )
    BAD_VALUE = Advice(
        "The value is not of the form that the key takes.",
        "Compare with what was expected; the field reference has an example.",
    )
    DUPLICATE_ID = Advice(
        "Two things have the same id, or one thing is listed twice; references could "
        "mean either.",
        "Give one of them another id, or remove it. Ids of published material never "
        "change.",
    )
    UNKNOWN_REFERENCE = Advice(
        "The id names something that does not exist.",
        "Correct the id, or add what it names.",
    )
    MISSING_SOURCE = Advice(
        "Facts of the kinds measured, review and textbook name the work they were "
        "seen in.",
        "Add `sources`, or mark the fact `kind: consensus`.",
    )
    UNSOURCED_NUMBER = Advice(
        "A fact of the kind consensus has no individual source, so it must not "
        "carry a measured figure.",
        "Give the source, or say it without the figure.",
    )
    UNUSED_SOURCE = Advice(
        "A work is listed in sources.bib, but nothing cites it.",
        "Cite it where it was used, or remove it.",
        Severity.WARNING,
    )
    BIB_SYNTAX = Advice(
        "The BibTeX entry cannot be read, lacks a field that its citation needs, or "
        "holds a LaTeX command that is not an accent.",
        "Give every entry author (or organization or journal), title and year, in "
        "plain letters; close every brace.",
    )
    NO_FRONT_MATTER = Advice(
        "Cases and lessons start with a block of YAML between two lines of `---`.",
        "Add the block at the very top of the file.",
    )
    MISSING_SECTION = Advice(
        "A case has the headings Story, Examination, Imaging (when it judges an "
        "image) and Explanation, in this order, each with text under it, and no "
        "others.",
        "Add the heading as `## Story`, with text below.",
    )
    BAD_HEADING = Advice(
        "Headings in a case or lesson start at `##`, step down one level at a time,"
        " and do not repeat, nor take the name of a part that the page makes itself, "
        "such as Sources. The title comes from the front matter.",
        "Change the number of `#` signs, or the words.",
    )
    RAW_HTML = Advice(
        "HTML is not taken from authors: it would run in every reader's browser.",
        "Use Markdown; for a bare `<`, write `&lt;` or put it in back-ticks.",
    )
    UNSAFE_LINK = Advice(
        "Links may lead to https, http and mailto addresses, or to other pages of "
        "the course. Pictures are made by `figure` blocks; others are not taken.",
        "Correct the address, or use a `figure` block.",
    )
    BROKEN_LINK = Advice(
        "The page or the heading that the link leads to does not exist.",
        "Correct the path (it is relative to this file and ends in `.md`) or the "
        "part after `#`.",
    )
    UNKNOWN_BLOCK = Advice(
        "A fenced block in an author's text is an `item`, a `figure`, or plain `text`; "
        "a note is a `note`, a `warning` or a `danger`.",
        "Use one of these words after the three back-ticks, or after `!!!`.",
    )
    ANSWER_GIVEN_AWAY = Advice(
        "The title, summary or file name is read before the question and names the "
        "answer.",
        "Say what the patient notices instead.",
    )
    PAIN_ALONE = Advice(
        "The case is keyed to a root or a nerve, but tells of pain alone, and no "
        "finding separates anything. Radicular pain often leaves its dermatome.",
        "Add a complaint of numbness or weakness or a finding that `separates`, or say "
        "that it cannot be told yet: `lesions: []` and a `next_test`.",
    )
    CONTRAST_NOT_SEPARATED = Advice(
        "The case names its answer, but no finding speaks against one of its "
        "look-alikes, so a learner cannot rule it out.",
        "List the contrast under `separates` of the finding that decides, or add one.",
        Severity.WARNING,
    )
    ROOT_NOT_CARRIED = Advice(
        "A root is said to supply a muscle or reflex, but a nerve that is listed for "
        "it does not carry that root: one of the two entries is wrong.",
        "Correct the roots or the nerves of the muscle or reflex, or add the root to "
        "the nerve, under `variable` if only some sources name it.",
        Severity.WARNING,
    )
    FINDING_NOT_REACHED = Advice(
        "A muscle is weak, or a reflex reduced or absent, though no lesion of the "
        "answer reaches it, and the case does not say why.",
        "Correct the finding or the answer, or say in its `because` what the finding "
        "comes from.",
        Severity.WARNING,
    )
    STALE_ATLAS = Advice(
        "A file that the pictures and cells of the skin were drawn from is not the "
        "same as it was then: pictures, questions and words would contradict each "
        "other.",
        "Draw them again with `root-or-nerve geometry draw`.",
    )

    @property
    def slug(self) -> str:
        return self.name.lower().replace("_", "-")


@dataclass(frozen=True)
class Problem:
    """One fault. `line` and `column` count from 1; `column` only where it is exact."""

    path: str
    line: int
    code: Code
    message: str
    column: int | None = None
    hint: str | None = None

    @property
    def severity(self) -> Severity:
        return self.code.value.severity

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        return self.path, self.line, self.column or 0, self.code.name, self.message

    def __str__(self) -> str:
        column = f":{self.column}" if self.column else ""
        warning = "warning " if self.severity is Severity.WARNING else ""
        hint = f"{visible(self.hint)}   " if self.hint else ""
        more = f"more: educators/messages/#{self.code.slug}"
        head = f"{visible(self.path)}:{self.line}{column}  {warning}{self.code.slug}"
        return f"{head}\n    {visible(self.message)}\n    {hint}{more}"

    def as_json(self) -> dict[str, str | int | None]:
        """Return the problem as plain values, for programs."""
        return {
            "path": visible(self.path),
            "line": self.line,
            "column": self.column,
            "severity": self.severity.value,
            "code": self.code.slug,
            "message": visible(self.message),
            "hint": visible(self.hint) if self.hint else None,
        }


class ContentError(Exception):
    """Content cannot be compiled; carries every problem found, not the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__("\n".join(map(str, self.problems)))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems once each, by file and place."""
    return tuple(sorted(set(problems), key=lambda problem: problem.sort_key))


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return only what stops a build."""
    return tuple(p for p in problems if p.severity is Severity.ERROR)


_MAX_SHOWN = 500
_MAX_WORD = 100
# Control, bidirectional and unpaired characters, which could change what is read.
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    """Return text from a file on one line of bounded length, as a terminal can show."""
    if len(text) > _MAX_SHOWN:
        text = f"{text[:_MAX_SHOWN]}…"
    return _INVISIBLE.sub(lambda m: m[0].encode("unicode-escape").decode(), text)


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return a hint naming the nearest known word, or None."""
    if len(word) > _MAX_WORD:
        return None
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f'did you mean "{near[0]}"?' if near else None
