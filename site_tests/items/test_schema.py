"""The bank's schema: committed, fresh, and the browser's types with it."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from root_or_nerve.compile import Site
from root_or_nerve.items.bank import Bank
from root_or_nerve.items.schema import bank_schema
from site_tests.course import ROOT

SCHEMA = ROOT / "generator" / "root_or_nerve" / "items" / "bank.schema.json"
TYPES = ROOT / "theme" / "widgets" / "src" / "bank.ts"


def test_the_committed_schema_is_fresh() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == bank_schema()


def test_the_committed_types_are_fresh(tmp_path: Path) -> None:
    """Run what `npm run types` runs, with another file to write."""
    package = json.loads(
        (TYPES.parents[1] / "package.json").read_text(encoding="utf-8")
    )
    made = tmp_path / "bank.ts"
    words = shlex.split(package["scripts"]["types"])
    words[words.index("--output") + 1] = str(made)
    command = [sys.executable, "generator/build_assets.py", "npm", "exec", "--", *words]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    assert TYPES.read_text(encoding="utf-8") == made.read_text(encoding="utf-8")


def test_the_schema_is_versioned_and_closed() -> None:
    schema = json.loads(bank_schema())
    assert schema["properties"]["version"]["const"] == 1
    assert schema["additionalProperties"] is False
    for name, part in schema["$defs"].items():
        if part["type"] == "object":
            assert part["additionalProperties"] is False, name
            assert set(part["required"]) == part["properties"].keys(), name


def test_the_bank_of_the_course_survives_a_round_trip(site: Site) -> None:
    assert Bank.model_validate_json(site.bank.model_dump_json()) == site.bank


def test_item_ids_of_the_course_are_unique_and_lead_to_pages(site: Site) -> None:
    ids = [item.id for item in site.bank.items]
    assert len(set(ids)) == len(ids) > 10
    listed = str(site.assets["assets/practice/index.js"])
    for item in site.bank.items:
        assert item.page in site.pages
        shown = site.pages[item.page].html.replace('\\"', '"')  # or in its data
        # Skin is drawn on the page of a case, and one place of it shown in practice.
        case, _, name = item.id.partition(".")
        practised = f'["{case}",' in listed and name == "locate"
        if item.kind == "pattern":  # in the scripts of practice alone
            assert item.pair == item.page.removeprefix("pairs/").removesuffix(".md")
        else:
            assert f'item="{item.id}"' in shown or practised


def test_a_bank_of_another_version_is_refused() -> None:
    with pytest.raises(ValidationError):
        Bank.model_validate({"version": 2, "items": []})
