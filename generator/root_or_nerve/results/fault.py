"""What is wrong with an exported file, and what to do about it."""

from dataclasses import dataclass
from enum import Enum

from ..problems import visible


class Remedy(Enum):
    """The kinds of fault; the value is what to do."""

    UNREADABLE_FILE = "check the name, and that it is a file that you may read"
    TOO_LARGE = "a learner's export is far smaller: is it the right file?"
    NOT_JSON = "ask the learner to export again; it may have been cut short on its way"
    NOT_PROGRESS = "name files that Practise has exported, and no others"
    NEWER_VERSION = "update root-or-nerve, which is older than the course"
    BAD_ANSWER = "it is left out; if there are many, ask for the file again"
    OTHER_ANSWER = (
        "both are counted, as of one learner; if they are two people with copies of "
        "one browser, leave one file out"
    )
    UNKNOWN_ITEM = (
        "they are left out of items and pairs; if there are many, name the course's "
        "own folder with --content"
    )
    SAME_NAME = "they share no device, so they are counted as two learners"
    NO_ANSWERS = "nothing is lost; the learner has not practised yet"


_WARNINGS = {
    Remedy.BAD_ANSWER,
    Remedy.OTHER_ANSWER,
    Remedy.UNKNOWN_ITEM,
    Remedy.SAME_NAME,
    Remedy.NO_ANSWERS,
}


@dataclass(frozen=True)
class Fault:
    """One fault; errors are of files that could not be used at all."""

    path: str
    remedy: Remedy
    message: str
    line: int = 1

    @property
    def is_error(self) -> bool:
        return self.remedy not in _WARNINGS

    def __str__(self) -> str:
        slug = self.remedy.name.lower().replace("_", "-")
        word = "" if self.is_error else "warning "
        head = f"{visible(self.path)}:{self.line}  {word}{slug}"
        return f"{head}\n    {visible(self.message)}\n    {self.remedy.value}"
