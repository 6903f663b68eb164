"""Agreements that a document tells of without being one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.drafting.agreeing import tells_how_it_lasts
from graph.drafting.marked import Comments, Marked
from graph.drafting.proposal import Proposal
from graph.drafting.records import Making
from graph.drafting.records.agreements import agreement_records

Proposed = Callable[[str], Proposal]

BODY = """\

## Trålarna

Bryggorna delas enligt ett särskilt hamnavtal om bryggor mellan Ås-Viks kommun och Norra Ås kommun.
Hamnavtalet löper från den 1 mars 2031 till den 28 februari 2034. Sägs det inte upp förnyas det med ett år.
Hamnavtalet förvaltas av Trålnämnden.
"""


def value(field: object) -> object:
    return field.value if isinstance(field, Marked) else field


def test_an_agreement_that_is_told_of_has_parties_days_keeper_and_terms(proposed: Proposed) -> None:
    proposal = proposed("# Ordning för trålar" + BODY)
    making = Making(proposal, "ny", (), ("sv",), Comments("sv"))
    (record,) = agreement_records(making)
    parties = {making.name(str(party)) for party in record["party"].value}
    assert parties == {"Ås-Viks kommun", "Norra Ås kommun"}
    assert (value(record["id"]), record["label"]) == (
        "ny/agreement/hamnavtal-om-bryggor",
        {"sv": "Hamnavtal om bryggor"},
    )
    assert (value(record["validFrom"]), value(record["validTo"])) == ("2031-03-01", "2034-02-28")
    assert making.name(str(value(record["keeper"]))) == "Trålnämnden"
    assert record["description"] == {"sv": "Sägs det inte upp förnyas det med ett år."}
    assert proposal.standing == ()
    assert [clause.duty.value for clause in proposal.clauses if not clause.bearers] == []


def test_a_name_of_its_own_is_kept_with_the_year_in_which_it_ends(proposed: Proposed) -> None:
    text = "Räddningsavtalet mellan Ås-Viks kommun och Norra Ås kommun reglerar hjälp. Avtalet löper till och med 2039."
    making = Making(proposed(f"# Ordning\n\n## Avtal\n\n{text}\n"), "ny", (), ("sv",), Comments("sv"))
    (record,) = agreement_records(making)
    assert (record["label"], value(record["validTo"]), len(record["party"].value)) == (
        {"sv": "Räddningsavtalet"},
        "2039",
        2,
    )


def test_a_document_that_is_an_agreement_tells_so_of_itself(proposed: Proposed) -> None:
    proposal = proposed("# Hamnavtal" + BODY)
    assert proposal.agreements == ()
    assert [(each.kind, each.date) for each in proposal.standing] == [("from", "2031-03-01"), ("to", "2034-02-28")]


@pytest.mark.parametrize(
    "text",
    [
        "Detta avtal gäller från den 1 mars 2031.",
        "Ordningen gäller från den 1 mars 2031.",
        "Trålnämnden tecknar ett avtal mellan hamnarna.",
        "Avtalet bereds av Trålnämnden.",
    ],
)
def test_other_sentences_tell_of_no_agreement(text: str, proposed: Proposed) -> None:
    assert not tells_how_it_lasts(text)
    assert proposed(f"# Ordning\n\n{text}\n").agreements == ()
