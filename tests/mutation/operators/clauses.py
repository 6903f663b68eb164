"""Damage to clauses: who does what, for whom, how firmly and when."""

from __future__ import annotations

from graph.record import Record
from tests.mutation.operator_table import damages
from tests.mutation.world import Change, World, add, delete, drop, listed, put

CLAUSE = ("Responsibility", "LegalDuty")
BODIES = ("Body", "Collective", "CompoundBody")


@damages(*CLAUSE)
def drop_recipient(clause: Record, world: World) -> Change | None:
    return drop(clause, "recipient")


@damages(*CLAUSE)
def drop_bearer(clause: Record, world: World) -> Change | None:
    return drop(clause, "bearer")


@damages(*CLAUSE)
def drop_duty_word(clause: Record, world: World) -> Change | None:
    return drop(clause, "duty")


@damages(*CLAUSE)
def drop_object(clause: Record, world: World) -> Change | None:
    return drop(clause, "object")


@damages(*CLAUSE)
def drop_condition(clause: Record, world: World) -> Change | None:
    return drop(clause, "condition")


@damages(*CLAUSE)
def drop_recurrence(clause: Record, world: World) -> Change | None:
    return drop(clause, "recurrence")


@damages(*CLAUSE)
def drop_deadline(clause: Record, world: World) -> Change | None:
    return drop(clause, "deadline")


@damages(*CLAUSE, "Event")
def deadline_on_another_day(record: Record, world: World) -> Change | None:
    return put(record, deadline="--01-07") if "deadline" in record.data else None


@damages(*CLAUSE, "Event")
def deadline_on_no_day(record: Record, world: World) -> Change | None:
    return put(record, deadline="--02-31") if "deadline" in record.data else None


@damages(*CLAUSE)
def swap_bearer(clause: Record, world: World) -> Change | None:
    bearers = listed(clause.data.get("bearer"))
    other = world.one([body.id for body in world.others(clause, *BODIES) if body.id not in bearers])
    return put(clause, bearer=other) if bearers and other else None


@damages(*CLAUSE)
def add_bearer(clause: Record, world: World) -> Change | None:
    bearers = listed(clause.data.get("bearer"))
    other = world.one([body.id for body in world.others(clause, *BODIES) if body.id not in bearers])
    return put(clause, bearer=[*bearers, other], sharing=None) if bearers and other else None


@damages(*CLAUSE)
def swap_recipient(clause: Record, world: World) -> Change | None:
    recipients = listed(clause.data.get("recipient"))
    other = world.one([body.id for body in world.others(clause, *BODIES) if body.id not in recipients])
    return put(clause, recipient=other) if recipients and other else None


@damages(*CLAUSE)
def make_bearer_its_own_recipient(clause: Record, world: World) -> Change | None:
    # Several, as the municipalities, may do something for each other.
    circles = {each.id for each in world.workspace.records if each.type == "Collective"}
    bearers = set(listed(clause.data.get("bearer")))
    fits = "recipient" in clause.data and bearers and not bearers & circles
    return put(clause, recipient=clause.data["bearer"]) if fits else None


@damages(*CLAUSE)
def weaken_ska_to_bor(clause: Record, world: World) -> Change | None:
    return put(clause, force="bor") if clause.data["force"] == "ska" else None


@damages(*CLAUSE)
def weaken_to_kan(clause: Record, world: World) -> Change | None:
    return put(clause, force="kan") if clause.data["force"] not in {"kan", "efterstravas"} else None


@damages(*CLAUSE)
def strengthen_to_ska(clause: Record, world: World) -> Change | None:
    return put(clause, force="ska") if clause.data["force"] != "ska" else None


@damages(*CLAUSE)
def decide_instead_of_prepare(clause: Record, world: World) -> Change | None:
    return put(clause, duty="besluta") if "besluta" not in listed(clause.data["duty"]) else None


@damages(*CLAUSE)
def move_clause(clause: Record, world: World) -> Change | None:
    mandates = [each for each in world.others(clause, "Mandate") if each.id != clause.data.get("mandate")]
    other = world.one(mandates)
    return put(clause, mandate=other.id, bearer=other.data["holder"]) if other and "mandate" in clause.data else None


@damages(*CLAUSE)
def delete_clause(clause: Record, world: World) -> Change | None:
    return delete(clause, world)


@damages(*CLAUSE)
def delete_clause_but_not_its_mentions(clause: Record, world: World) -> Change | None:
    return {(clause.edition, clause.id): ()} if any(world.mentions(clause)) else None


@damages(*CLAUSE)
def duplicate_clause(clause: Record, world: World) -> Change | None:
    bearers = listed(clause.data.get("bearer"))
    other = world.one([body.id for body in world.others(clause, *BODIES) if body.id not in bearers])
    name = clause.id.rpartition("/")[2] + "-igen"
    return add(clause, name, bearer=other) if bearers and other and "object" in clause.data else None


@damages(*CLAUSE)
def forget_how_the_duty_is_shared(clause: Record, world: World) -> Change | None:
    return drop(clause, "sharing")


@damages(*CLAUSE)
def reword_clause(clause: Record, world: World) -> Change | None:
    return put(clause, label={"sv": "Något annat än det som stod", "en": "Something other than what stood here"})


@damages(*CLAUSE)
def take_clause_out_of_its_mandate(clause: Record, world: World) -> Change | None:
    return drop(clause, "mandate")


@damages("Mandate")
def swap_holder_of_mandate(mandate: Record, world: World) -> Change | None:
    holders = listed(mandate.data["holder"])
    other = world.one([body.id for body in world.others(mandate, *BODIES) if body.id not in holders])
    return put(mandate, holder=other) if other else None


@damages("LegalDuty")
def lay_legal_duty_on_a_target_group(duty: Record, world: World) -> Change | None:
    other = world.one([group.id for group in world.others(duty, "TargetGroup", "Role")])
    return put(duty, bearer=other) if other else None


@damages("LegalDuty")
def drop_law(duty: Record, world: World) -> Change | None:
    return drop(duty, "law")
