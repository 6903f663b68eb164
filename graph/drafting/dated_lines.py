"""Lines that begin with their day or month and then say what is done: "15 mars: rådet beslutar om bokslutet"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from graph.drafting.clause import Clause, Guess
from graph.drafting.governing import DESCRIBED
from graph.drafting.moments import Deadline, deadline_in, months_in
from graph.drafting.sentence import Sentence
from graph.drafting.word_tables import table

_LIKELY, _NAMED = 0.7, 0.6
_LONGEST = 60
#: "Mars, vecka 11" gives no day.
_WEEK = re.compile(r"[\s,(]*\b(?:vecka|v\.?)\s*\d{1,2}\b\)?", re.IGNORECASE)
_UNTIL = re.compile(r"\s*[–-]\s*")
#: Words before whoever takes part in what a line without a verb names: "samråd med rådet".
_BY = frozenset({"i", "från", "av", "hos"})
_WITH = frozenset({"med", "till", "för"})


@dataclass(frozen=True)
class DatedLead:
    """What stands before the words of a line: its months, and its day where one is given."""

    months: tuple[str, ...]
    #: The day; less sure where nothing says that it is the last.
    deadline: Deadline | None
    #: How many characters of the line it takes, the sign after it included.
    length: int


@dataclass(frozen=True)
class DatedLine:
    """A line that begins with its day or month, and who does what it tells, for whom, and what comes of it."""

    lead: DatedLead
    organisers: tuple[Guess, ...] = ()
    participants: tuple[Guess, ...] = ()
    outputs: tuple[Guess, ...] = ()


def dated_line(lead: DatedLead, clauses: Sequence[Clause], sentence: Sentence) -> DatedLine:
    """Return what a line tells after `lead`, by its first clause with a subject of its own."""
    first = next((each for each in clauses if any(guess.why == "read-from" for guess in each.bearers)), None)
    if first is None:
        named = (m for m in sentence.mentions if sentence.folded(m.first - 1) in _WITH)
        holds = [m for m in sentence.mentions if sentence.folded(m.first - 1) in _BY]
        told, with_whom = (tuple(Guess(m.known.id, min(m.confidence, _NAMED)) for m in each) for each in (holds, named))
        return DatedLine(lead, told, with_whom)
    return DatedLine(lead, first.bearers, (*first.recipients, *first.together), first.objects)


def laid_on_somebody(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """Return the duties that a dated line lays on somebody in so many words: what it only tells is its event."""
    return tuple(clause for clause in clauses if clause.force.value != DESCRIBED)


def dated_lead(text: str) -> DatedLead | None:
    """Return what `text` begins with, where that is a day or month and a sign after it; None otherwise."""
    match = _pattern().match(text[:_LONGEST])
    if match is None:
        return None
    words = match["when"]
    return DatedLead(months_in(words), day_in(words), match.end())


def day_in(words: str) -> Deadline | None:
    """Return the day that `words`, which say when alone, give: "senast den 1 juni", and less surely "15 mars"."""
    words = _WEEK.sub("", words)
    turned = _month_first().fullmatch(words)
    said = deadline_in(f"{turned['last']} {turned['day']} {turned['month']}" if turned else words)
    if said and turned:
        return replace(said, words=words)
    if said or not any(character.isdigit() for character in words):
        return said
    read = deadline_in(f"senast {_UNTIL.split(words)[-1].strip()}")
    return Deadline(read.day, _LIKELY, words, read.once) if read else None


@cache
def _month_first() -> re.Pattern[str]:
    """A day after its month, as the cells of a plan of the year have it: "Februari, senast den 20"."""
    months = "|".join(table("times")["months"])
    last = "|".join(re.escape(word) for key in ("last", "before") for word in table("times")[key])
    return re.compile(
        rf"\s*(?P<month>{months})\s*[,:(–-]?\s*(?P<last>{last})\s+(?:den\s+)?(?P<day>\d{{1,2}})(?::?[ae])?[\s).]*",
        re.IGNORECASE,
    )


@cache
def _pattern() -> re.Pattern[str]:
    months = "|".join(table("times")["months"])
    before = "|".join(
        sorted((word for key in ("last", "before") for word in table("times")[key]), key=len, reverse=True)
    )
    day = r"(?:\d{1,2}\s*[–-]\s*)?\d{1,2}(?::?[ae])?\s+"
    first = rf"(?:den\s+)?(?:{day})?(?:{months})"
    until = rf"\s*(?:[–-]|till(?:\s+och\s+med)?|och|/)\s*(?:den\s+)?(?:{day})?(?:{months})"
    sign = r"\s*(?::\s*|\s[–—-]\s+|[–—]\s+)(?=\S)"
    return re.compile(
        rf"\s*(?:[•*]\s*)?(?P<when>(?:(?:{before})\s+)?(?:(?:i|under)\s+)?{first}(?:{until})?){sign}", re.IGNORECASE
    )
