"""Editions out of order and side by side, in a small workspace of two editions."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from graph.dataset import build_dataset
from graph.store import OxigraphStore
from graph.view import current, everything
from graph.workspace import open_workspace
from queries.checking import check
from queries.edition_findings import edition_findings
from queries.finding import Finding

REVISION = Path(__file__).parents[1] / "workspaces/revision"
NEW = "ordning-2045/edition.yaml"


def found(folder: Path, old: str = "", new: str = "", language: str = "sv") -> list[Finding]:
    """Return what is found between the editions of a copy in which `old` has become `new`."""
    copy = shutil.copytree(REVISION, folder / language)
    text = (copy / NEW).read_text("utf-8")
    assert old in text
    (copy / NEW).write_text(text.replace(old, new), "utf-8")
    dataset = build_dataset(open_workspace(copy))
    view = (
        current(dataset.editions, dataset.base) if "revisionOf" in old else everything(dataset.editions, dataset.base)
    )
    every = check(dataset, OxigraphStore(dataset.quads), view, language)
    return [each for each in every if each.rule.startswith("edition")]


def test_editions_in_order_are_left_alone(tmp_path: Path) -> None:
    assert found(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "rule", "message"),
    [
        (
            'issued: "2045"',
            'issued: "2039"',
            "edition-out-of-order",
            "Ordningen 2045 (2039) sägs omarbeta Ordningen 2041, som är utgiven senare (2041).",
        ),
        (
            "  revisionOf: edition/ordning-2041\n",
            "",
            "editions-side-by-side",
            "Ordningen 2041 och Ordningen 2045 står vid sidan av varandra, för ingen av dem sägs omarbeta den andra.",
        ),
    ],
)
def test_what_is_wrong_between_editions_is_found_once(
    tmp_path: Path, old: str, new: str, rule: str, message: str
) -> None:
    (finding,) = found(tmp_path, old, new)
    assert (finding.rule, finding.message) == (rule, message)
    assert [fact.place and fact.place.file.as_posix() for fact in finding.why] == [
        place.file.as_posix() for place in finding.records
    ]
    (english,) = found(tmp_path, old, new, "en")
    assert english.id == finding.id
    assert english.message != finding.message


def test_editions_of_no_document_are_not_held_against_each_other(tmp_path: Path) -> None:
    copy = shutil.copytree(REVISION, tmp_path / "copy")
    for file in copy.glob("*/edition.yaml"):
        lines = [
            line for line in file.read_text("utf-8").splitlines() if not re.match("  (editionOf|revisionOf):", line)
        ]
        file.write_text("\n".join(lines) + "\n", "utf-8")
    dataset = build_dataset(open_workspace(copy))
    assert list(edition_findings(dataset, everything(dataset.editions, dataset.base), "sv")) == []


def test_a_year_is_not_before_a_day_in_it(tmp_path: Path) -> None:
    assert found(tmp_path, 'issued: "2045"', 'issued: "2041-03-01"') == []
