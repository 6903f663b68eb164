"""Items after “ska”, conditions that go first, names that are not cut, and what was done once and is no duty."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.drafting.proposal import Proposal

Proposed = Callable[[str], Proposal]
NAMED = "# Ordning\n\nTrålnämnden bereder ärenden.\n\n"
TRAWL, NOBODY = "organisation/tralnamnden", None


@pytest.mark.parametrize(
    ("text", "duties"),
    [
        (
            "Trålnämnden skall\n\n- upphandla garn och följa upp köpen,\n- tvätta krokar,\n- föra fångststatistik.\n",
            ["Upphandlar garn", "Följer upp köpen", "Tvättar krokar", "För fångststatistik"],
        ),
        ("Trålnämnden ska tvätta krokar och följa upp köpen.", ["Tvättar krokar", "Följer upp köpen"]),
        ("Om fångsten beräknas sjunka skall Trålnämnden besluta om åtgärder.", ["Beslutar om åtgärder"]),
        (
            "Trålnämnden får besluta om små byten i schemat som gäller en vecka.",
            ["Beslutar om små byten i schemat som gäller en vecka"],
        ),
        ("Nät som lagas om ska göras tillgängliga.", ["Gör nät som lagas om tillgängliga"]),
        ("Varje krok skall omprövas vartannat år.", ["Omprövar varje krok vartannat år"]),
        ("Ordningen antogs av Trålnämnden den 3 maj 2031.", []),
        ("Trålnämnden ska nå dessa mål:\n\n- Husen hålls i gott skick\n", []),
    ],
)
def test_what_is_a_duty_and_its_name(text: str, duties: list[str], proposed: Proposed) -> None:
    assert [clause.label for clause in proposed(NAMED + text + "\n").clauses[1:]] == duties


@pytest.mark.parametrize(
    ("text", "bearer"),
    [
        ("Det skall årligen redovisa fångsten.", "organisation/stegutskottet"),
        ("Det skall årligen redovisas en fångst.", NOBODY),
    ],
)
def test_det_is_a_body_only_where_it_does_something(text: str, bearer: str | None, proposed: Proposed) -> None:
    last = proposed(f"# Ordning\n\nStegutskottet bereder ärenden. {text}\n").clauses[-1]
    assert next((guess.value for guess in last.bearers), None) == bearer


def test_how_often_a_plan_is_drilled_is_not_how_often_it_is_there(proposed: Proposed) -> None:
    there, drilled = proposed("# Ordning\n\nEn plan för storm skall finnas och övas minst vartannat år.\n").clauses
    assert there.recurrence is None
    assert drilled.recurrence is not None
    assert (drilled.recurrence.value, drilled.label) == ("BIENNIAL", "Övar en plan för storm")


def test_a_sentence_before_the_months_keeps_its_duty_and_lays_nothing_on_them(proposed: Proposed) -> None:
    text = f"{NAMED}Trålnämnden får flytta ett möte.\n\n- Maj: bokslutet behandlas av Trålnämnden.\n"
    assert [(c.label, c.force.value) for c in proposed(text).clauses[1:]] == [("Flyttar ett möte", "kan")]


def test_how_far_somebody_may_go_is_a_condition(proposed: Proposed) -> None:
    text = f"{NAMED}Trålnämnden ska fastställa avgifter inom de ramar som Byrådet har angett.\n"
    (clause,) = proposed(text).clauses[1:]
    assert (clause.label.split(" inom")[0], clause.condition) == (
        "Fastställer avgifter",
        "inom de ramar som Byrådet har angett",
    )


def test_so_many_are_elected_into_a_body(proposed: Proposed) -> None:
    text = f"{NAMED}Stegutskottet bereder köp. Trålnämnden utser inom sig fem personer i Stegutskottet.\n"
    assert [(each.body.value, each.total) for each in proposed(text).compositions] == [
        ("organisation/stegutskottet", 5)
    ]
