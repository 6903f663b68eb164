"""Every question, asked of Värmland, answers what the documents say; see answers.yaml."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NotRequired, TypedDict

import pytest
import yaml

from queries.catalogue import questions
from queries.table import Cell, Table

Ask = Callable[..., Table]
Value = str | list[str]


class Case(TypedDict):
    question: str
    edition: NotRequired[str]
    values: NotRequired[dict[str, str]]
    columns: list[str]
    exact: NotRequired[bool]
    rows: list[list[Value]]


CASES: list[Case] = yaml.safe_load((Path(__file__).parent / "answers.yaml").read_text("utf-8"))


def named(cell: Cell) -> Value:
    """Return what the expectations call a cell."""
    if cell.parts:
        return sorted(str(named(part)) for part in cell.parts)
    return cell.iri.rpartition("/")[2] if cell.iri else cell.text


def name_of(case: Case) -> str:
    return "-".join([case["question"], *case.get("values", {}).values(), case.get("edition", "")]).rstrip("-")


def asked(ask: Ask, case: Case, language: str = "sv") -> Table:
    return ask(case["question"], language, case.get("edition", "np-2025"), **case.get("values", {}))


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_the_answer_is_what_the_document_says(case: Case, ask: Ask) -> None:
    table = asked(ask, case)
    names = [column.name for column in table.columns]
    places = [names.index(name) for name in case["columns"]]
    given = [[named(row[place]) for place in places] for row in table.rows]
    for row in case["rows"]:
        expected = [sorted(value) if isinstance(value, list) else value for value in row]
        assert expected in given
        given.remove(expected)
    assert not (case.get("exact") and given)


def test_every_question_is_held_against_the_document() -> None:
    assert {case["question"] for case in CASES} == {question.name for question in questions()}


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_both_languages_answer_the_same(case: Case, ask: Ask) -> None:
    swedish, english = (asked(ask, case, language) for language in ("sv", "en"))
    assert sorted(map(iris, swedish.rows), key=str) == sorted(map(iris, english.rows), key=str)


def iris(row: tuple[Cell, ...]) -> list[list[str]]:
    """Return the things that a row names, column by column."""
    return [sorted(part.iri or "" for part in cell.parts or (cell,)) for cell in row]


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_things_are_shown_by_name(case: Case, ask: Ask) -> None:
    for row in asked(ask, case).rows:
        for cell in row:
            for part in cell.parts or (cell,):
                assert part.text or not part.iri
                assert "w3id.org" not in part.text
