"""Which records stand in which file of a proposed edition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.drafting.records.bodies import entity_records, used_in
from graph.drafting.records.duties import mandate_records, responsibility_records
from graph.drafting.records.edition import Edited, edition_records, section_records
from graph.drafting.records.making import Fields, Making


def files_of(making: Making, edited: Edited) -> Mapping[str, Sequence[Fields]]:
    """Return the records of the proposal by the name of their file; files without records are left out."""
    clauses = making.proposal.clauses
    files = {
        "edition.yaml": list(edition_records(making, edited)),
        "sections.yaml": list(section_records(making)),
        "bodies.yaml": list(entity_records(making, used_in(clauses))),
        "mandates.yaml": list(mandate_records(making)),
        "responsibilities.yaml": [record for _, record in responsibility_records(making)],
    }
    return {name: records for name, records in files.items() if records}
