"""Damage that takes more than one record, or more than one slip in one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from graph.record import Record
from tests.mutation.operator_table import damages
from tests.mutation.world import Change, World, add, key_of, listed, put

BODIES = ("Body", "Collective", "CompoundBody")
CLAUSE = ("Responsibility", "LegalDuty")


def _swapped(one: Record, world: World, name: str) -> Change | None:
    """Give `one` and another record of its class each other's value of the key `name`."""
    if name not in one.data:
        return None
    others = [each for each in world.others(one, one.type) if each.data.get(name) not in (None, one.data[name])]
    other = world.one(others)
    if other is None:
        return None
    return {**put(one, **{name: other.data[name]}), **put(other, **{name: one.data[name]})}


@damages(*CLAUSE)
def swap_bearers_of_two_clauses(clause: Record, world: World) -> Change | None:
    return _swapped(clause, world, "bearer")


@damages(*CLAUSE)
def swap_recipients_of_two_clauses(clause: Record, world: World) -> Change | None:
    return _swapped(clause, world, "recipient")


@damages(*CLAUSE)
def swap_objects_of_two_clauses(clause: Record, world: World) -> Change | None:
    return _swapped(clause, world, "object")


@damages(*CLAUSE)
def swap_passages_of_two_clauses(clause: Record, world: World) -> Change | None:
    return _swapped(clause, world, "source")


@damages("Target")
def swap_indicators_of_two_targets(target: Record, world: World) -> Change | None:
    return _swapped(target, world, "indicator")


@damages("Membership")
def swap_members(membership: Record, world: World) -> Change | None:
    return _swapped(membership, world, "memberAgent")


@damages("DefinedTerm")
def swap_definitions(term: Record, world: World) -> Change | None:
    return _swapped(term, world, "description")


@damages("KpiMatch")
def swap_key_figures(match: Record, world: World) -> Change | None:
    return _swapped(match, world, "kpi")


@damages(*CLAUSE)
def swap_bearer_and_recipient(clause: Record, world: World) -> Change | None:
    if not {"bearer", "recipient"} <= clause.data.keys() or clause.data["bearer"] == clause.data["recipient"]:
        return None
    return put(clause, bearer=clause.data["recipient"], recipient=clause.data["bearer"])


@damages(*CLAUSE)
def drop_object_and_recipient(clause: Record, world: World) -> Change | None:
    both = {"object", "recipient"} <= clause.data.keys()
    return put(clause, object=None, recipient=None) if both else None


@damages(*CLAUSE)
def weaken_force_and_change_duty(clause: Record, world: World) -> Change | None:
    return put(clause, force="kan", duty="ge-synpunkter") if clause.data["force"] == "ska" else None


@damages(*CLAUSE)
def move_clause_to_the_file_of_another_mandate(clause: Record, world: World) -> Change | None:
    files = {each.file for each in world.others(clause, *CLAUSE) if each.file != clause.file}
    file = world.one(sorted(files))
    return {key_of(clause): (replace(clause, file=file, line=1),)} if file else None


@damages(*CLAUSE, "Role", "Goal", "Deliverable", "Agreement", "TargetGroup", "Law", *BODIES)
def copy_record_under_a_new_id(record: Record, world: World) -> Change | None:
    return add(record, record.id.rpartition("/")[2] + "-kopia")


@damages("CompoundBody")
def make_compound_a_part_of_itself(body: Record, world: World) -> Change | None:
    return put(body, part=[*listed(body.data["part"]), body.id])


@damages("Collective")
def make_collective_a_member_of_itself(body: Record, world: World) -> Change | None:
    return put(body, member=[*listed(body.data.get("member")), body.id])


@damages("Body")
def close_circle_of_three_parts(body: Record, world: World) -> Change | None:
    others = world.others(body, "Body")
    if len(others) < 2:
        return None
    ring = [body, *world.dice.sample(others, 2)]
    return _merged(put(one, partOf=other.id) for one, other in zip(ring, [*ring[1:], body], strict=True))


@damages("Line")
def close_circle_of_four_lines(line: Record, world: World) -> Change | None:
    others = world.others(line, "Body")
    if len(others) < 4:
        return None
    ring = [each.id for each in world.dice.sample(others, 4)]
    ends = zip(ring, [*ring[1:], ring[0]], strict=True)
    return _merged(
        add(line, f"krets-{number}", **{"from": start, "to": end, "lineKind": "reports"})
        for number, (start, end) in enumerate(ends)
    )


@damages("Line")
def draw_line_back(line: Record, world: World) -> Change | None:
    ends = {"from": line.data["to"], "to": line.data["from"]}
    return add(line, line.id.rpartition("/")[2] + "-tillbaka", **ends)


@damages("Body")
def let_body_be_a_principal_elsewhere(body: Record, world: World) -> Change | None:
    principal = next((each for each in world.workspace.records if each.type == "Principal"), None)
    if principal is None or body.edition is None:
        return None
    data: dict[str, Any] = {**principal.data, "id": body.id, "label": body.data["label"]}
    data.pop("municipalityCode", None)
    return {(principal.edition, body.id): (replace(principal, id=body.id, data=data),)}


@damages("Lineage")
def contradict_lineage(lineage: Record, world: World) -> Change | None:
    if not listed(lineage.data.get("before")) or not listed(lineage.data.get("after")):
        return None
    return add(lineage, lineage.id.rpartition("/")[2] + "-motsagd", lineageKind="dropped", after=None)


@damages("Membership")
def hold_the_same_seat_twice(membership: Record, world: World) -> Change | None:
    name = {"sv": "Samma plats igen", "en": "The same seat again"}
    return add(membership, membership.id.rpartition("/")[2] + "-igen", label=name)


@damages("Lineage")
def give_what_is_gone_something_after(lineage: Record, world: World) -> Change | None:
    gone = lineage.data["lineageKind"] == "dropped" and listed(lineage.data.get("before"))
    return put(lineage, after=lineage.data["before"]) if gone else None


@damages("Lineage")
def turn_lineage_round(lineage: Record, world: World) -> Change | None:
    before, after = lineage.data.get("before"), lineage.data.get("after")
    return put(lineage, before=after, after=before) if before and after and before != after else None


def _merged(changes: Any) -> Change:
    whole: dict[Any, Any] = {}
    for change in changes:
        whole |= change
    return whole
