"""Damage to bodies, their parts, their names and the lines between them."""

from __future__ import annotations

from graph.record import Record
from tests.mutation.operator_table import damages
from tests.mutation.world import Change, World, delete, drop, key_of, listed, put

BODIES = ("Body", "Collective", "CompoundBody")
ORGANISATIONS = (*BODIES, "Actor", "Principal")


@damages(*BODIES)
def delete_body(body: Record, world: World) -> Change | None:
    return delete(body, world)


@damages(*BODIES)
def delete_body_but_not_its_mentions(body: Record, world: World) -> Change | None:
    return {key_of(body): ()} if any(world.mentions(body)) else None


@damages(*BODIES)
def rename_body(body: Record, world: World) -> Change | None:
    return put(body, label={"sv": "Rådet för annat", "en": "Council for other things"})


@damages(*BODIES)
def give_body_the_name_of_another(body: Record, world: World) -> Change | None:
    other = world.one(world.others(body, *BODIES))
    return put(body, label=other.data["label"]) if other else None


@damages(*BODIES)
def clash_alias(body: Record, world: World) -> Change | None:
    other = world.one(world.others(body, *BODIES))
    return put(body, altLabel={"sv": [other.data["label"]["sv"]]}) if other else None


@damages(*ORGANISATIONS)
def drop_aliases(body: Record, world: World) -> Change | None:
    return drop(body, "altLabel")


@damages(*BODIES)
def expire_body(body: Record, world: World) -> Change | None:
    return put(body, validTo="2021-12-31")


@damages(*BODIES)
def end_body_before_it_begins(body: Record, world: World) -> Change | None:
    return put(body, validFrom="2031", validTo="2030")


@damages(*ORGANISATIONS)
def give_body_two_kinds(body: Record, world: World) -> Change | None:
    other = "network" if body.data["kind"] != "network" else "council"
    return put(body, kind=[body.data["kind"], other])


@damages(*ORGANISATIONS)
def change_kind_of_body(body: Record, world: World) -> Change | None:
    return put(body, kind="network" if body.data["kind"] != "network" else "council")


@damages("Body", "CompoundBody")
def drop_level(body: Record, world: World) -> Change | None:
    return drop(body, "level")


@damages("Body", "CompoundBody")
def move_body_to_another_level(body: Record, world: World) -> Change | None:
    return put(body, level="officials" if body.data["level"] != "officials" else "political")


@damages(*BODIES)
def make_body_part_of_itself(body: Record, world: World) -> Change | None:
    return put(body, partOf=body.id)


@damages(*ORGANISATIONS)
def take_body_out_of_its_whole(body: Record, world: World) -> Change | None:
    return drop(body, "partOf")


@damages("CompoundBody")
def leave_one_part(body: Record, world: World) -> Change | None:
    return put(body, part=listed(body.data["part"])[:1])


@damages("Arena", "Collective")
def drop_member(body: Record, world: World) -> Change | None:
    members = listed(body.data.get("member"))
    gone = world.one(members)
    return put(body, member=[each for each in members if each != gone] or None) if members else None


@damages("Principal")
def share_municipality_code(principal: Record, world: World) -> Change | None:
    codes = [each.data.get("municipalityCode") for each in world.others(principal, "Principal")]
    other = world.one([code for code in codes if code])
    return put(principal, municipalityCode=other) if "municipalityCode" in principal.data else None


@damages("Principal")
def garble_municipality_code(principal: Record, world: World) -> Change | None:
    code = principal.data.get("municipalityCode")
    return put(principal, municipalityCode=f"{code}7") if code else None


@damages("Principal")
def drop_municipality_code(principal: Record, world: World) -> Change | None:
    return drop(principal, "municipalityCode")


@damages("Line")
def delete_line(line: Record, world: World) -> Change | None:
    return delete(line, world)


@damages("Line")
def turn_line_round(line: Record, world: World) -> Change | None:
    return put(line, **{"from": line.data["to"], "to": line.data["from"]})


@damages("Line")
def lead_line_back_to_itself(line: Record, world: World) -> Change | None:
    return put(line, to=line.data["from"])


@damages("Line")
def change_kind_of_line(line: Record, world: World) -> Change | None:
    return put(line, lineKind="reports" if line.data["lineKind"] != "reports" else "advises")


@damages("Adjacency")
def border_on_itself(adjacency: Record, world: World) -> Change | None:
    return put(adjacency, to=adjacency.data["from"])


@damages("Adjacency")
def change_kind_of_adjacency(adjacency: Record, world: World) -> Change | None:
    return put(adjacency, adjacencyKind="part-of" if adjacency.data["adjacencyKind"] != "part-of" else "borders-on")
