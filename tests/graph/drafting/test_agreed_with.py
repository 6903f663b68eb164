"""Agreements that a document lists in one breath, or says that all rests on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.drafting.marked import Comments
from graph.drafting.proposal import Proposal
from graph.drafting.records import Making
from graph.drafting.records.members import members_named

Proposed = Callable[[str], Proposal]
HEAD = "# Ordning\n\n## Avtal\n\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "I dag finns avtal med Föreningen Viken om båtar, till och med den 30 juni 2036, och med Sjöhuset Norra om "
            "nät, till och med den 31 december 2037.",
            [
                ("Avtal med Föreningen Viken om båtar", ["Föreningen Viken"], "2036-06-30"),
                ("Avtal med Sjöhuset Norra om nät", ["Sjöhuset Norra"], "2037-12-31"),
            ],
        ),
        (
            "Nätverket har överenskommelser. Just nu en: med Sjöhuset Norra om rep (till 2036-12-31).",
            [("Överenskommelse med Sjöhuset Norra om rep", ["Sjöhuset Norra"], "2036-12-31")],
        ),
        (
            "Det finns två avtal:\n\n- avtal med Region Mellanby om bojar, gäller tills vidare,\n"
            "- avtal med Alby kommun om färjor, gäller till och med 2037-12-31.",
            [
                ("Avtal med Region Mellanby om bojar", ["Region Mellanby"], ""),
                ("Avtal med Alby kommun om färjor", ["Alby kommun"], "2037-12-31"),
            ],
        ),
        (
            "Allt vilar på det samverkansavtal som de två kommunerna ingick den 3 juni 2029 och som förlängdes 2034 "
            "till och med den 31 december 2038. Uppsägningstiden är ett år.",
            [("Samverkansavtal", ["Kommunerna"], "2038-12-31")],
        ),
        ("Nämnden talar med Föreningen Viken om båtar.", []),
    ],
)
def test_agreements_are_listed(text: str, told: list[tuple[str, list[str], str]], proposed: Proposed) -> None:
    found = proposed(f"{HEAD}{text}\n").agreements
    assert [(a.name, [party.name for party in a.parties], a.ends.date if a.ends else "") for a in found] == told


def test_when_what_all_rests_on_was_made_and_how_it_ends(proposed: Proposed) -> None:
    text = "Det avtal som kommunerna ingick den 3 juni 2029 gäller. Uppsägningstiden är ett år.\n"
    (agreed,) = proposed(HEAD + text).agreements
    assert (agreed.starts and agreed.starts.date, agreed.terms) == ("2029-06-03", ("Uppsägningstiden är ett år.",))


def test_a_region_with_which_there_is_an_agreement_is_no_member(proposed: Proposed) -> None:
    text = "Medlem är Alby kommun.\n\nDet finns avtal med Region Mellanby om bojar, gäller tills vidare.\n"
    making = Making(proposed(HEAD + text), "ny", (), ("sv",), Comments("sv"))
    assert members_named(making) == {"organisation/alby-kommun"}
