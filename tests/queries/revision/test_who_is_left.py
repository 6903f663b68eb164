"""Whoever no longer has a duty is told alike by the checks and by the comparison, and of each kind by itself."""

from __future__ import annotations

import pytest

from graph.dataset import Dataset
from graph.store import OxigraphStore
from graph.view import View, of_edition
from queries.comparison import Comparison, Comparisons, Selection, Side, compare
from queries.finding import Finding
from queries.revision.of_edition import findings_since_edition

GONE = {
    "bearer-lost": {"ingen-arrangerar-aktualitetskonferensen", "ingen-faststaller-handlingsplanerna"},
    "organiser-lost": {"aktualitetskonferensen", "revidering-av-inriktningsdokumentet"},
    "fewer-bearers": {"psg-foljer-upp-arbetet-mot-malen"},
}


@pytest.fixture(scope="module")
def found(dataset: Dataset, store: OxigraphStore, view: View) -> list[Finding]:
    (base,) = (each for each in dataset.editions if each.id == "np-2018")
    return findings_since_edition(base, view, Comparisons(dataset, store), "sv")


@pytest.fixture(scope="module")
def compared(dataset: Dataset, store: OxigraphStore) -> Comparison:
    views = (of_edition(dataset.editions, dataset.base, name) for name in ("np-2018", "np-2025"))
    old, new = (Side(dataset, store, each) for each in views)
    return compare(old, new)


@pytest.mark.parametrize("rule", GONE)
def test_a_finding_and_a_change_are_about_the_same(rule: str, found: list[Finding], compared: Comparison) -> None:
    mark = "lost-bearer" if rule == "bearer-lost" else "lost-organiser" if rule == "organiser-lost" else rule
    changes = Selection(kind=mark).of(compared.changes)
    of_rule = {each.focus for each in found if each.rule == rule}
    assert {iri.rpartition("/")[2] for iri in of_rule} == GONE[rule]
    assert {subject.iri for change in changes for subject in change.after} == of_rule


def test_who_still_has_it_is_told(found: list[Finding]) -> None:
    (fewer,) = (each for each in found if each.rule == "fewer-bearers")
    assert fewer.message == (
        "De förtroendevalda har inte längre del i ”Följer upp arbetet mot inriktnings- och ambitionsmålen” enligt "
        "Politiskt inriktningsdokument 2025 (utkast), där bara Politiska styrgruppen anges."
    )
