"""What the graph says of 2018, checked against counts and facts that a reader of the document can count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.dataset import Dataset, build_dataset
from graph.documents.coverage import coverage
from graph.documents.locate import locate
from graph.documents.locator import Locator, Span
from graph.documents.normalise import normalise
from graph.record import Record
from graph.serialise import serialise
from graph.store import OxigraphStore
from graph.view import of_edition
from graph.workspace import Workspace

EDITION = "np-2018"
LEAST_COVERED = 95.0
PREFIXES = """
PREFIX sg: <https://w3id.org/styrgraf/def/>
PREFIX unit: <https://w3id.org/styrgraf/def/unit/>
PREFIX direction: <https://w3id.org/styrgraf/def/direction/>
PREFIX evidence: <https://w3id.org/styrgraf/def/evidence/>
PREFIX line: <https://w3id.org/styrgraf/def/line-kind/>
"""


def of_type(workspace: Workspace, *kinds: str, edition: str = EDITION) -> list[Record]:
    return [record for record in workspace.records if record.edition == edition and record.type in kinds]


def lineage(workspace: Workspace) -> list[Record]:
    """Return what became of 2018 in the draft; other files tell what became of the proposal between them."""
    return [record for record in of_type(workspace, "Lineage", edition="np-2025") if record.file.name == "lineage.yaml"]


def count(store: OxigraphStore, dataset: Dataset, pattern: str) -> int:
    view = of_edition(dataset.editions, dataset.base, EDITION)
    return len(list(store.select(f"{PREFIXES} SELECT DISTINCT ?it WHERE {{ {pattern} }}", view)))


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        ("?it a sg:Target", 25),
        ("?it a sg:Target ; sg:amount ?amount", 22),
        ("?it a sg:Target ; sg:atLeast false", 4),
        (
            "?it sg:unit unit:per-thousand-inhabitants ; sg:amount ?n ; sg:direction direction:decrease FILTER(?n=10)",
            1,
        ),
        ("?it a sg:Target ; sg:unit unit:percentage-point", 21),
        ('?it a sg:Target FILTER NOT EXISTS { ?it sg:dueYear "2022"^^<http://www.w3.org/2001/XMLSchema#gYear> }', 2),
        ("?it sg:dueYear ?due ; sg:periodEvidence evidence:inferred", 23),
        ("?it a sg:Event ; sg:wheel ?wheel ; sg:evidence evidence:inferred", 19),
        ("?it sg:seatGroup/sg:mostSeats 8", 1),
        ("?it a sg:Line ; sg:lineKind line:reports", 1),
    ],
)
def test_what_can_be_counted_in_the_document(store: OxigraphStore, dataset: Dataset, pattern: str, number: int) -> None:
    assert count(store, dataset, pattern) == number


def test_every_target_is_measured_by_an_indicator_of_its_own(workspace: Workspace) -> None:
    measured = [record.data["indicator"] for record in of_type(workspace, "Target")]
    assert sorted(measured) == sorted(record.id for record in of_type(workspace, "Indicator"))


def test_key_figures_are_judgements_about_indicators_and_stand_apart_from_the_document(workspace: Workspace) -> None:
    matches = [record for record in workspace.records if record.type == "KpiMatch"]
    assert {record.edition for record in matches} == {None}
    assert {record.data["matchFor"] for record in matches} <= {r.id for r in of_type(workspace, "Indicator")}
    assert "exact" not in {record.data["matchGrade"] for record in matches}


@pytest.mark.parametrize(("edition", "side"), [("np-2018", "before"), ("np-2025", "after")])
def test_every_duty_has_one_lineage(workspace: Workspace, edition: str, side: str) -> None:
    duties = {record.id for record in of_type(workspace, "Responsibility", "LegalDuty", edition=edition)}
    named = Counter(duty for record in lineage(workspace) for duty in record.values(side))
    assert {duty: named[duty] for duty in duties} == dict.fromkeys(duties, 1)


def test_what_a_lineage_says_fits_its_kind(workspace: Workspace) -> None:
    for record in lineage(workspace):
        kind, sides = record.data["lineageKind"], (len(record.values("before")), len(record.values("after")))
        assert (sides[1] == 0) == (kind == "dropped"), record.id
        assert (sides[0] == 0) == (kind == "new"), record.id
        assert kind != "split" or sides[1] > sides[0], record.id
        assert kind != "merged" or sides[0] > sides[1], record.id


def test_the_persons_named_are_left_out_by_one_setting(workspace: Workspace) -> None:
    persons = of_type(workspace, "Person")
    names = [str(record.data["label"]["sv"]).split()[-1].encode() for record in persons]
    kept = tuple(record for record in workspace.records if record.id not in workspace.personal)
    content = serialise(build_dataset(replace(workspace, records=kept, personal=frozenset())), ".nq")
    assert len(persons) == 5
    assert [name for name in names if name in content] == []


def spans(workspace: Workspace, text: str) -> Iterator[Span]:
    for record in of_type(workspace, *{record.type for record in workspace.records}):
        for mark in (value for value in record.values("source") if isinstance(value, dict)):
            ends = (mark.get(name) for name in ("textEnd", "prefix", "suffix"))
            yield locate(text, Locator(EDITION, mark["section"], mark["textStart"], *ends))


def test_the_passages_reach_the_document(workspace: Workspace, documents: Path) -> None:
    (edition,) = of_type(workspace, "Edition")
    original = (documents / edition.data["fileName"]).read_text(encoding="utf-8")
    bodies = of_type(workspace, "Arena", "Body", "Collective", "Actor")
    names = {str(record.data["label"]["sv"]) for record in bodies}
    found = coverage(original, spans(workspace, normalise(original)), [], names)
    assert found.percent >= LEAST_COVERED, [unit.text for unit in found.uncovered]
