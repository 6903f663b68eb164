"""Who appoints, where a passive verb says it: behind a genitive, beside another clause, and after somebody is heard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from graph.drafting.marked import Comments, Marked
from graph.drafting.proposal import Proposal
from graph.drafting.records import Making
from graph.drafting.records.appointments import appointment_records
from graph.drafting.terms_of_office import term_in

HEAD = """\
# Ordning

Garnlaget, Hamnrådet och Notpanelen möts. Kommunerna möts. Hamnchefen redovisar läget. Bryggcheferna samlas.

## {heading}

"""


def _appointments(proposal: Proposal) -> Iterator[tuple[str, str, str, str]]:
    for each in appointment_records(Making(proposal, "ny", (), ("sv",), Comments("sv"))):
        place, by, heard = (_last(each[key]) for key in ("appoints", "appointer", "inConsultationWith"))
        yield place, by, heard, each["condition"].value["sv"] if each["condition"] else ""


def _last(value: Any) -> str:
    told = value.value if isinstance(value, Marked) else value
    return str(told or "").rpartition("/")[2].rstrip("']")


@pytest.mark.parametrize(
    ("heading", "text", "appointments"),
    [
        (
            "Notpanelen",
            "Notpanelen består av åtta unga. De utses av kommunernas ungdomsråd för ett läsår.",
            [("notpanelen", "kommunernas-ungdomsrad", "", "Ett läsår.")],
        ),
        (
            "Notpanelen",
            "Representanterna utses av respektive hamnchef.",
            [("notpanelen", "hamnchefen", "", "")],
        ),
        (
            "Notpanelen",
            "Notpanelen består av två fiskare från varje kommun, som utses av kommunens bryggchef.",
            [("notpanelen", "bryggcheferna", "", "")],
        ),
        (
            "Hamnrådet",
            "Hamnchefen ingår i kraft av sin tjänst, medan bryggcheferna utses av Garnlaget för två år.",
            [("bryggcheferna", "garnlaget", "", "Två år.")],
        ),
        (
            "Hamn",
            "Hamnchefen är chef för Garnlaget och anställs av Hamnrådet på förslag av Notpanelen.",
            [("hamnchefen", "hamnradet", "notpanelen", "")],
        ),
    ],
)
def test_a_passive_says_who_appoints_whom_for_how_long(
    heading: str, text: str, appointments: list[tuple[str, str, str, str]], proposed: Callable[[str], Proposal]
) -> None:
    assert list(_appointments(proposed(f"{HEAD.format(heading=heading)}{text}\n"))) == appointments


@pytest.mark.parametrize(
    "text",
    [
        "Redskapen väljs efter hamnens storlek.",
        "Hamnchefen leder mötet medan Garnlaget väntar.",
        "Platsen utses av sjöns vågor.",
    ],
)
def test_other_passives_appoint_nobody(text: str, proposed: Callable[[str], Proposal]) -> None:
    assert list(_appointments(proposed(f"{HEAD.format(heading='Hamn')}{text}\n"))) == []


def test_both_clauses_of_a_sentence_are_kept_and_each_has_its_own_time(
    proposed: Callable[[str], Proposal],
) -> None:
    text = "Hamnrådet utser inom sig en ordförande för två år i taget och sammanträder normalt två gånger per år."
    proposal = proposed(HEAD.format(heading="Hamnrådet") + f"Ordföranden leder mötena.\n\n{text}\n")
    assert [each[1:] for each in _appointments(proposal)] == [("hamnradet", "", "Två år i taget.")]
    (event,) = proposal.events
    assert (event.event.name, event.recurrence) == ("Möten i Hamnrådet", "ANNUAL_2")
    assert [clause.recurrence for clause in proposal.passages[-1].clauses] == [None]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("utses för tre läsår", "tre läsår"),
        ("väljs för sex månader", "sex månader"),
        ("fördelas för tre båtar", ""),
    ],
)
def test_a_term_may_be_told_in_other_units_than_years(text: str, term: str) -> None:
    assert term_in(text) == term
