"""Passages: order, offsets, and the form in which the command line prints them."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.documents.locator import Locator, Span
from graph.documents.passages import passages, section_starts

TEXT = "Rådet ska följa\n\nupp målen. Nämn-\nden ska bereda ärenden. Nämnden möts."
FILES = {"x-2025": "x.txt"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "x.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def stated(identity: str, start: str, section: str = "rad", *subjects: str) -> tuple[str, Locator, list[str]]:
    return identity, Locator("x-2025", section, start), list(subjects)


def test_offsets_count_characters_of_the_normalised_text(folder: Path) -> None:
    (found,) = passages([stated("p", "Nämnden ska bereda")], FILES, folder)
    assert found.span == Span(27, 45)


def test_passages_come_in_document_order_and_unlocated_ones_last(folder: Path) -> None:
    given = [stated("p1", "saknas"), stated("p2", "bereda"), stated("p3", "följa upp"), stated("p0", "Nämnden")]
    assert [p.id for p in passages(given, FILES, folder)] == ["p3", "p2", "p0", "p1"]


def test_one_passage_gathers_all_that_stand_on_it() -> None:
    given = [stated("p", "målen", "rad", "b", "a"), stated("p", "målen", "rad", "c", "a")]
    (found,) = passages(given, FILES)
    assert found.subjects == ("a", "b", "c")


def test_the_printed_form(folder: Path) -> None:
    marks = Locator("x-2025", "rad", "Rådet", "målen", None, ". Nämnden")
    (found,) = passages([("x-2025/passage/1", marks, ["s"])], FILES, folder)
    assert found.as_json() == {
        "id": "x-2025/passage/1",
        "document": "x.txt",
        "section": "rad",
        "prefix": None,
        "textStart": "Rådet",
        "textEnd": "målen",
        "suffix": ". Nämnden",
        "start": 0,
        "end": 25,
        "subjects": ["s"],
    }


def test_no_offsets_where_the_document_is_not_at_hand(folder: Path) -> None:
    for found in (
        passages([stated("p", "målen")], FILES),
        passages([stated("p", "målen")], FILES, folder / "elsewhere"),
        passages([stated("p", "målen")], {}, folder),
    ):
        assert found[0].span is None
        assert found[0].as_json()["start"] is None
    assert found[0].document == "x-2025"


def test_a_section_starts_with_its_first_passage(folder: Path) -> None:
    given = [stated("p1", "målen"), stated("p2", "Rådet"), stated("p3", "bereda", "namnd"), stated("p4", "saknas")]
    assert section_starts(passages(given, FILES, folder)) == {"rad": 0, "namnd": 39}
