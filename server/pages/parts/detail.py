"""What is said of a thing under one key, put into words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from server.language import deadline_words, month_words, time_words
from server.pages.facts.entry import Entry
from server.pages.visit import Visit
from server.pages.words import Link, Words, in_language, joined

#: Those words of the frequency table that tell how many times a year.
_COUNTED: Final = frozenset({"ANNUAL", "ANNUAL_2", "ANNUAL_3", "QUARTERLY", "BIMONTHLY", "MONTHLY"})


@dataclass(frozen=True)
class Detail:
    """One line of a description list."""

    key: str
    term: str
    value: Markup
    #: Whether a reader who wants the gist can do without it.
    is_more: bool = False


def details(visit: Visit, entry: Entry, keys: Iterable[str], most: int | None = None) -> tuple[Detail, ...]:
    """Return what `entry` says under `keys`, in their order, without those it has nothing under.

    Of more than `most` things under one key, the rest is counted, with a link to the page of the entry.
    """
    found = ((key, said(visit, entry, key, most)) for key in keys)
    return tuple(Detail(key, visit.texts(f"detail.{key}"), value) for key, value in found if value)


def said(visit: Visit, entry: Entry, key: str, most: int | None = None) -> Markup:
    """Return the values under `key` in words: links, dates, texts; empty where there are none."""
    links = sorted((visit.link(iri) for iri in entry.iris(key)), key=lambda link: str(link).casefold())
    if most and len(links) > most + 1:
        rest = Link(entry.iri, Words(visit.texts("phrase.more", count=len(links) - most)), visit.link(entry.iri).href)
        return Markup("{} {}").format(joined(links[:most]), rest)
    if links:
        return joined(links)
    texts = entry.texts(key)
    if texts:
        return in_language(texts, visit.language).__html__()
    plain = entry.plain(key)
    if key == "month" and plain:
        return Markup.escape(month_words(plain, visit.texts))
    return joined(_plain_words(visit, key, value) for value in plain)


def _plain_words(visit: Visit, key: str, value: str) -> str:
    return deadline_words(value, visit.texts) if key == "deadline" else time_words(value, visit.texts)


def when(visit: Visit, entry: Entry) -> str:
    """Return when something is done, as a phrase: “varje år, senast 31 oktober”; empty where unsaid."""
    texts, phrases = visit.texts, []
    recurrence, times = entry.iri_of("recurrence"), entry.one("timesAYear")
    # The number says it once, also where somebody has chosen the same as a word.
    if recurrence and not (times and recurrence.rpartition("/")[2] in _COUNTED):
        phrases.append(str(visit.label(recurrence)))
    if times:
        phrases.append(texts.counted("when.times", int(times)))
    months = entry.plain("month")
    if months:
        phrases.append(texts("when.in_month", month=month_words(months, texts)))
    year = entry.one("yearOfCycle")
    if year:
        phrases.append(texts("when.year_of_cycle", year=year))
    deadline = entry.one("deadline")
    if deadline:
        phrases.append(texts("when.deadline", day=deadline_words(deadline, texts)))
    return ", ".join(phrases)
