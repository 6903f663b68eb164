"""Lines and rows that begin with their day or month: an event each, with day, organiser and whom it is for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.drafting.dated_lines import dated_lead
from graph.drafting.entries import Happening
from graph.drafting.proposal import Proposal

BODIES = "# Ordning\n\nTrålnämnden bereder frågor om trålar. Garnrådet bereder frågor om garn.\n\n## Året\n\n"
LINES = """\
Arbetet följer en plan:

- 15 februari: Garnrådet lämnar förslag till fångstrapport till Trålnämnden.
- 3 mars – Trålnämnden beslutar om bokslutet.
- Senast den 1 juni: Trålnämnden fastställer nätplanen.
- Maj: samråd med Garnrådet om nätens maskor.
- Oktober–november: Trålnämnden ska pröva nya linor.
"""


def told(each: Happening) -> tuple[str, tuple[str, ...], str | None, list[str], list[str]]:
    day = each.deadline.day if each.deadline else None
    return (
        each.event.name,
        each.months,
        day,
        [guess.value.rpartition("/")[2] for guess in each.organisers],
        [guess.value.rpartition("/")[2] for guess in each.participants],
    )


def test_each_dated_line_is_one_event_with_its_day_and_who(proposed: Callable[[str], Proposal]) -> None:
    proposal = proposed(BODIES + LINES)
    assert [told(each) for each in proposal.events] == [
        (
            "Garnrådet lämnar förslag till fångstrapport till Trålnämnden",
            ("--02",),
            "--02-15",
            ["garnradet"],
            ["tralnamnden"],
        ),
        ("Trålnämnden beslutar om bokslutet", ("--03",), "--03-03", ["tralnamnden"], []),
        ("Trålnämnden fastställer nätplanen", ("--06",), "--06-01", ["tralnamnden"], []),
        ("Samråd med Garnrådet om nätens maskor", ("--05",), None, [], ["garnradet"]),
        ("Trålnämnden ska pröva nya linor", ("--10", "--11"), None, ["tralnamnden"], []),
    ]


def test_a_dated_line_is_no_duty_too_unless_it_lays_one_on_somebody(proposed: Callable[[str], Proposal]) -> None:
    proposal = proposed(BODIES + LINES)
    found = [(clause.label, clause.force.value) for clause in proposal.clauses]
    assert found[2:] == [("Prövar nya linor", "ska")]


def test_a_row_with_a_day_is_an_event_with_that_day(proposed: Callable[[str], Proposal]) -> None:
    rows = "| När | Organ | Vad som behandlas |\n|---|---|---|\n| 15 mars | Garnrådet | Nätens maskor |\n"
    (event,) = proposed("# Ordning\n\nGarnrådet bereder frågor om garn.\n\n" + rows).events
    assert told(event) == ("Nätens maskor", ("--03",), "--03-15", ["garnradet"], [])


@pytest.mark.parametrize(
    "text",
    [
        "Den 3 mars 2031 beslutar rådet.",
        "Mars månad: långt",
        "Planen för mars: se nedan",
        "15 mars",
        "Augustirådet: nät",
    ],
)
def test_what_only_speaks_of_a_day_begins_no_dated_line(text: str) -> None:
    assert dated_lead(text) is None


@pytest.mark.parametrize(
    ("text", "months", "day"),
    [
        ("15 mars: nät", ("--03",), "--03-15"),
        ("Den 2:a april – nät", ("--04",), "--04-02"),
        ("1–15 maj: nät", ("--05",), "--05-15"),
        ("Före den 1 juni: nät", ("--06",), "--05-31"),
        ("I juli: nät", ("--07",), None),
        ("Senast i augusti: nät", ("--08",), "--08-31"),
    ],
)
def test_days_and_months_that_lines_begin_with(text: str, months: tuple[str, ...], day: str | None) -> None:
    lead = dated_lead(text)
    assert lead is not None
    assert (lead.months, lead.deadline and lead.deadline.day, text[lead.length :]) == (months, day, "nät")
