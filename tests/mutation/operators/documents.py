"""Damage to what ties the records to documents: editions, sections, locators, terms, notes and lineage."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.record import Record
from tests.mutation.operator_table import damages
from tests.mutation.world import Change, World, delete, drop, key_of, listed, put

STATED = (
    "Responsibility", "Statement", "Body", "CompositionRule", "Mandate", "Event", "Goal", "Target", "Agreement", "Note",
)  # fmt: skip


@damages(*STATED)
def drop_locators(record: Record, world: World) -> Change | None:
    return drop(record, "source")


@damages(*STATED)
def drop_one_locator(record: Record, world: World) -> Change | None:
    locators = listed(record.data.get("source"))
    return put(record, source=locators[1:]) if len(locators) > 1 else None


@damages(*STATED)
def garble_locator(record: Record, world: World) -> Change | None:
    first, *rest = _locators(record)
    return put(record, source=[{**first, "textStart": str(first["textStart"])[::-1]}, *rest])


@damages(*STATED)
def locate_in_another_section(record: Record, world: World) -> Change | None:
    first, *rest = _locators(record)
    slugs = [section.id.rpartition("/")[2] for section in world.others(record, "Section")]
    other = world.one([slug for slug in slugs if slug != first["section"]])
    return put(record, source=[{**first, "section": other}, *rest])


@damages(*STATED)
def locate_in_no_section(record: Record, world: World) -> Change | None:
    first, *rest = _locators(record)
    return put(record, source=[{**first, "section": "finns-inte"}, *rest])


@damages("Edition")
def cite_draft_as_adopted(edition: Record, world: World) -> Change | None:
    return put(edition, status="adopted") if edition.data["status"] != "adopted" else None


@damages("Edition")
def drop_status_basis(edition: Record, world: World) -> Change | None:
    return drop(edition, "statusBasis")


@damages("Edition")
def change_day_of_issue(edition: Record, world: World) -> Change | None:
    return put(edition, issued="1999")


@damages("Edition")
def forget_what_edition_revises(edition: Record, world: World) -> Change | None:
    return drop(edition, "revisionOf")


@damages("Edition")
def let_edition_revise_itself(edition: Record, world: World) -> Change | None:
    return put(edition, revisionOf=edition.id)


@damages("Edition")
def name_another_file(edition: Record, world: World) -> Change | None:
    return put(edition, fileName="annat.txt")


@damages("Section")
def give_section_the_place_of_another(section: Record, world: World) -> Change | None:
    other = world.one(world.others(section, "Section"))
    return put(section, order=other.data["order"]) if other else None


@damages("Section")
def put_section_in_itself(section: Record, world: World) -> Change | None:
    return put(section, partOf=section.id)


@damages("Section")
def delete_section(section: Record, world: World) -> Change | None:
    return {key_of(section): ()}


@damages("DefinedTerm")
def drop_definition(term: Record, world: World) -> Change | None:
    return drop(term, "description")


@damages("DefinedTerm")
def clash_term_with_another(term: Record, world: World) -> Change | None:
    other = world.one(world.others(term, "DefinedTerm"))
    return put(term, altLabel={"sv": [other.data["label"]["sv"]]}) if other else None


@damages("DefinedTerm")
def define_another_thing(term: Record, world: World) -> Change | None:
    other = world.one([each.id for each in world.others(term, "Body", "Goal", "Deliverable")])
    return put(term, about=other) if other and "about" in term.data else None


@damages("DefinedTerm", "Principle", "Statement", "Note", "SetAside")
def delete_statement(record: Record, world: World) -> Change | None:
    return delete(record, world)


@damages("Statement")
def take_proposal_for_decision(statement: Record, world: World) -> Change | None:
    kind = statement.data.get("statementKind")
    return put(statement, statementKind="decision") if kind and kind != "decision" else None


@damages("Statement", "Note")
def say_it_of_another_thing(statement: Record, world: World) -> Change | None:
    told = listed(statement.data["about"])
    other = world.one([each.id for each in world.others(statement, "Body", "Goal", "Strategy") if each.id not in told])
    return put(statement, about=other) if other else None


@damages("Lineage")
def delete_lineage(lineage: Record, world: World) -> Change | None:
    return delete(lineage, world)


@damages("Lineage")
def lead_lineage_to_a_gone_thing(lineage: Record, world: World) -> Change | None:
    return put(lineage, after=["organisation/finns-inte"])


@damages("Lineage")
def change_kind_of_lineage(lineage: Record, world: World) -> Change | None:
    return put(lineage, lineageKind="kept" if lineage.data["lineageKind"] != "kept" else "reworded")


@damages("Lineage")
def drop_reason_of_lineage(lineage: Record, world: World) -> Change | None:
    return drop(lineage, "reason")


@damages("Lineage")
def lead_lineage_from_another_thing(lineage: Record, world: World) -> Change | None:
    rows = [each for each in world.others(lineage, "Lineage") if each.data.get("before") not in (None, [])]
    other = world.one([each for each in rows if each.data["before"] != lineage.data.get("before")])
    return put(lineage, before=other.data["before"]) if other and "before" in lineage.data else None


def _locators(record: Record) -> list[Mapping[str, Any]]:
    return [locator for locator in record.values("source") if isinstance(locator, Mapping)]
