"""Damage to the yearly wheel: when, by whom, out of what and for what."""

from __future__ import annotations

from graph.record import Record
from tests.mutation.operator_table import damages
from tests.mutation.world import Change, World, delete, drop, listed, put

BODIES = ("Body", "Collective", "CompoundBody")


@damages("Event")
def drop_month(event: Record, world: World) -> Change | None:
    return drop(event, "month")


@damages("Event")
def move_event_behind_its_consumer(event: Record, world: World) -> Change | None:
    """Let what the event makes come a month after the event that needs it."""
    made = set(listed(event.data.get("output")))
    consumers = [each for each in world.others(event, "Event") if made & set(listed(each.data.get("input")))]
    months = [int(str(month)[2:]) for each in consumers for month in listed(each.data.get("month"))]
    if not months or max(months) == 12 or "month" not in event.data:
        return None
    month = max(months) + 1
    return put(event, month=f"--{month:02}", deadline=None, recurrenceRule=f"FREQ=YEARLY;BYMONTH={month}")


@damages("Event")
def move_event_to_another_month(event: Record, world: World) -> Change | None:
    if "month" not in event.data:
        return None
    month = int(str(listed(event.data["month"])[0])[2:]) % 12 + 1
    return put(event, month=f"--{month:02}")


@damages("Event")
def hold_event_in_no_month(event: Record, world: World) -> Change | None:
    return put(event, month="--13") if "month" in event.data else None


@damages("Event")
def drop_year_of_cycle(event: Record, world: World) -> Change | None:
    return drop(event, "yearOfCycle")


@damages("Event")
def hold_event_after_the_cycle(event: Record, world: World) -> Change | None:
    return put(event, yearOfCycle=5) if "yearOfCycle" in event.data else None


@damages("Event")
def set_deadline_outside_the_month(event: Record, world: World) -> Change | None:
    months = [str(month) for month in listed(event.data.get("month"))]
    if not months:
        return None
    return put(event, deadline="--07-31" if "--07" not in months else "--02-15")


@damages("Event")
def drop_organiser(event: Record, world: World) -> Change | None:
    return drop(event, "organiser")


@damages("Event")
def swap_organiser(event: Record, world: World) -> Change | None:
    organisers = listed(event.data.get("organiser"))
    other = world.one([body.id for body in world.others(event, *BODIES) if body.id not in organisers])
    return put(event, organiser=other) if organisers and other else None


@damages("Event")
def drop_participants(event: Record, world: World) -> Change | None:
    return drop(event, "participant")


@damages("Event")
def swap_input_and_output(event: Record, world: World) -> Change | None:
    swapped = {"input": event.data.get("output"), "output": event.data.get("input")}
    return put(event, **swapped) if swapped["input"] != swapped["output"] else None


@damages("Event")
def drop_input(event: Record, world: World) -> Change | None:
    return drop(event, "input")


@damages("Event")
def drop_output(event: Record, world: World) -> Change | None:
    return drop(event, "output")


@damages("Event")
def drop_date(event: Record, world: World) -> Change | None:
    return drop(event, "date")


@damages("Event")
def contradict_recurrence(event: Record, world: World) -> Change | None:
    return put(event, recurrence="MONTHLY") if event.data.get("recurrence") == "ANNUAL" else None


@damages("Event")
def take_event_off_its_wheel(event: Record, world: World) -> Change | None:
    return drop(event, "wheel")


@damages("Event")
def delete_event(event: Record, world: World) -> Change | None:
    return delete(event, world)


@damages("YearlyWheel")
def shorten_the_cycle(wheel: Record, world: World) -> Change | None:
    return put(wheel, lengthOfCycle=3) if "lengthOfCycle" in wheel.data else None


@damages("YearlyWheel")
def drop_length_of_cycle(wheel: Record, world: World) -> Change | None:
    return drop(wheel, "lengthOfCycle")


@damages("YearlyWheel")
def let_no_document_govern_the_wheel(wheel: Record, world: World) -> Change | None:
    return drop(wheel, "governedBy")


@damages("Deliverable")
def delete_deliverable(deliverable: Record, world: World) -> Change | None:
    return delete(deliverable, world)


@damages("Deliverable")
def rename_deliverable(deliverable: Record, world: World) -> Change | None:
    return put(deliverable, label={"sv": "En annan sak", "en": "Another thing"})


@damages("Event")
def point_event_at_a_document_as_organiser(event: Record, world: World) -> Change | None:
    other = world.one([each.id for each in world.others(event, "GoverningDocument", "Deliverable")])
    return put(event, organiser=other) if other else None
