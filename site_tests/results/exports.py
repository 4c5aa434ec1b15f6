"""Simulated exports of learners, for tests of results."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from root_or_nerve.compile import Site
from root_or_nerve.items.bank import (
    Because,
    Candidate,
    ClassifyItem,
    Painted,
    PatternItem,
    PatternSkin,
    Verdict,
)
from root_or_nerve.items.payload import pack
from root_or_nerve.render.page import Page

BECAUSE = Because(root="r", nerve="n", other="o", undetermined="u", emergency="e")
SKIN = PatternSkin(of=Painted(map="m", ids=("ulnar",)))
SIDES = (
    Candidate(name="the C8 root", look="root", skin=None, page="roots/C8.md"),
    Candidate(name="the ulnar nerve", look="nerve", skin=None, page="nerves/ulnar.md"),
)
OTHER = {"root": "nerve", "nerve": "root", "emergency": "other"}
STEP = {"root": "sure-root", "nerve": "sure-nerve", "other": "other-or-both"}


def pattern(id: str, key: Verdict, pair: str = "ulnar-c8") -> PatternItem:
    return PatternItem(
        id=id,
        rev=1,
        page=f"pairs/{pair}.md",
        prompt="A note.",
        pair=pair,
        family=f"{pair}.{key.value}.whole.pattern",
        key=key,
        because=BECAUSE,
        symptom="numbness",
        side="left",
        view="hand",
        extent="whole",
        basis="pattern",
        skin=(SKIN,),
        words="the little finger",
        deciding="the ring finger",
        separating="the forearm",
        candidates=SIDES,
        margin=0.4,
    )


def page(title: str) -> Page:
    return Page(title, b"", "", "text.html", "learn")


def small_site() -> Site:
    """Return a course of one pair with 120 patterns, two cases and an emergency."""
    keys = (Verdict.ROOT, Verdict.NERVE)
    patterns = [pattern(f"ulnar-c8.{n:03}", keys[n % 2]) for n in range(120)]
    alarm = pattern("ulnar-c8.alarm", Verdict.EMERGENCY)
    cases = [
        ClassifyItem(
            id=f"{name}.classify",
            rev=1,
            page=f"cases/{name}.md",
            prompt="?",
            key=Verdict.NERVE,
            because=BECAUSE,
        )
        for name in ("ring-finger", "wrong-key")
    ]
    pages = {
        "pairs/ulnar-c8.md": page("Ulnar or C8"),
        "pairs/index.md": page("Pairs"),
        "cases/ring-finger.md": page("A ring finger <b>split</b>"),
        "cases/wrong-key.md": page("A wrong key"),
    }
    return Site(pages, {}, pack([*patterns, alarm, *cases]))


def row(n: int, **changes: Any) -> dict[str, Any]:
    """Return an answer as a file has it."""
    answer = {
        "device": "a1",
        "n": n,
        "id": f"ulnar-c8.{n:03}",
        "rev": 1,
        "pair": "ulnar-c8",
        "key": "nerve",
        "option": "sure-nerve",
        "bet": None,
        "right": True,
        "at": 1000 * n,
        "taken_ms": 4000,
        "stream": "probe",
        "first": True,
    }
    return answer | changes


def answers_of(device: str, skill: float, at_random: random.Random) -> list[Any]:
    """Return what somebody answers to every item, right as often as `skill`."""
    found: list[Any] = []
    for item in small_site().bank.items:
        assert isinstance(item, ClassifyItem | PatternItem)
        key = item.key.value
        right = at_random.random() < skill
        if item.id == "wrong-key.classify":
            right = not right
        verdict = key if right else OTHER[key]
        option = STEP.get(verdict, "stop")
        is_case = isinstance(item, ClassifyItem)
        changes: dict[str, Any] = {
            "pair": None if is_case else "ulnar-c8",
            "stream": "case" if is_case else "probe",
            "right": right,
        }
        n = len(found) + 1
        found.append(
            row(n, device=device, id=item.id, key=key, option=option) | changes
        )
    return found


def export(path: Path, answers: Any, pseudonym: Any = None, **changes: Any) -> Path:
    content = {
        "format": "root-or-nerve-progress",
        "version": 1,
        "course": "small",
        "exported": "2026-01-02T03:04:05.000Z",
        "pseudonym": pseudonym,
        "answers": answers,
        "items": {},
    }
    path.write_text(json.dumps(content | changes), encoding="utf-8")
    return path
