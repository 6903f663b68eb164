"""Damage to the words of a record, its values and its dates."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from graph.record import Record
from ontology import schema
from tests.mutation.operator_table import damages
from tests.mutation.world import Change, World, key_of, listed, put

ANY = tuple(sorted(schema.classes()))
BODIES = ("Body", "Collective", "CompoundBody")


def _renamed(record: Record, **label: Any) -> Change:
    return put(record, label={**record.data["label"], **label})


@damages(*ANY)
def swap_languages_of_name(record: Record, world: World) -> Change | None:
    label = record.data["label"]
    return put(record, label={"sv": label["en"], "en": label["sv"]}) if label["sv"] != label["en"] else None


@damages(*ANY)
def write_name_in_a_language_that_is_not_one(record: Record, world: World) -> Change | None:
    return put(record, label={"se": record.data["label"]["sv"], "en": record.data["label"]["en"]})


@damages(*ANY)
def write_name_without_language(record: Record, world: World) -> Change | None:
    return put(record, label=record.data["label"]["sv"])


@damages(*ANY)
def empty_name(record: Record, world: World) -> Change | None:
    return _renamed(record, sv="  ")


@damages(*ANY)
def write_a_number_for_a_name(record: Record, world: World) -> Change | None:
    return _renamed(record, sv=12)


@damages(*ANY)
def put_markup_into_name(record: Record, world: World) -> Change | None:
    return _renamed(record, sv=f"<script>alert(1)</script>{record.data['label']['sv']}")


@damages(*ANY)
def hide_a_character_in_name(record: Record, world: World) -> Change | None:
    return _renamed(record, sv=f"\u202e{record.data['label']['sv']}")


@damages(*BODIES)
def write_name_with_a_letter_of_another_alphabet(body: Record, world: World) -> Change | None:
    name = body.data["label"]["sv"]
    return _renamed(body, sv=name.replace("a", "\u0430", 1)) if "a" in name else None


@damages(*BODIES)
def misspell_name(body: Record, world: World) -> Change | None:
    name = body.data["label"]["sv"]
    return _renamed(body, sv=name[: len(name) // 2] + name[len(name) // 2 + 1 :])


@damages(*ANY)
def repeat_a_value(record: Record, world: World) -> Change | None:
    name = world.one([name for name, value in record.data.items() if isinstance(value, list) and value])
    return put(record, **{name: [*record.data[name], record.data[name][0]]}) if name else None


@damages(*ANY)
def empty_a_list(record: Record, world: World) -> Change | None:
    name = world.one([name for name, value in record.data.items() if isinstance(value, list) and value])
    return put(record, **{name: []}) if name else None


@damages(*ANY)
def write_id_in_capitals(record: Record, world: World) -> Change | None:
    identity = record.id.title()
    return {key_of(record): (replace(record, id=identity, data=dict(record.data) | {"id": identity}),)}


@damages("Responsibility", "LegalDuty")
def point_at_a_thing_of_another_class(clause: Record, world: World) -> Change | None:
    other = world.one([each.id for each in world.others(clause, "Goal", "Event", "DefinedTerm")])
    return put(clause, recipient=other) if other and "recipient" in clause.data else None


@damages("Responsibility", "LegalDuty")
def let_a_person_bear_it(clause: Record, world: World) -> Change | None:
    person = world.one([each.id for each in world.workspace.records if each.type == "Person"])
    return put(clause, bearer=person) if person else None


@damages("CompositionRule")
def write_number_of_seats_in_words(rule: Record, world: World) -> Change | None:
    return put(rule, total="åtta") if "total" in rule.data else None


@damages("CompositionRule")
def count_seats_below_nothing(rule: Record, world: World) -> Change | None:
    groups = [dict(group) for group in listed(rule.data.get("seatGroup"))]
    if not groups or "seats" not in groups[0]:
        return None
    groups[0]["seats"] = -groups[0]["seats"]
    return put(rule, seatGroup=groups)


@damages(*BODIES, "Arena", "Statement", "Responsibility")
def shift_end_a_year(record: Record, world: World) -> Change | None:
    end = str(record.data.get("validTo", ""))
    return put(record, validTo=f"{int(end[:4]) + 1}{end[4:]}") if end else None


@damages("Event")
def shift_date_a_year(event: Record, world: World) -> Change | None:
    dates = [str(date) for date in listed(event.data.get("date"))]
    return put(event, date=[f"{int(date[:4]) + 1}{date[4:]}" for date in dates]) if dates else None


@damages("Event")
def garble_calendar_rule(event: Record, world: World) -> Change | None:
    return put(event, recurrenceRule="varje år i maj") if "recurrenceRule" in event.data else None


@damages("Edition")
def shift_issue_a_year(edition: Record, world: World) -> Change | None:
    issued = str(edition.data.get("issued", ""))
    return put(edition, issued=f"{int(issued[:4]) + 1}{issued[4:]}") if issued else None


@damages("Edition")
def take_draft_for_adopted(edition: Record, world: World) -> Change | None:
    return put(edition, status="adopted") if edition.data["status"] in {"draft", "proposal"} else None


@damages("Section")
def give_section_to_another_edition(section: Record, world: World) -> Change | None:
    editions = [each.id for each in world.workspace.records if each.type == "Edition"]
    other = world.one([each for each in editions if each != section.data["edition"]])
    return put(section, edition=other) if other else None


@damages("Goal", "Event")
def make_it_a_part_of_itself(record: Record, world: World) -> Change | None:
    return put(record, partOf=record.id)
