"""Plain duties, how binding they are and how often, in words that are easily taken for others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.drafting.moments import recurrence_in, times_a_year_in
from graph.drafting.proposal import Proposal

Found = list[tuple[str, str, str]]


def read(proposal: Proposal) -> Found:
    return [(each.label, each.duty.value, each.force.value) for each in proposal.clauses]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Trålnämnden får träffa överenskommelse med varven.",
            [("Träffar överenskommelse med varven", "overenskomma", "kan")],
        ),
        ("Trålnämnden bör varje år besöka varven.", [("Besöker varven", "samverka", "bor")]),
        (
            "Trålnämnden ska:\n\n- föra diarium och hålla ordning på nätens kort.",
            [("För diarium", "dokumentera", "ska"), ("Håller ordning på nätens kort", "hantera", "ska")],
        ),
        (
            "Trålnämnden ska inom hamnens område svara för samordning av trålar.",
            [("Samordnar trålar", "samordna", "ska")],
        ),
    ],
)
def test_plain_duties(text: str, found: Found, proposed: Callable[[str], Proposal]) -> None:
    assert read(proposed(f"# Ordning\n\n{text}\n")) == found


@pytest.mark.parametrize(
    "text", ["minst fem gånger per år", "fyra gånger per år", "svara för den löpande förvaltningen", "40 kronor per år"]
)
def test_what_says_no_frequency(text: str) -> None:
    assert recurrence_in(text) is None


@pytest.mark.parametrize(
    ("text", "often"),
    [
        ("per år", "ANNUAL"),
        ("minst en gång varje år", "ANNUAL"),
        ("varannan månad", "BIMONTHLY"),
        ("följs löpande", "CONT"),
    ],
)
def test_what_says_one(text: str, often: str) -> None:
    assert recurrence_in(text) == often
    assert times_a_year_in(text) is None


@pytest.mark.parametrize(
    ("words", "number"), [("minst fem gånger per år", 5), ("fyra gånger om året", 4), ("sex gånger varje år", 6)]
)
def test_so_many_times_a_year_stay_a_number(words: str, number: int, proposed: Callable[[str], Proposal]) -> None:
    proposal = proposed(f"# Ordning\n\nTrålnämnden ska sammanträda {words}. Den ska redovisa fångsten {words}.\n")
    (event,) = proposal.events
    assert event.times
    assert (event.recurrence, event.times.number, event.times.words) == (None, number, words)
    assert [(each.recurrence, each.times and each.times.number) for each in proposal.clauses] == [(None, number)]
