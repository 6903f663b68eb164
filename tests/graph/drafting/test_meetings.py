"""How often: of duties, and of meetings that are held in no month."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.drafting.proposal import Proposal

HEAD = "# Ordning\n\n## Trålnämnden\n\nTrålnämnden bereder alla frågor om trålar.\n\n"
Proposed = Callable[[str], Proposal]


@pytest.mark.parametrize(
    ("words", "recurrence"),
    [
        ("löpande", "CONT"),
        ("varje kvartal", "QUARTERLY"),
        ("två gånger per år", "ANNUAL_2"),
        ("tre gånger per år", "ANNUAL_3"),
        ("varje tertial", "ANNUAL_3"),
        ("varannan månad", "BIMONTHLY"),
        ("minst en gång per mandatperiod", "QUADRENNIAL"),
        ("en gång under varje mandatperiod", "QUADRENNIAL"),
        ("vart tredje år", "TRIENNIAL"),
        ("varje vecka", "WEEKLY"),
        ("varannan vecka", "BIWEEKLY"),
    ],
)
def test_how_often_a_duty_is_done(words: str, recurrence: str, proposed: Proposed) -> None:
    (clause,) = proposed(HEAD + f"Trålnämnden ska redovisa fångsten {words}.\n").clauses[1:]
    assert clause.recurrence
    assert clause.recurrence.value == recurrence


def test_when_needed_is_how_binding_a_duty_is(proposed: Proposed) -> None:
    (clause,) = proposed(HEAD + "Vid behov ska Trålnämnden redovisa fångsten.\n").clauses[1:]
    assert (clause.force.value, clause.recurrence) == ("vid-behov", None)


@pytest.mark.parametrize(
    ("sentence", "recurrence", "months"),
    [
        ("Trålnämnden sammanträder minst fyra gånger per år.", None, ()),
        ("Trålnämnden ska sammanträda en gång i kvartalet.", "QUARTERLY", ()),
        ("Trålnämnden möts vid behov.", "AS_NEEDED", ()),
        ("Trålnämnden håller möte två gånger per år.", "ANNUAL_2", ()),
        ("Den sammanträder varannan månad.", "BIMONTHLY", ()),
        ("Möten i Trålnämnden hålls i maj och oktober varje år.", "ANNUAL", ("--05", "--10")),
    ],
)
def test_a_body_that_meets_so_often_has_an_event(
    sentence: str, recurrence: str | None, months: tuple[str, ...], proposed: Proposed
) -> None:
    (event,) = proposed(HEAD + sentence + "\n").events
    assert (event.event.name, event.recurrence, event.months) == ("Möten i Trålnämnden", recurrence, months)


def test_a_duty_of_a_month_each_year_is_an_event_too(proposed: Proposed) -> None:
    proposal = proposed(HEAD + "Trålnämnden ska årligen i mars följa upp fångsten.\n")
    (event,) = proposal.events
    assert (event.event.name, event.months, event.recurrence) == ("Följer upp fångsten", ("--03",), "ANNUAL")
    assert [guess.value for guess in event.organisers] == ["organisation/tralnamnden"]
    assert proposal.clauses[1].recurrence


def test_a_last_day_is_no_month_of_an_event(proposed: Proposed) -> None:
    assert proposed(HEAD + "Trålnämnden ska årligen senast den 3 mars redovisa fångsten.\n").events == ()


def test_the_month_without_a_meeting_is_none_of_its_months(proposed: Proposed) -> None:
    (event,) = proposed(HEAD + "Trålnämnden sammanträder varje månad, utom i juli.\n").events
    assert (event.recurrence, event.months) == ("MONTHLY", ())


def test_how_often_may_stand_where_a_last_day_does(proposed: Proposed) -> None:
    table = "| Åtgärd | Ansvarig | Klart |\n|---|---|---|\n| Redovisa fångsten | Trålnämnden | löpande |\n"
    (clause,) = proposed(HEAD + table).clauses[1:]
    assert clause.recurrence
    assert clause.recurrence.value == "CONT"


def test_how_often_another_meets_whose_verb_is_left_out(proposed: Proposed) -> None:
    text = "Hamnrådet sammanträder tre gånger om året och Trålnämnden en gång i månaden utom i juli."
    events = proposed(f"# Ordning\n\n{text}\n").events
    assert [(each.event.name, each.recurrence) for each in events] == [
        ("Möten i Hamnrådet", "ANNUAL_3"),
        ("Möten i Trålnämnden", "MONTHLY"),
    ]
