"""An edition held against the one before, on a small invented pair and on Värmland."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.dataset import Dataset, build_dataset
from graph.store import OxigraphStore
from graph.view import View, current, of_edition
from graph.workspace import open_workspace
from queries.comparison import Comparisons
from queries.finding import Finding
from queries.revision.base import UnknownBase, base_named
from queries.revision.of_edition import findings_since_edition

SMALL = Path(__file__).parents[2] / "workspaces/revision"


def since(base: str, dataset: Dataset, view: View, language: str = "sv") -> list[Finding]:
    (edition,) = (each for each in dataset.editions if each.id == base)
    return findings_since_edition(edition, view, Comparisons(dataset, OxigraphStore(dataset.quads)), language)


@pytest.fixture(scope="module")
def small() -> Dataset:
    return build_dataset(open_workspace(SMALL))


@pytest.fixture(scope="module")
def found(small: Dataset) -> list[Finding]:
    return since("ordning-2041", small, current(small.editions, small.base))


def by_rule(findings: list[Finding], rule: str) -> dict[str, Finding]:
    return {each.focus.rpartition("/")[2]: each for each in findings if each.rule == rule}


def test_each_loss_falls_under_its_rule(found: list[Finding]) -> None:
    assert by_rule(found, "clause-lost").keys() == {"vakten-raknar"}
    assert by_rule(found, "bearer-lost").keys() == {"ingen-faststaller"}
    assert by_rule(found, "recipient-lost").keys() == {"rodden-redovisar"}
    assert by_rule(found, "weaker-force").keys() == {"rodden-redovisar"}
    assert by_rule(found, "deadline-changed").keys() == {"rodden-redovisar"}
    assert by_rule(found, "composition-changed").keys() == {"styret"}
    assert by_rule(found, "body-renamed").keys() == {"rodden"}


def test_what_the_editor_has_recorded_is_a_note_with_the_reason(found: list[Finding]) -> None:
    lost = by_rule(found, "bearer-lost")["ingen-faststaller"]
    assert lost.severity == "info"
    assert "Antecknat skäl: Ingen sägs göra det." in [fact.text for fact in lost.why]


def test_what_nobody_has_recorded_is_a_warning(found: list[Finding]) -> None:
    weaker = by_rule(found, "weaker-force")["rodden-redovisar"]
    assert weaker.severity == "warning"
    assert not any("Antecknat" in fact.text for fact in weaker.why)


def test_an_absence_in_a_text_cut_short_is_weak_evidence(found: list[Finding]) -> None:
    lost = by_rule(found, "clause-lost")["vakten-raknar"]
    assert "Svagt belägg: Bladen slutar mitt i listan." in [fact.text for fact in lost.why]


def test_findings_are_the_same_in_english(small: Dataset, found: list[Finding]) -> None:
    english = since("ordning-2041", small, current(small.editions, small.base), "en")
    assert {each.id for each in english} == {each.id for each in found}
    for finding in english:
        text = " ".join([finding.message, finding.suggestion, *(fact.text for fact in finding.why)])
        assert not re.search(r"[{}]|https?://|“”| ,| \.|\(\)|\.\.", text), text


def test_a_base_that_nothing_follows_on_is_told(small: Dataset) -> None:
    with pytest.raises(UnknownBase, match="follows on 'ordning-2045'"):
        since("ordning-2045", small, current(small.editions, small.base))


def test_the_draft_of_varmland_against_2018(dataset: Dataset, view: View) -> None:
    found = since("np-2018", dataset, view)
    assert not [each for each in found if each.severity == "error"]
    assert len(by_rule(found, "clause-lost")) > 20
    assert "politiska-styrgruppen" in by_rule(found, "composition-changed")
    assert all(each.focus.startswith(dataset.base) and each.records for each in found)


def test_a_base_is_an_edition_a_workspace_or_nothing(small: Dataset, tmp_path: Path) -> None:
    workspace = open_workspace(SMALL)
    assert base_named("none", workspace, small.editions) is None
    edition = base_named("ordning-2041", workspace, small.editions)
    assert edition == of_edition(small.editions, small.base, "ordning-2041").editions[0]
    assert base_named(str(SMALL), workspace, small.editions) == SMALL
    assert isinstance(base_named("varmland", workspace, small.editions), Path)
    with pytest.raises(UnknownBase, match="ordning-2041, ordning-2045, a folder"):
        base_named(str(tmp_path), workspace, small.editions)


def test_a_duty_of_a_body_with_a_new_name_has_not_changed_hands(found: list[Finding]) -> None:
    """Båtlaget has become Rodden, which is told once, of the body; the comparison calls none of it passed on."""
    assert by_rule(found, "bearer-changed") == {}
