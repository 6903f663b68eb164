"""The reviews and last days of agreements as occasions of a calendar."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import Final

from server.calendar.model import Occasion
from server.pages.facts.entry import Entry
from server.pages.followup.agreements import agreement_entries, concerns, last_day
from server.pages.sent_file import here
from server.pages.visit import Visit

#: Keys of what happens to an agreement, with the texts that tell it.
_HAPPENINGS: Final = {"nextReview": "due_review", "validTo": "ends"}


def agreement_occasions(visit: Visit, bodies: Collection[str] | None = None) -> Iterator[Occasion]:
    """Yield what happens to each agreement, or to those that `bodies` are parties to or keep."""
    for agreement in visit.reader.once(agreement_entries):
        if bodies is None or concerns(agreement, bodies):
            yield from _occasions(visit, agreement)


def _occasions(visit: Visit, agreement: Entry) -> Iterator[Occasion]:
    name, link = str(visit.label(agreement.iri)), visit.link(agreement.iri)
    for key, text in _HAPPENINGS.items():
        for value in agreement.plain(key):
            told = visit.texts(f"followup.happening.{text}")
            yield Occasion(
                iri=f"{agreement.iri}#{key}",
                summary=f"{name}: {told}",
                first=_first_day(value) if key == "nextReview" else last_day(value),
                last=last_day(value),
                every=None,
                is_certain=len(value) == len("2035-01-31"),
                description=f"{visit.texts(f'detail.{key}')}: {value}",
                url=here(visit) + (link.href or ""),
                category=visit.texts("followup.tab.overenskommelser"),
            )


def _first_day(value: str) -> date:
    """Return the first day of a year, a month or a day."""
    return date.fromisoformat(f"{value}-01-01"[: len("2035-01-31")])
