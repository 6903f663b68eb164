"""A reader's own questions to the five documents; see sixty_questions.yaml and docs/sixty-questions.md."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import NotRequired, TypedDict

import pytest
import yaml

from queries.table import Cell, Table

Value = str | list[str]
PAGE = Path(__file__).parents[2] / "docs" / "sixty-questions.md"


class Asked(TypedDict):
    n: int
    ask: str
    answer: str
    question: str
    edition: NotRequired[str]
    values: NotRequired[dict[str, str]]
    columns: list[str]
    exact: NotRequired[bool]
    rows: list[list[Value]]
    partly: NotRequired[str]


ASKED: list[Asked] = yaml.load((Path(__file__).parent / "sixty_questions.yaml").read_text("utf-8"), yaml.BaseLoader)


def named(cell: Cell) -> Value:
    if cell.parts:
        return sorted(str(named(part)) for part in cell.parts)
    return cell.iri.rpartition("/")[2] if cell.iri else cell.text


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: f"{asked['n']}-{asked['question']}")
def test_the_reader_gets_her_answer(asked: Asked, ask: Callable[..., Table]) -> None:
    table = ask(asked["question"], "sv", asked.get("edition", "np-2025"), **asked.get("values", {}))
    names = [column.name for column in table.columns]
    places = [names.index(name) for name in asked["columns"]]
    given = [[named(row[place]) for place in places] for row in table.rows]
    expected = [[sorted(value) if isinstance(value, list) else value for value in row] for row in asked["rows"]]
    assert [row for row in expected if row not in given] == []
    assert not asked.get("exact") or len(given) == len(expected)


def test_the_page_lists_every_question_with_its_result() -> None:
    rows = re.findall(r"^\| (\d+) \| (.+?) \|.*\| (right|partly)", PAGE.read_text("utf-8"), re.MULTILINE)
    assert rows == [(str(each["n"]), each["ask"], "partly" if "partly" in each else "right") for each in ASKED]


def test_the_page_counts_what_it_lists() -> None:
    right = sum("partly" not in each for each in ASKED)
    assert f"{right} of {len(ASKED)}" in PAGE.read_text("utf-8")
