"""The register of agreements: what the law requires and what meets it, and what is due."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from server.language import at_words
from server.pages.facts.entry import Entry
from server.pages.facts.reader import Reader
from server.pages.parts.quote import Quote, quotes
from server.pages.visit import Visit
from server.pages.words import Link

#: What ends within so many days is told beforehand.
_SOON = timedelta(days=365)


@dataclass(frozen=True)
class Meeting:
    """An agreement that meets a legal duty, and until when."""

    link: Link
    until: str
    is_over: bool


@dataclass(frozen=True)
class Required:
    """A legal duty, with what meets it."""

    link: Link
    laws: tuple[Link, ...]
    met_by: tuple[Meeting, ...]
    #: Registered agreements for the same target group of which nobody has said that they meet it.
    candidates: tuple[Link, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Due:
    """Something to do about an agreement."""

    link: Link
    words: str
    is_over: bool


def agreement_entries(reader: Reader) -> tuple[Entry, ...]:
    """Read every agreement."""
    return reader.entries("?entry a sg:Agreement")


def duty_entries(reader: Reader) -> tuple[Entry, ...]:
    """Read every legal duty."""
    return reader.entries("?entry a sg:LegalDuty")


def is_registered(agreement: Entry) -> bool:
    """Tell whether an agreement has been entered with a time from which or until which it holds."""
    return bool(agreement.plain("validFrom") or agreement.plain("validTo"))


def concerns(agreement: Entry, bodies: Collection[str]) -> bool:
    """Tell whether one of `bodies` is a party to an agreement, or keeps it."""
    return not {*agreement.iris("party"), *agreement.iris("keeper")}.isdisjoint(bodies)


def last_day(value: str) -> date:
    """Return the last day of a year, a month or a day.

    >>> last_day("2035").isoformat(), last_day("2034-02").isoformat()
    ('2035-12-31', '2034-02-28')
    """
    if len(value) == len("2035"):
        return date(int(value), 12, 31)
    if len(value) == len("2035-01"):
        year, month = map(int, value.split("-"))
        return (date(year + month // 12, month % 12 + 1, 1)) - timedelta(days=1)
    return date.fromisoformat(value)


def required(visit: Visit, today: date) -> tuple[Required, ...]:
    """Return the legal duties of the view."""
    return tuple(_required(visit, duty, today) for duty in visit.reader.once(duty_entries))


def _required(visit: Visit, duty: Entry, today: date) -> Required:
    every = visit.reader.once(agreement_entries)
    meeting = [each for each in every if duty.iri in each.iris("meets")]
    groups = set(duty.iris("targetGroup"))
    same = [each for each in every if groups.intersection(each.iris("targetGroup")) and is_registered(each)]
    return Required(
        link=visit.link(duty.iri),
        laws=tuple(visit.link(iri) for iri in duty.iris("law")),
        met_by=tuple(_meeting(visit, each, today) for each in meeting),
        candidates=tuple(visit.link(each.iri) for each in same if each not in meeting),
        quotes=quotes(visit, duty.iris("source")),
    )


def _meeting(visit: Visit, agreement: Entry, today: date) -> Meeting:
    end = agreement.one("validTo")
    return Meeting(visit.link(agreement.iri), visit.in_words(end) if end else "", bool(end and last_day(end) < today))


def due(visit: Visit, today: date, bodies: Collection[str] | None = None) -> tuple[Due, ...]:
    """Return what has ended or ends within a year, and what is to be reviewed, the earliest first.

    Of all agreements, or of those that `bodies` are parties to or keep.
    """
    every = (each for each in visit.reader.once(agreement_entries) if bodies is None or concerns(each, bodies))
    found = [each for agreement in every for each in _due(visit, agreement, today)]
    return tuple(item for _, item in sorted(found, key=lambda pair: (pair[0], pair[1].link.iri)))


def _due(visit: Visit, agreement: Entry, today: date) -> Iterator[tuple[date, Due]]:
    for key, coming, past in (("nextReview", "due_review", "overdue_review"), ("validTo", "ends", "ended")):
        for value in agreement.plain(key):
            day = last_day(value)
            if day <= today + _SOON:
                text = past if day < today else coming
                words = visit.texts(f"followup.{text}", day=at_words(value, visit.texts))
                yield day, Due(visit.link(agreement.iri), words, day < today)
