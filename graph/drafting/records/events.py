"""The records of events, and of the wheel of a document that goes through the year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from graph.drafting.entries import Happening
from graph.drafting.headed import without_number
from graph.drafting.marked import SURE, Marked
from graph.drafting.moments import month_name, runs_of, window
from graph.drafting.names import Known
from graph.drafting.records.making import Fields, Making
from graph.drafting.slugs import slug
from graph.drafting.tokens import tokens_of

#: All 26 events with a month that the records made by hand have, and the 38 of four plans, come back each year.
_YEARLY = 0.9
#: Whether a duty of a month belongs to the wheel of the document is for the editor to say.
_OF_YEAR = 0.7
#: So many months, though apart, a record holds.
_MOST_APART = 2


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
            "wheel": _wheel_of(making, wheel, found),
            "month": months[0] if len(months) == 1 else window(months),
            "deadline": _last_day(making, found),
            "organiser": making.comments.marked(guess for each in found for guess in each.organisers),
            "participant": making.comments.marked(guess for each in found for guess in each.participants),
            "output": making.comments.marked(guess for each in found for guess in each.outputs),
            "recurrence": _how_often(making, found),
            "timesAYear": _times(found),
            "source": making.source([(each.section, each.span) for each in found]),
        }


def _wheel_of(making: Making, wheel: Fields | None, found: Sequence[Happening]) -> Any:
    """The wheel that the document has, surely of what stands there, and likely of what else comes back in a month."""
    if wheel is None or any(each.section == _planned_in(making) for each in found):
        return wheel and wheel["id"]
    of_duty = any(each.of_duty and each.months for each in found)
    return Marked(wheel["id"], making.comments.uncertain(_OF_YEAR)) if of_duty else None


def _apart(by_event: Mapping[str, Sequence[Happening]]) -> Iterator[tuple[str, Sequence[Happening]]]:
    """Yield the events; one that comes in more months apart than a record holds is one for each month."""
    for identity, found in by_event.items():
        months = list(dict.fromkeys(month for each in found for month in each.months))
        days = {each.deadline.day for each in found if each.deadline}
        if len(days) <= 1 and (len(months) <= _MOST_APART or len(runs_of(months)) == 1):
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
    """How many times a year, in the words of the text, where it is said that these are the least or the most."""
    words = next((each.times.words for each in found if each.times and each.times.is_bound), "")
    return words and words[0].upper() + words[1:] + "."


def _times(found: Sequence[Happening]) -> int | None:
    """How many times a year; a number that is the most stands in words alone."""
    return next((each.times.number for each in found if each.times and not each.times.is_most), None)


def _how_often(making: Making, found: Sequence[Happening]) -> Any:
    """How often the text says; each year, as a guess, of what is only given a month."""
    said = next((each.recurrence for each in found if each.recurrence), None)
    if said is None and any(each.times for each in found):
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
