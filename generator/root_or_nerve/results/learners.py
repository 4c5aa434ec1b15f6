"""Files -> learners. Files that share a device are of one learner."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..measures.answers import Answer
from .fault import Fault, Remedy
from .file import Progress

_COPY = "+"  # marks the second of two browsers with one id


@dataclass(frozen=True)
class Learner:
    """Somebody, and everything that they answered, the earliest first."""

    name: str
    answers: tuple[Answer, ...]


@dataclass
class _Group:
    """Files that are of one learner, as far as is known yet."""

    files: list[Progress] = field(default_factory=list)
    devices: set[str] = field(default_factory=set)


def learners_of(files: Iterable[Progress]) -> tuple[tuple[Learner, ...], list[Fault]]:
    """Return every learner once, by name, and what is odd about their files."""
    groups = _groups(file for file in files if file.answers)
    faults = [fault for group in groups for fault in _conflicts(group.files)]
    names = _names(groups)
    faults += _same_names(groups)
    found = [
        Learner(name, _answers(group.files))
        for name, group in zip(names, groups, strict=True)
    ]
    return tuple(sorted(found, key=lambda learner: learner.name)), faults


def _groups(files: Iterable[Progress]) -> list[_Group]:
    groups: list[_Group] = []
    for file in files:
        joined = _Group([file], {_browser(device) for device, _ in file.answers})
        apart = []
        for group in groups:
            if group.devices & joined.devices:
                joined = _Group(
                    [*group.files, *joined.files], group.devices | joined.devices
                )
            else:
                apart.append(group)
        groups = [*apart, joined]
    return groups


def _browser(device: str) -> str:
    return device.rstrip(_COPY)


def _answers(files: Sequence[Progress]) -> tuple[Answer, ...]:
    """Return what is in any of the files, once."""
    found = {
        (_browser(device), n, answer)
        for file in files
        for (device, n), answer in file.answers.items()
    }
    ordered = sorted(found, key=lambda each: (each[2].at, each[0], each[1], each[2].id))
    return tuple(answer for _, _, answer in ordered)


def _conflicts(files: Sequence[Progress]) -> Iterable[Fault]:
    known: dict[tuple[str, int], tuple[Answer, str]] = {}
    for file in files:
        others = Counter(
            known[place][1]
            for place, answer in file.answers.items()
            if known.setdefault(place, (answer, file.path))[0] != answer
        )
        for path, count in others.items():
            message = f"{count} answers have the number of others in {path}"
            yield Fault(file.path, Remedy.OTHER_ANSWER, message)


def _names(groups: Sequence[_Group]) -> list[str]:
    """Return the last pseudonym of each; others are numbered."""
    taken: Counter[str] = Counter()
    names = []
    for number, group in enumerate(groups, 1):
        name = _pseudonym(group) or f"learner {number}"
        taken[name] += 1
        names.append(name if taken[name] == 1 else f"{name} ({taken[name]})")
    return names


def _pseudonym(group: _Group) -> str | None:
    named = [file for file in group.files if file.pseudonym]
    return max(named, key=lambda file: file.exported).pseudonym if named else None


def _same_names(groups: Sequence[_Group]) -> Iterable[Fault]:
    seen: dict[str, str] = {}
    for group in groups:
        name, path = _pseudonym(group), group.files[0].path
        if name is None:
            continue
        if name in seen:
            message = f'the pseudonym "{name}" is that of {seen[name]} too'
            yield Fault(path, Remedy.SAME_NAME, message)
        seen.setdefault(name, path)
