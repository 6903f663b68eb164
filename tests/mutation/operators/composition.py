"""Damage to who sits in a body, who appoints them, and posts and their holders."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.record import Record
from tests.mutation.operator_table import damages
from tests.mutation.world import Change, World, add, delete, drop, key_of, listed, put

BODIES = ("Body", "Collective", "CompoundBody")


@damages("CompositionRule")
def one_seat_less(rule: Record, world: World) -> Change | None:
    """4 + 4 becomes 3 + 4."""
    return _seats(rule, -1)


@damages("CompositionRule")
def one_seat_more(rule: Record, world: World) -> Change | None:
    return _seats(rule, 1)


@damages("CompositionRule")
def change_total_of_seats(rule: Record, world: World) -> Change | None:
    return put(rule, total=rule.data["total"] + 1) if "total" in rule.data else None


@damages("CompositionRule")
def lay_no_seats(rule: Record, world: World) -> Change | None:
    return put(rule, total=0) if "total" in rule.data else None


@damages("CompositionRule")
def drop_seat_group(rule: Record, world: World) -> Change | None:
    groups = listed(rule.data.get("seatGroup"))
    return put(rule, seatGroup=groups[1:] or None) if groups else None


@damages("CompositionRule")
def draw_seats_from_another_pool(rule: Record, world: World) -> Change | None:
    pools = listed(rule.data.get("drawnFrom"))
    other = world.one([body.id for body in world.others(rule, *BODIES) if body.id not in pools])
    return put(rule, drawnFrom=other) if pools and other else None


@damages("CompositionRule")
def drop_pool(rule: Record, world: World) -> Change | None:
    return drop(rule, "drawnFrom")


@damages("CompositionRule")
def draw_body_from_itself(rule: Record, world: World) -> Change | None:
    return put(rule, drawnFrom=rule.data["appliesTo"]) if "drawnFrom" in rule.data else None


@damages("CompositionRule")
def change_who_is_eligible(rule: Record, world: World) -> Change | None:
    roles = listed(rule.data.get("eligible"))
    other = world.one([role.id for role in world.others(rule, "Role") if role.id not in roles])
    return put(rule, eligible=other) if roles and other else None


@damages("CompositionRule")
def apply_composition_to_another_body(rule: Record, world: World) -> Change | None:
    bodies = listed(rule.data["appliesTo"])
    other = world.one([body.id for body in world.others(rule, *BODIES) if body.id not in bodies])
    return put(rule, appliesTo=other) if other else None


@damages("CompositionRule")
def delete_composition(rule: Record, world: World) -> Change | None:
    return delete(rule, world)


@damages("Post")
def add_second_chair(post: Record, world: World) -> Change | None:
    if listed(post.data.get("role")) != ["role/ordforande"]:
        return None
    return add(post, post.id.rpartition("/")[2] + "-den-andra", heldBy=None)


@damages("Membership")
def seat_second_chair(membership: Record, world: World) -> Change | None:
    if "role/ordforande" not in listed(membership.data.get("role")):
        return None
    other = world.one([each.id for each in world.others(membership, "Person")])
    return add(membership, "den-andra", memberAgent=other) if other else None


@damages("Appointment")
def swap_appointer(appointment: Record, world: World) -> Change | None:
    appointers = listed(appointment.data["appointer"])
    other = world.one([body.id for body in world.others(appointment, *BODIES) if body.id not in appointers])
    return put(appointment, appointer=other) if other else None


@damages("Appointment")
def let_body_appoint_itself(appointment: Record, world: World) -> Change | None:
    return put(appointment, appointer=appointment.data["appoints"])


@damages("Appointment")
def drop_consultation(appointment: Record, world: World) -> Change | None:
    return drop(appointment, "inConsultationWith")


@damages("Appointment")
def delete_appointment(appointment: Record, world: World) -> Change | None:
    return delete(appointment, world)


@damages("Post")
def move_post_to_another_body(post: Record, world: World) -> Change | None:
    bodies = listed(post.data["postIn"])
    other = world.one([body.id for body in world.others(post, *BODIES) if body.id not in bodies])
    return put(post, postIn=other) if other else None


@damages("Post")
def take_post_from_its_body(post: Record, world: World) -> Change | None:
    return drop(post, "postIn")


@damages("Post")
def hold_post_by_itself(post: Record, world: World) -> Change | None:
    return put(post, heldBy=post.id)


@damages("Post")
def drop_holder_of_post(post: Record, world: World) -> Change | None:
    return drop(post, "heldBy")


@damages("Membership")
def take_member_from_membership(membership: Record, world: World) -> Change | None:
    return drop(membership, "memberAgent")


@damages("Membership")
def take_body_from_membership(membership: Record, world: World) -> Change | None:
    return drop(membership, "organization")


@damages("Membership")
def seat_somebody_else(membership: Record, world: World) -> Change | None:
    other = world.one([each.id for each in world.others(membership, "Person")])
    return put(membership, memberAgent=other) if other and other != membership.data["memberAgent"] else None


@damages("Person")
def delete_person_but_not_the_membership(person: Record, world: World) -> Change | None:
    return {key_of(person): ()} if any(world.mentions(person)) else None


@damages("Person")
def delete_person(person: Record, world: World) -> Change | None:
    return delete(person, world)


@damages("Person")
def turn_person_into_a_body(person: Record, world: World) -> Change | None:
    return put(person, type="Body", kind="other", level="external")


def _seats(rule: Record, more: int) -> Change | None:
    groups: list[Mapping[str, Any]] = listed(rule.data.get("seatGroup"))
    if not groups or "seats" not in groups[0]:
        return None
    return put(rule, seatGroup=[{**groups[0], "seats": groups[0]["seats"] + more}, *groups[1:]])
