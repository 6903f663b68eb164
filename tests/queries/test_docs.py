"""The two pages about questions and checks name all of them, as they are."""

from __future__ import annotations

import re
from pathlib import Path

from queries.catalogue import questions
from queries.families import FAMILIES, FAMILY_NAMES
from queries.rules import every_rule

DOCS = Path(__file__).parents[2] / "docs"


def rows(page: str, cells: int) -> list[tuple[str, ...]]:
    """Return the rows of the tables of `page` that begin with a name and have so many cells."""
    found = re.findall(r"^\| `([a-z-]+)`((?: \| [^|\n]+)+) \|$", (DOCS / page).read_text("utf-8"), re.MULTILINE)
    split = [(name, *(cell.strip() for cell in rest.split("|")[1:])) for name, rest in found]
    return [row for row in split if len(row) == cells]


def test_every_question_is_listed_with_its_title() -> None:
    assert rows("questions.md", 2) == [(each.name, each.title["en"]) for each in questions()]


def test_every_check_is_listed_with_its_family_severity_and_title() -> None:
    grouped = sorted(every_rule(), key=lambda rule: FAMILIES.index(rule.family))
    assert rows("checks.md", 3) == [(each.name, each.severity, each.title["en"]) for each in grouped]
    headings = re.findall(r"^### (.+)$", (DOCS / "checks.md").read_text("utf-8"), re.MULTILINE)
    used = [FAMILY_NAMES[family]["en"] for family in FAMILIES if family in {each.family for each in every_rule()}]
    assert headings[: len(used)] == used
