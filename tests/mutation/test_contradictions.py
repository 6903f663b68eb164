"""What the reasoner has to catch: a mutant each in a namespace of its own, and one run of HermiT for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest
from pyoxigraph import Triple

from graph.dataset import statements
from graph.record import Record
from graph.workspace import open_workspace
from ontology.reasoner import Reason, Verdict, check_consistency
from tests.mutation.mutants import Mutant, mutants
from tests.mutation.world import pointed_at

#: Operators by what the reasoner calls the contradiction that they make.
MADE_BY = {
    "give-body-two-kinds": "single",
    "let-body-be-a-principal-elsewhere": "disjoint",
    "let-a-person-bear-it": "disjoint",
    "lay-legal-duty-on-a-target-group": "disjoint",
    "point-event-at-a-document-as-organiser": "disjoint",
    "lead-line-back-to-itself": "irreflexive",
    "make-body-part-of-itself": "irreflexive",
    "draw-line-back": "asymmetric",
    "close-circle-of-three-parts": "circle",
    "close-circle-of-four-lines": "circle",
    "share-municipality-code": "key",
}
CODE = "municipalityCode"
Batch = dict[str, tuple[str, Mutant]]
by_operator = pytest.mark.parametrize("operator", MADE_BY)


def near(mutant: Mutant) -> Iterator[Record]:
    """Yield the damaged records of `mutant`, what they point at or share a code with, and what points at them.

    A code is the same in every namespace, so that all but one mutant go without.
    """
    ids = mutant.damaged
    damaged = [record for record in mutant.records if record.id in ids]
    codes = {each.data.get(CODE) for each in damaged} - {None}
    for record in mutant.records:
        told = record.id in ids or any(pointed_at(each.data, record.id) for each in damaged)
        shares = MADE_BY[mutant.operator] == "key" and record.data.get(CODE) in codes
        if told or shares or any(pointed_at(record.data, identity) for identity in ids):
            kept = {name: value for name, value in record.data.items() if shares or name != CODE}
            yield replace(record, data=kept)


def _without_code(record: Record) -> Record:
    return replace(record, data={name: value for name, value in record.data.items() if name != CODE})


def told_of(records: Iterable[Record], base: str) -> list[Triple]:
    return [quad.triple for quad in statements("alone", list(records), base)]


@pytest.fixture(scope="module")
def batch() -> Batch:
    """Return the first mutant of each operator, with its namespace."""
    first: Batch = {}
    for mutant in mutants(open_workspace()):
        if mutant.operator in MADE_BY and mutant.operator not in first:
            first[mutant.operator] = (f"https://example.org/{mutant.operator}/", mutant)
    return first


@pytest.fixture(scope="module")
def verdict(batch: Batch, java: None) -> Verdict:
    """Return what the reasoner says of all of them, in one start."""
    return check_consistency(triple for base, mutant in batch.values() for triple in told_of(near(mutant), base))


@pytest.mark.usefixtures("java")
def test_without_the_damage_there_is_no_contradiction(batch: Batch) -> None:
    triples: list[Triple] = []
    for base, mutant in batch.values():
        ids = {record.id for record in near(mutant)}
        triples += told_of((_without_code(record) for record in mutant.records_before if record.id in ids), base)
    assert check_consistency(triples).consistent


@by_operator
def test_each_contradiction_is_told_with_what_was_damaged(operator: str, batch: Batch, verdict: Verdict) -> None:
    base, mutant = batch[operator]
    told = [reason for reason in verdict.reasons if any(iri.startswith(base) for iri in about(reason))]
    assert MADE_BY[operator] in {reason.rule for reason in told}
    damaged = {base + identity for identity in mutant.damaged}
    for reason in told:
        assert damaged & about(reason), reason.message["sv"]
        assert all(iri.startswith(base) for iri in about(reason) if iri.startswith("https://example.org/"))
        assert len(reason.grounds) <= 5


def about(reason: Reason) -> set[str]:
    """Return all that the facts of `reason` speak of."""
    terms = [term for fact in reason.facts for term in (fact.subject, fact.object)]
    return {*reason.individuals, *(getattr(term, "value", "") for term in terms)}
