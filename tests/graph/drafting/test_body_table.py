"""Tables of bodies: a body for each row, with its level, who sits there, who takes the chair, and what it does."""

from __future__ import annotations

from typing import Any

import pytest

from graph.drafting.composition import Composition
from graph.drafting.marked import Comments
from graph.drafting.proposal import Proposal
from graph.drafting.records import Making
from graph.drafting.records.appointments import appointment_records
from graph.drafting.records.heights import usual_level
from tests.graph.drafting.conftest import Proposed

HEAD = "# Ordning\n\nKommunerna Alby och Berga möts. Tabellen visar forumens sammansättning.\n\n## Organ\n\n"
TABLE = """\
| Forum | Nivå | Ingår | Ordförande | Uppdrag och ansvar | Möten |
|---|---|---|---|---|---|
| Kajforum | Politisk | Två per kommun, tre från Alby | Lotsledaren i Alby | Beslutar om mål. Bereder tal. | Vid behov |
| Chefsgrupp Kaj | Tjänsteperson | Rektorerna samt en strateg från Berga | Utses av Kajforum | | |
| Kajnätverket | Tjänsteperson | Båtlagen | Roterar mellan kommunerna | Ta fram rutiner | |
| Lagnätverket | | Lagen | Kajforums ordförande | | |

## Chefsgrupp Kaj

Gruppen följer läget. Kaj bör prioritera pirar. Chefsgruppen rapporterar till Kajforum. Frågor lyfts till Kajforum.
Av Kajnätverket utformas en plan; nätverket ordnar en dag. Nätverken bör mötas.
"""


@pytest.fixture
def proposal(proposed: Proposed) -> Proposal:
    return proposed(HEAD + TABLE)


def _seats(told: Composition) -> list[tuple[str, int, str]]:
    return [(each.called, each.seats, each.pool.value.partition("/")[2]) for each in told.groups]


def test_each_row_is_a_body_on_its_level(proposal: Proposal) -> None:
    making = Making(proposal, "ny", (), ("sv",), Comments("sv"))
    rows = {passage.body.body.known.id for passage in proposal.passages if passage.body}
    bodies = [proposal.newcomers[each] for each in rows]
    assert {each.known.name: usual_level(making, each) for each in bodies} == {
        "Kajforum": "political",
        "Chefsgrupp Kaj": "officials",
        "Kajnätverket": "officials",
        "Lagnätverket": "officials",
    }


def test_who_sits_there_and_who_takes_the_chair(proposal: Proposal) -> None:
    told = {each.body.value.partition("/")[2]: each for each in proposal.compositions}
    assert [_seats(each) for each in told.values()] == [
        [("Två per kommun", 0, ""), ("Tre från Alby", 3, "alby-kommun")],
        [("Rektorerna", 0, "rektorerna"), ("En strateg från Berga", 1, "berga-kommun")],
        [("Båtlagen", 0, ""), ("Ordförande: roterar mellan kommunerna", 0, "")],
        [("Lagen", 0, "")],
    ]
    assert {body: [guess.value for _, guess in each.chairs] for body, each in told.items() if each.chairs} == {
        "kajforum": ["post/lotsledaren-i-alby"],
        "chefsgrupp-kaj": ["post/ordforande-i-chefsgrupp-kaj"],
        "lagnatverket": ["post/ordforande"],
    }


def test_who_appoints_the_chair_and_how_often_it_meets(proposal: Proposal) -> None:
    (record,) = appointment_records(Making(proposal, "ny", (), ("sv",), Comments("sv")))
    told: tuple[Any, Any] = (record["appoints"].value, record["appointer"].value)
    assert told == ("post/ordforande-i-chefsgrupp-kaj", "organisation/kajforum")
    assert [each.event.name for each in proposal.events] == ["Möten i Kajforum"]


def test_its_duties_and_those_of_its_section_are_its_own_whatever_it_is_called_there(proposal: Proposal) -> None:
    said = [
        (each.duty.value, *(guess.value.partition("/")[2] for guess in each.bearers))
        for each in proposal.clauses
        if each.fills is None
    ]
    forum, group, net = "kajforum", "chefsgrupp-kaj", "kajnatverket"
    assert said == [
        ("besluta", forum),
        ("bereda", forum),
        ("ta-fram", net),
        ("folja-upp", group),
        ("prioritera", group),
        ("redovisa", group),
        ("lyfta", group),
        ("ta-fram", net),
        ("anordna", net),
    ]
    assert proposal.newcomers["organisation/natverken"].known.type == "Collective"
    assert {guess.value for each in proposal.clauses for guess in each.bearers}.isdisjoint({"organisation/forumen"})


@pytest.mark.parametrize(
    "heading", ["| Månad | Forum | Ärende |", "| Ärende | Organ | Beslutar |", "| Forum | Lokal | Adress |"]
)
def test_a_column_for_bodies_alone_makes_no_such_table(heading: str, proposed: Proposed) -> None:
    table = f"{heading}\n|---|---|---|\n| Mars | Kajforum | Bokslut |\n"
    assert not any(passage.body for passage in proposed(HEAD + table).passages)
