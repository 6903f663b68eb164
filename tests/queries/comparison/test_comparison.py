"""A small revision, made up, in which everything happens once."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from graph.store import OxigraphStore
from ontology import schema
from queries.comparison import Aspect, Change, Comparison, Selection, Side, compare, group_of, groups

Sides = Callable[..., Side]
OLD, NEW = "ordning-2041", "ordning-2045"
REVISION = Path(__file__).parents[2] / "workspaces/revision"


@pytest.fixture(scope="module")
def comparison(side: Sides) -> Comparison:
    return compare(side(OLD), side(NEW))


@pytest.fixture(scope="module")
def of(comparison: Comparison) -> Callable[[str], Change]:
    """Return the change about the thing whose IRI ends so, on either side."""

    def find(ending: str) -> Change:
        (found,) = [
            change
            for change in comparison.changes
            if any(subject.iri.endswith(ending) for subject in (*change.before, *change.after))
        ]
        return found

    return find


def aspect(change: Change, name: str) -> Aspect:
    found = change.aspect(name)
    assert found is not None, [each.name for each in change.aspects]
    return found


@pytest.mark.parametrize(
    ("ending", "kind", "evidence"),
    [
        ("organisation/vakten", "kept", "inferred"),
        ("organisation/bataget", "reworded", "inferred"),
        ("responsibility/styret-leder", "reworded", "inferred"),
        ("responsibility/styret-faststaller", "transferred", "inferred"),
        ("responsibility/vakten-tander", "merged", "inferred"),
        ("responsibility/vakten-dagbok", "split", "inferred"),
        ("ordning-2041/responsibility/styret-moter", "moved", "inferred"),
        ("responsibility/vakten-raknar", "dropped", "inferred"),
        ("responsibility/styret-bjuder-in", "new", "inferred"),
        ("goal/saker-farled", "reworded", "inferred"),
        ("responsibility/bataget-redovisar", "reworded", "proposed"),
        ("ordning-2041/composition/styret", "reworded", "proposed"),
    ],
)
def test_what_happened(of: Callable[[str], Change], ending: str, kind: str, evidence: str) -> None:
    assert (of(ending).kind, of(ending).evidence) == (kind, evidence)


def test_everything_of_either_side_has_its_change(side: Sides, comparison: Comparison) -> None:
    told = [subject.iri for change in comparison.changes for subject in change.before]
    assert sorted(told) == sorted(set(told))
    assert sum(number for number, _ in comparison.sizes.values()) == len(told)
    told = [subject.iri for change in comparison.changes for subject in change.after]
    assert sum(number for _, number in comparison.sizes.values()) == len(set(told))
    assert sum(comparison.counts.values()) == len(comparison.changes)


def test_a_recorded_pair_has_its_reason_and_a_proposed_one_its_likeness(of: Callable[[str], Change]) -> None:
    recorded, proposed = of("responsibility/styret-leder"), of("responsibility/bataget-redovisar")
    assert (recorded.reason, recorded.likeness) == ("Leda blev stödja.", None)
    assert recorded.lineage.endswith("ordning-2045/lineage/leder")
    assert (proposed.reason, proposed.lineage) == ("", "")
    assert proposed.likeness is not None
    assert proposed.likeness > 0.9


def test_a_clause_is_recognised_by_the_body_that_succeeds_its_bearer(of: Callable[[str], Change]) -> None:
    change = of("responsibility/bataget-redovisar")
    assert [subject.iri.rpartition("/")[2] for subject in change.after] == ["rodden-redovisar"]
    bearer = aspect(change, "bearer")
    assert ([value.text for value in bearer.lost], [value.text for value in bearer.gained]) == (
        ["Båtlaget"],
        ["Rodden"],
    )
    assert bearer.succession


def test_each_field_that_differs_is_an_aspect(of: Callable[[str], Change]) -> None:
    change = of("responsibility/bataget-redovisar")
    assert {each.name for each in change.aspects} == {"bearer", "force", "deadline", "recipient", "source"}
    deadline = aspect(change, "deadline")
    assert ([value.text for value in deadline.before], [value.text for value in deadline.after]) == (
        ["31 oktober"],
        ["30 november"],
    )
    assert aspect(change, "recipient").after == ()
    assert not aspect(change, "source").substantial


def test_seat_groups_are_recognised_whatever_their_order(of: Callable[[str], Change]) -> None:
    change = of("ordning-2041/composition/styret")
    assert [(each.name, each.part) for each in change.aspects if each.substantial] == [
        ("total", ""),
        ("seats", "Platser för Västra hamnen"),
    ]
    assert [value.text for value in aspect(change, "seats").lost] == ["4"]
    assert [value.text for value in aspect(change, "seats").gained] == ["3"]


def test_a_bearer_that_is_lost_is_told(of: Callable[[str], Change]) -> None:
    assert of("responsibility/styret-faststaller").lost_bearer
    assert not of("responsibility/bataget-redovisar").lost_bearer
    assert not of("responsibility/vakten-raknar").lost_bearer


def test_an_absence_is_weak_where_the_text_is_cut_short(of: Callable[[str], Change]) -> None:
    assert of("responsibility/vakten-raknar").weak == "Bladen slutar mitt i listan"
    assert of("responsibility/styret-bjuder-in").weak == ""


def test_backwards_what_was_dropped_is_new_and_what_was_merged_is_split(side: Sides) -> None:
    backwards = {
        change.before[0].iri.rpartition("/")[2]: change
        for change in compare(side(NEW), side(OLD)).changes
        if change.before
    }
    assert backwards["vakten-skoter"].kind == "split"
    assert backwards["styret-bjuder-in"].kind == "dropped"
    assert backwards["styret-stodjer"].kind == "reworded"


def test_whom_it_concerns(of: Callable[[str], Change]) -> None:
    change = of("ordning-2041/composition/styret")
    assert [iri.rpartition("/")[2] for iri in change.bodies] == ["styret"]
    assert {iri.rpartition("/")[2] for iri in change.mentioned} == {"ostra-hamnen", "vastra-hamnen"}
    arena = of("organisation/forbundet")
    assert arena.principals == ()


def test_it_points_at_records_and_passages_of_both_sides(of: Callable[[str], Change]) -> None:
    change = of("responsibility/styret-leder")
    assert [place.file.as_posix() for place in change.records_before] == ["ordning-2041/duties.yaml"]
    assert [place.line for place in change.records_after] == [1]
    assert [passage.text_start for passage in change.passages_before] == ["Styret leder"]
    assert [passage.text_start for passage in change.passages_after] == ["Styret stödjer"]


def test_a_sentence_in_either_language(side: Sides, of: Callable[[str], Change]) -> None:
    assert of("responsibility/styret-leder").sentence == (
        "Styret: ”Leder förbundet” har blivit ”Stödjer förbundet”: uppgiften är nu stödja i stället för leda."
    )
    english = {change.id: change for change in compare(side(OLD), side(NEW), "en").changes}
    assert english[of("responsibility/styret-leder").id].sentence == (
        "The board: “Leads the union” has become “Supports the union”: the duty is now support instead of lead."
    )
    assert set(english) == {each.id for each in compare(side(OLD), side(NEW)).changes}


def test_an_edition_is_itself(side: Sides) -> None:
    changes = compare(side(NEW), side(NEW)).changes
    assert {change.kind for change in changes} == {"kept"}
    assert [change for change in changes if change.aspects] == []


def test_the_same_edition_in_two_workspaces(side: Sides, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged"
    shutil.copytree(REVISION, damaged)
    duties = damaged / NEW / "duties.yaml"
    text = duties.read_text("utf-8")
    duties.write_text(text.replace('"--11-30"', '"--12-24"').replace("bjuda-in", "stodja"), "utf-8")
    bodies = damaged / NEW / "bodies.yaml"
    bodies.write_text(bodies.read_text("utf-8").replace("seats: 3", "seats: 2"), "utf-8")
    comparison = compare(side(NEW), side(NEW, damaged))
    changed = {change.before[0].iri.rpartition("/")[2]: change for change in comparison.changes if change.aspects}
    assert {name: [each.name for each in change.aspects] for name, change in changed.items()} == {
        "rodden-redovisar": ["deadline"],
        "styret-bjuder-in": ["duty"],
        "styret": ["seats"],
    }


def test_every_class_has_its_group() -> None:
    assert {group_of(name) for name in schema.classes()} == set(groups())
    assert group_of("LegalDuty") == "duties"
    assert group_of("CompoundBody") == "bodies"
    assert group_of("Note") == "source"


def test_a_body_that_is_kept_tells_how_its_duties_differ(of: Callable[[str], Change]) -> None:
    assert of("organisation/vakten").sentence == (
        "”Vakten” finns kvar, men uppgifterna skiljer: 1 utan motsvarighet och 3 ändrade."
    )


def test_lines_are_the_same_that_run_between_the_same(comparison: Comparison) -> None:
    lines = Selection(group="lines").of(comparison.changes)
    assert [change.kind for change in lines] == ["kept"] * 4 + ["dropped"]
    assert lines[-1].before[0].iri.endswith("/reports-bataget-styret")


@pytest.mark.parametrize(
    ("selection", "endings"),
    [
        (Selection(kind="lost-bearer"), {"styret-faststaller"}),
        (Selection(kind="dropped", group="duties"), {"vakten-raknar"}),
        (Selection(kind="proposed", group="composition"), {"styret"}),
        (Selection(kind="weak", group="duties"), {"vakten-raknar", "styret-faststaller"}),
    ],
)
def test_a_selection_keeps_what_fits_all_its_parts(
    comparison: Comparison, selection: Selection, endings: set[str]
) -> None:
    assert {change.before[0].iri.rpartition("/")[2] for change in selection.of(comparison.changes)} == endings


def test_a_selection_of_a_body_keeps_what_names_it(comparison: Comparison) -> None:
    base = "https://data.example.org/viken/organisation/"
    of_harbour = Selection(body=f"{base}vastra-hamnen").of(comparison.changes)
    assert {change.type for change in of_harbour} == {"CompositionRule", "Line"}
    assert Selection(body=f"{base}nobody").of(comparison.changes) == ()


def test_a_change_reads_as_json(of: Callable[[str], Change]) -> None:
    told = of("responsibility/styret-faststaller").as_json()
    assert json.loads(json.dumps(told)) == told
    assert (told["kind"], told["lostBearer"], told["type"]) == ("transferred", True, "Responsibility")


def test_no_statement_of_a_record_can_go_unseen(side: Sides) -> None:
    """Take away each statement that an edition makes, one at a time: a change has to tell of it."""
    whole = side(NEW)
    base, unseen = whole.dataset.base, []
    stated = (each for name in whole.view.graphs if "/edition/" in name for each in whole.dataset.by_graph[name])
    for statement in sorted(stated, key=str):
        if "/passage/" not in str(statement.subject):
            left = replace(whole.dataset, quads=tuple(each for each in whole.dataset.quads if each != statement))
            comparison = compare(whole, Side(left, OxigraphStore(left.quads), whole.view))
            if not any(change.aspects or change.kind in ("dropped", "new") for change in comparison.changes):
                unseen.append(str(statement).replace(base, ""))
    assert unseen == []
