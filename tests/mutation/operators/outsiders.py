"""Damage as somebody thought of it who had not seen the other operators."""

from __future__ import annotations

from typing import Any

from graph.record import Record
from tests.mutation.operator_table import damages
from tests.mutation.world import Change, World, add, drop, listed, put

CLAUSE = ("Responsibility", "LegalDuty")
CITED = ("Responsibility", "Event", "Goal", "Statement", "Deliverable", "CompositionRule", "Agreement")


def _first_source(record: Record, **marks: Any) -> Change | None:
    """Give the first place that `record` cites other marks."""
    first, *others = listed(record.data.get("source")) or [None]
    return put(record, source=[{**first, **marks}, *others]) if isinstance(first, dict) else None


def _elsewhere(record: Record, world: World, *types: str) -> Record | None:
    """Draw a record of `types` in another edition."""
    some = [
        each for each in world.workspace.records if each.type in types and each.edition not in (record.edition, None)
    ]
    found: Record | None = world.one(some)
    return found


@damages(*CLAUSE)
def let_the_duty_be_about_its_bearer(clause: Record, world: World) -> Change | None:
    bearers = listed(clause.data.get("bearer"))
    return put(clause, object=bearers[0]) if bearers else None


@damages(*CLAUSE)
def share_the_duty_with_its_bearer(clause: Record, world: World) -> Change | None:
    bearers = listed(clause.data.get("bearer"))
    return put(clause, togetherWith=bearers[0]) if bearers else None


@damages("Responsibility")
def recur_at_another_pace_than_the_event(clause: Record, world: World) -> Change | None:
    events = {each.id: each.data.get("recurrence") for each in world.others(clause, "Event")}
    objects, pace = listed(clause.data.get("object")), clause.data.get("recurrence")
    if pace is None or len(objects) != 1 or events.get(objects[0]) != pace:
        return None
    return put(clause, recurrence="QUADRENNIAL" if pace != "QUADRENNIAL" else "ANNUAL")


@damages("Responsibility", "Event")
def put_the_deadline_off_by_a_month(record: Record, world: World) -> Change | None:
    day = record.data.get("deadline")
    return put(record, deadline=f"--{int(day[2:4]) % 12 + 1:02}-15") if day else None


@damages("Responsibility")
def contradict_the_force_in_a_second_record(clause: Record, world: World) -> Change | None:
    force = "kan" if clause.data["force"] == "ska" else "ska"
    name = f"{clause.id.rpartition('/')[2]}-igen"
    return add(clause, name, force=force, label={"sv": "Gör samma sak", "en": "Does the same thing"})


@damages("Appointment")
def consult_whoever_appoints(appointment: Record, world: World) -> Change | None:
    return put(appointment, inConsultationWith=listed(appointment.data["appointer"])[0])


@damages("Appointment")
def appoint_to_another_body(appointment: Record, world: World) -> Change | None:
    other = world.one(world.others(appointment, "Body"))
    return put(appointment, appoints=other.id) if other else None


@damages("Post")
def give_the_post_another_role(post: Record, world: World) -> Change | None:
    name, roles = post.data["label"]["sv"].casefold(), world.others(post, "Role")
    own = [each for each in roles if f"{name} ".startswith(f"{each.data['label']['sv'].casefold()} ")]
    other = world.one([each for each in roles if each not in own and each.id not in listed(post.data.get("role"))])
    return put(post, role=other.id) if own and other else None


@damages("Body")
def call_a_group_a_network(body: Record, world: World) -> Change | None:
    is_group = any(
        word in body.data["label"]["sv"].casefold() for word in ("styrgrupp", "arbetsgrupp", "utvecklingsgrupp")
    )
    return put(body, kind="network") if is_group else None


@damages("DialogueQuestion")
def ask_two_questions_in_one_place(question: Record, world: World) -> Change | None:
    asked = [each for each in world.others(question, question.type) if each.data["askedIn"] == question.data["askedIn"]]
    other = world.one(asked)
    return put(question, order=other.data["order"]) if other else None


@damages("DialogueQuestion")
def ask_the_question_elsewhere(question: Record, world: World) -> Change | None:
    others = [each for each in world.others(question, "Event") if each.id != question.data["askedIn"]]
    other = world.one(others)
    return put(question, askedIn=other.id) if other else None


@damages("Lineage")
def lead_lineage_from_its_own_edition(lineage: Record, world: World) -> Change | None:
    own = [each for each in listed(lineage.data.get("after")) if each.startswith(f"{lineage.edition}/")]
    return put(lineage, before=own) if own and lineage.data.get("before") else None


@damages("Edition")
def date_the_edition_ahead(edition: Record, world: World) -> Change | None:
    return put(edition, issued="2049")


@damages("Agreement")
def forget_whom_the_required_agreement_is_for(agreement: Record, world: World) -> Change | None:
    required = {each for duty in world.others(agreement, "LegalDuty") for each in listed(duty.data.get("object"))}
    return drop(agreement, "targetGroup") if agreement.id in required else None


@damages("Agreement")
def forget_the_law_that_requires_the_agreement(agreement: Record, world: World) -> Change | None:
    required = {each for duty in world.others(agreement, "LegalDuty") for each in listed(duty.data.get("object"))}
    return drop(agreement, "law") if agreement.id in required else None


@damages("Statement", "Note")
def say_it_of_nothing(record: Record, world: World) -> Change | None:
    return drop(record, "about")


@damages("Target")
def ask_for_ten_times_as_much(target: Record, world: World) -> Change | None:
    return put(target, amount=float(target.data["amount"]) * 10) if "amount" in target.data else None


@damages("Target")
def put_the_year_due_off_by_ten(target: Record, world: World) -> Change | None:
    return put(target, dueYear=str(int(target.data["dueYear"]) + 10)) if "dueYear" in target.data else None


@damages("Line", "Adjacency")
def leave_the_other_end_out(record: Record, world: World) -> Change | None:
    return drop(record, "to")


@damages("Arena", "Collective")
def put_another_body_among_the_members(group: Record, world: World) -> Change | None:
    members, other = listed(group.data.get("member")), world.one(world.others(group, "Body"))
    return put(group, member=[*members[1:], other.id]) if members and other else None


@damages(*CITED)
def swap_the_ends_of_the_passage(record: Record, world: World) -> Change | None:
    first = next((each for each in listed(record.data.get("source")) if isinstance(each, dict)), {})
    if "textEnd" not in first:
        return None
    return _first_source(record, textStart=first["textEnd"], textEnd=first["textStart"])


@damages(*CITED)
def cite_a_place_of_another_edition(record: Record, world: World) -> Change | None:
    other = _elsewhere(record, world, *CITED)
    return put(record, source=other.data["source"]) if other and record.edition else None


@damages("Event", "Statement", "Responsibility")
def say_that_it_is_stated(record: Record, world: World) -> Change | None:
    return drop(record, "evidence") if record.data.get("evidence") == "inferred" else None


@damages("Event", "Body", "Strategy", "Mandate", "DefinedTerm")
def give_it_the_description_of_another(record: Record, world: World) -> Change | None:
    others = [each.data["description"] for each in world.others(record, record.type) if "description" in each.data]
    other = world.one(others)
    return put(record, description=other) if other and record.data.get("description") not in (None, other) else None


@damages("Event")
def hold_the_event_twice(event: Record, world: World) -> Change:
    return add(event, f"{event.id.rpartition('/')[2]}-igen")
