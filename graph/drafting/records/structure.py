"""The records of compositions, events and goals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from graph.documents.locator import Span
from graph.drafting.composing import Composition
from graph.drafting.entries import Happening
from graph.drafting.headed import without_number
from graph.drafting.marked import SURE, Marked
from graph.drafting.moments import month_name, runs_of, window
from graph.drafting.names import Known
from graph.drafting.records.making import Fields, Making
from graph.drafting.records.yardsticks import goal_id
from graph.drafting.seats import Seats
from graph.drafting.slugs import slug
from graph.drafting.tokens import tokens_of

#: All 26 events with a month that the records made by hand have, and the 38 of four plans, come back each year.
_YEARLY = 0.9
#: So many months, though apart, a record holds.
_MOST_APART = 2
_PERSONS = ("post/", "role/")


def composition_records(making: Making) -> Iterator[Fields]:
    """Yield a composition rule for each sentence that says who sits in a body."""
    for each in making.proposal.compositions:
        if each.body.value.startswith(_PERSONS):
            continue
        yield {
            "id": making.identity("composition", each.body.value.rpartition("/")[2]),
            "type": "CompositionRule",
            "label": _labelled(making, "composition", each.body.value),
            "appliesTo": making.comments.marked([each.body]),
            "total": _total(each) if _tells(each) else Marked(None, making.comments("composition-unread")),
            "drawnFrom": making.comments.marked(p for p in each.pools if not p.value.startswith(_PERSONS)),
            "eligible": making.comments.marked(_eligible(each)),
            "seatGroup": [
                *(_seats(making, each, group) for group in each.groups),
                *_other_seats(making, each),
                *_chair(making, each),
            ],
            "aim": making.label(each.aim) if each.aim else None,
            "force": each.force,
            "source": making.source([(each.section, span) for span in (*each.spans, *_where_seats_stand(each))]),
        }


def _tells(composition: Composition) -> bool:
    """Whether anything was read of who sits there."""
    told = (composition.total, composition.groups, composition.pools, composition.chairs, composition.posts)
    return any((*told, composition.aim))


def _total(composition: Composition) -> int | None:
    return None if composition.at_most else composition.total


def _where_seats_stand(composition: Composition) -> list[Span]:
    """The places of the single numbers, where one place tells of several: a check holds each to the words there."""
    return [group.span for group in composition.groups if group.span and group.span not in composition.spans]


def event_records(making: Making) -> Iterator[Fields]:
    """Yield each event with all the months and places that the text gives it."""
    wheel = _wheel(making)
    if wheel:
        yield wheel
    by_event: dict[str, list[Happening]] = {}
    for each in making.proposal.events:
        by_event.setdefault(each.event.id, []).append(each)
    for identity, found in _apart(by_event):
        record = making.known.get(identity)
        least = min(each.confidence for each in found)
        months = list(dict.fromkeys(month for each in found for month in each.months))
        yield {
            "id": Marked(identity, making.comments.uncertain(least)) if least < 1 else identity,
            "type": "Event",
            "label": record.data["label"] if record else making.label(found[0].event.name),
            "description": making.label(_in_words(found)) if _in_words(found) else None,
            "wheel": wheel["id"] if wheel and any(each.section == _planned_in(making) for each in found) else None,
            "month": months[0] if len(months) == 1 else window(months),
            "deadline": _last_day(making, found),
            "organiser": making.comments.marked(guess for each in found for guess in each.organisers),
            "participant": making.comments.marked(guess for each in found for guess in each.participants),
            "output": making.comments.marked(guess for each in found for guess in each.outputs),
            "recurrence": _how_often(making, found),
            "source": making.source([(each.section, each.span) for each in found]),
        }


def _apart(by_event: Mapping[str, Sequence[Happening]]) -> Iterator[tuple[str, Sequence[Happening]]]:
    """Yield the events; one that comes in more months apart than a record holds is one for each month."""
    for identity, found in by_event.items():
        months = list(dict.fromkeys(month for each in found for month in each.months))
        if len(months) <= _MOST_APART or len(runs_of(months)) == 1:
            yield identity, found
            continue
        for month in months:
            name = f"{found[0].event.name} ({month_name(month)})"
            event = Known(f"{identity}-{slug(month_name(month))}", "Event", name)
            yield event.id, [replace(each, event=event, months=(month,)) for each in found if month in each.months]


def _last_day(making: Making, found: Sequence[Happening]) -> Any:
    """The day that the text gives; marked where nothing says that it is the last."""
    deadline = next((each.deadline for each in found if each.deadline), None)
    if deadline is None or deadline.confidence >= SURE:
        return deadline and deadline.day
    return Marked(
        deadline.day,
        making.comments.uncertain(deadline.confidence, making.comments("read-from", words=deadline.words)),
    )


def _in_words(found: Sequence[Happening]) -> str:
    """How many times a year, in the words of the text, where no frequency of the ontology says it."""
    times = next((each.times for each in found if each.times), "")
    return times and times[0].upper() + times[1:] + "."


def _how_often(making: Making, found: Sequence[Happening]) -> Any:
    """How often the text says; each year, as a guess, of what is only given a month."""
    said = next((each.recurrence for each in found if each.recurrence), None)
    if said is None and _in_words(found):
        return None
    return said or Marked("ANNUAL", making.comments.uncertain(_YEARLY, making.comments("yearly")))


def _planned_in(making: Making) -> str | None:
    """The section that goes through the year, month by month."""
    return next((passage.section for passage in making.proposal.passages if passage.line or passage.entry), None)


def _wheel(making: Making) -> Fields | None:
    """A yearly wheel for a document that goes through the year, under the name of that section."""
    place = _planned_in(making)
    section = next((each for each in making.proposal.sections if each.slug == place), None)
    if section is None or any(record.type == "YearlyWheel" for record in making.known.values()):
        return None
    heading = section.heading and " ".join(t.text for t in without_number(tokens_of(section.heading.text)))
    return {
        "id": making.identity("wheel", "aret"),
        "type": "YearlyWheel",
        "label": making.label(heading or making.comments("wheel")),
        "source": making.source([(section.slug, section.heading.span)] if section.heading else []),
    }


def goal_records(making: Making) -> Iterator[Fields]:
    """Yield a goal for each sentence that seems to state one."""
    for each in making.proposal.goals:
        above = each.above and goal_id(making, each.above)
        yield {
            "id": goal_id(making, each),
            "type": "Goal",
            "label": making.label(each.label),
            "goalKind": Marked(each.kind, making.comments.uncertain(each.confidence)),
            "partOf": above and Marked(above, making.comments.uncertain(each.confidence)),
            "source": making.source([(each.section, each.span)]),
        }


def _labelled(making: Making, key: str, identity: str, **values: object) -> Any:
    comments = making.comments
    return {
        language: comments.in_language(language, key, name=making.name(identity, language), **values)
        for language in making.languages
    }


def _eligible(composition: Composition) -> list[Any]:
    return [*composition.posts, *(pool for pool in composition.pools if pool.value.startswith(_PERSONS))]


def _other_seats(making: Making, composition: Composition) -> list[Fields]:
    """Return the seats of which nothing is said, where the groups are a part of the whole: "fem, varav tre från"."""
    comments = making.comments
    if composition.at_most:
        label = {language: comments.in_language(language, "seats-of-body") for language in making.languages}
        return [{"label": label, "mostSeats": composition.total}]
    told = sum(group.seats for group in composition.groups)
    of_each = any(group.of_each for group in composition.groups)
    if not composition.total or not composition.groups or told >= composition.total or of_each:
        return []
    return [{"label": {language: comments.in_language(language, "other-seats") for language in making.languages}}]


def _seats(making: Making, composition: Composition, group: Seats) -> Fields:
    """Return the seats of a pool; of "tio, två från varje part" all ten are the parties'."""
    pool, number = group.pool.value, group.seats
    key = "eligible" if pool.startswith(_PERSONS) else "drawnFrom"
    label = _labelled(making, "seats-of-each" if group.of_each else "seats", pool, seats=group.seats)
    if group.of_each and composition.total and len(composition.groups) == 1 and not composition.at_most:
        number = composition.total
    return {"label": label, "seats": number, key: pool}


def _chair(making: Making, composition: Composition) -> list[Fields]:
    """Return the seat of whoever takes the chair, under what that is called."""
    return [
        {"label": dict.fromkeys(making.languages, title), "eligible": guess.value}
        for title, guess in composition.chairs
    ]
