"""The page of findings in Värmland, each with its verdict, and what the checks find are equal."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from graph.dataset import Dataset
from graph.store import OxigraphStore
from graph.view import everything
from queries.checking import check
from queries.finding import Finding

PAGE = Path(__file__).parents[2] / "docs/findings-in-varmland.md"
#: The day that the page itself names.
DAY = date(2026, 6, 1)


@pytest.fixture(scope="module")
def findings(dataset: Dataset, store: OxigraphStore) -> list[Finding]:
    return check(dataset, store, everything(dataset.editions, dataset.base), "sv", DAY)


def listed() -> list[tuple[str, str, str]]:
    """Return rule, thing and the rest of the row for each row of the page."""
    found, rule = [], ""
    for line in PAGE.read_text("utf-8").splitlines():
        if heading := re.match(r"### `([a-z/-]+)`: ", line):
            rule = heading[1]
        if row := re.match(r"\| `([a-z0-9/-]+)` \| (.+) \|$", line):
            found.append((rule, row[1], row[2]))
    return found


def test_the_page_and_the_findings_are_equal(dataset: Dataset, findings: list[Finding]) -> None:
    found = sorted((finding.rule, finding.focus.removeprefix(dataset.base)) for finding in findings)
    assert sorted((rule, thing) for rule, thing, _ in listed()) == found


def test_each_row_names_the_editions_that_the_finding_points_at(dataset: Dataset, findings: list[Finding]) -> None:
    pointed = {
        (finding.rule, finding.focus.removeprefix(dataset.base)): {
            passage.iri.removeprefix(dataset.base).partition("/")[0] for passage in finding.passages
        }
        for finding in findings
    }
    for rule, thing, rest in listed():
        assert {edition for edition in pointed[rule, thing] if f"{edition}: " in rest} == pointed[rule, thing]


def test_each_row_that_a_rule_found_has_a_verdict_of_its_own() -> None:
    for rule, thing, rest in listed():
        if not rule.startswith("source-"):
            assert rest.rpartition(" | ")[2].endswith("."), thing
