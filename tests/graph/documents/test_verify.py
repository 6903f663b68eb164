"""Verifying locators: every failure is one sentence, in document order, with its record."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.documents.locator import Locator
from graph.documents.passages import Stated, passages
from graph.documents.verify import LocatorProblem, verify

TEXT = "Rådet ska följa upp målen. Nämnden ska bereda ärenden. " + "Långt och lågt. " * 30 + "Slut."
FILES = {"x-2025": "x.txt", "y-2025": "y.txt"}
ORIGINS = {"s1": (Path("x-2025/rad.yaml"), 7), "s2": (Path("x-2025/rad.yaml"), 3)}


def stated(identity: str, start: str, end: str | None = None, edition: str = "x-2025") -> Stated:
    return identity, Locator(edition, "rad", start, end), ["s1", "s2"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "x.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def problems(folder: Path, *given: Stated) -> list[LocatorProblem]:
    return verify(passages(given, FILES, folder), folder, ORIGINS)


def test_locators_that_are_found_once_are_no_problem(folder: Path) -> None:
    assert problems(folder, stated("p1", "följa upp"), stated("p2", "Nämnden", "ärenden")) == []


def test_failures_come_in_document_order(folder: Path) -> None:
    found = problems(
        folder,
        stated("p1", "saknas"),
        stated("p2", "Långt"),
        stated("p3", "Nämnden", "saknas"),
        stated("p4", "Rådet", "Slut"),
        stated("p5", "målen"),
    )
    assert [(problem.passage, problem.kind) for problem in found] == [
        ("p4", "too-long"),
        ("p3", "not-found"),
        ("p2", "ambiguous"),
        ("p1", "not-found"),
    ]


def test_a_failure_names_document_section_and_record(folder: Path) -> None:
    (found,) = problems(folder, stated("p1", "saknas"))
    assert str(found).startswith("x-2025/rad.yaml:3: x.txt, section 'rad': “saknas” was not found")
    assert str(found).count("\n") == 0
    (unplaced,) = verify(passages([stated("p1", "saknas")], FILES), folder)
    assert str(unplaced).startswith("x.txt, section 'rad'")


def test_a_document_that_is_not_at_hand_is_not_a_success(folder: Path) -> None:
    given = [stated("p1", "Rådet", edition="y-2025"), stated("p2", "målen", edition="y-2025")]
    (found,) = problems(folder, *given, stated("p3", "målen"))
    assert found.kind == "not-checked"
    assert found.passage is None
    assert str(found) == f"Document 'y.txt' in {folder} is not there. Its locators (2) were not checked."


def test_a_document_that_cannot_be_read_is_said_so_once(folder: Path) -> None:
    (folder / "y.txt").write_bytes(b"\xff\xfe\x00")
    (found,) = problems(folder, stated("p1", "a", edition="y-2025"), stated("p2", "b", edition="y-2025"))
    assert found.kind == "unreadable"
    assert "is not plain text" in str(found)
