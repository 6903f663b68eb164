"""Which records stand in which file of a proposed edition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.drafting.records.agreements import agreement_records
from graph.drafting.records.appointments import appointment_records
from graph.drafting.records.bodies import entity_records, named_in
from graph.drafting.records.contested import deliverable_records
from graph.drafting.records.duties import mandate_records, responsibility_records
from graph.drafting.records.edition import Edited, edition_records, section_records
from graph.drafting.records.events import event_records
from graph.drafting.records.lines import line_records
from graph.drafting.records.making import Fields, Making
from graph.drafting.records.once import told_once
from graph.drafting.records.prohibitions import prohibition_records
from graph.drafting.records.standing import adoption_records
from graph.drafting.records.structure import composition_records, goal_records
from graph.drafting.records.yardsticks import indicator_records, target_records


def files_of(making: Making, edited: Edited) -> Mapping[str, Sequence[Fields]]:
    """Return the records of the proposal by the name of their file; files without records are left out.

    Every record goes through `told_once`, so that none is refused for a value that stands twice.
    """
    # Before the duties, of which they tell some.
    appointments, lines = list(appointment_records(making)), list(line_records(making))
    files = {
        "mandates.yaml": list(mandate_records(making)),
        "composition.yaml": list(composition_records(making)),
        "appointments.yaml": appointments,
        "adoptions.yaml": list(adoption_records(making)),
        "wheel.yaml": list(event_records(making)),
        "goals.yaml": list(goal_records(making)),
        "lines.yaml": lines,
        "indicators.yaml": list(indicator_records(making)),
        "targets.yaml": list(target_records(making)),
        "deliverables.yaml": list(deliverable_records(making)),
        "agreements.yaml": list(agreement_records(making)),
        "statements.yaml": list(prohibition_records(making)),
        "responsibilities.yaml": [record for _, record in responsibility_records(making)],
    }
    held = {each.event.id for each in making.proposal.events}
    spoken = {identity for records in files.values() for identity in named_in(records, making)} - held
    spoken |= {known.id for each in making.proposal.belongings for known in (each.part, each.whole)}
    spoken |= {each.body.body.known.id for each in making.proposal.passages if each.body}
    files = {
        "edition.yaml": list(edition_records(making, edited)),
        "sections.yaml": list(section_records(making)),
        "bodies.yaml": list(entity_records(making, spoken)),
        **files,
    }
    return {name: [told_once(record) for record in records] for name, records in files.items() if records}
