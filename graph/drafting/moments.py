"""Last days, months, and how often, as Swedish writes them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from graph.drafting.numbers import number_of
from graph.drafting.word_tables import one_of, table

_SURE, _LIKELY = 0.95, 0.7
_LEAP_YEAR = 2000
_MOST_MONTHS = 2
#: "För tiden till och med den 31 december 2028" says how long something is there, and no last day to do it.
_LASTING = re.compile(r"\b(?:tiden|perioden|tidsperioden)[\s,]+$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:från|fr\.o\.m\.)\b[^,;]*$", re.IGNORECASE)
_YEAR = re.compile(r"\s+(?:19|20)\d\d\b")


@dataclass(frozen=True)
class Deadline:
    """A last day of the year, as ``--10-31``, and how sure it is."""

    day: str
    confidence: float
    #: The words that say it.
    words: str
    #: Whether the text gives the year too, so that it does not come back every year.
    once: bool = False


def deadline_in(text: str) -> Deadline | None:
    """Return the first last day that `text` gives, or None."""
    for how, pattern in _deadlines():
        match = pattern.search(text)
        if match and not any(pattern.search(text[: match.start()]) for pattern in (_LASTING, _SINCE)):
            found, year = _read(how, match), _YEAR.match(text, match.end())
            return replace(found, words=match.group() + year.group(), once=True) if found and year else found
    return None


def deadlines_in(text: str) -> tuple[Deadline, ...]:
    """Return all last days that `text` gives in one breath: "senast den 15 maj, den 15 juni och den 1 juli"."""
    first = deadline_in(text)
    if first is None or first.once:
        return (first,) if first else ()
    found, at = [first], text.find(first.words) + len(first.words)
    while match := _further_day().match(text, at):
        read = _read("day", match)
        if read is None:
            break
        found.append(read)
        at = match.end()
    return tuple(found)


def recurrence_in(text: str) -> str | None:
    """Return the frequency that `text` gives first, as the ontology names it, or None."""
    match = _recurrences().search(text)
    if not match:
        return None
    words = " ".join(match.group().casefold().split())
    names: dict[str, list[str]] = table("times")["recurrence"]
    return next(name for name, phrases in names.items() if words in phrases)


@dataclass(frozen=True)
class Times:
    """How many times a year, in the words that say it."""

    words: str
    number: int
    #: Whether the number is the most that it may be.
    is_most: bool = False
    #: Whether it is the least, or the most.
    is_bound: bool = False


def times_a_year_in(text: str) -> Times | None:
    """Return how many times a year `text` says, such as no frequency of the ontology stands for; or None."""
    match = _times_a_year().search(text)
    if match is None or recurrence_in(text) is not None:
        return None
    bound, number = (match["bound"] or "").casefold(), number_of(match["number"].casefold())
    return Times(match.group(), number, bound == "högst", bool(bound)) if number else None


def as_needed_in(text: str) -> bool:
    """Whether `text` says that something is done when it is needed."""
    return bool(_as_needed().search(text))


def months_in(text: str) -> tuple[str, ...]:
    """Return the months that `text` names, ranges filled in, as ``--05``."""
    found: list[int] = []
    for match in _months().finditer(text):
        first = _month(match["first"])
        last = _month(match["last"]) if match["last"] else first
        found += range(first, last + 1) if first <= last else (*range(first, 13), *range(1, last + 1))
    return tuple(f"--{month:02}" for month in dict.fromkeys(found))


def window(months: Sequence[str]) -> list[str]:
    """Return the months of an event as its record may have them: one or two, else the first and last.

    >>> window(("--06", "--07", "--08"))
    ['--06', '--08']
    """
    return list(months) if len(months) <= _MOST_MONTHS else [months[0], months[-1]]


def month_name(month: str) -> str:
    """Return the name of a month, ``--05``."""
    return str(table("times")["months"][int(month[2:]) - 1])


def runs_of(months: Sequence[str]) -> list[list[str]]:
    """Return months in runs that follow on each other, the last of the year by the first.

    >>> runs_of(["--05", "--06", "--09"])
    [['--05', '--06'], ['--09']]
    """
    runs: list[list[str]] = []
    for month in months:
        follows = bool(runs) and int(month[2:]) == int(runs[-1][-1][2:]) % 12 + 1
        runs = [*runs[:-1], [*runs[-1], month]] if follows else [*runs, [month]]
    return runs


@cache
def _recurrences() -> re.Pattern[str]:
    words = table("times")
    phrases = [phrase for listed in words["recurrence"].values() for phrase in listed]
    counted = "".join(
        rf"(?<!{word} (?=per år|årligen))" for word in words["counted"]
    )  # "fem gånger per år" is not each year
    counted += "".join(rf"(?<!{word} (?=varje år))" for word in words["times"])
    run = rf"(?!\b(?:löpande|fortlöpande)\s+(?:{one_of(words['run'])}))"  # what runs is no word of how often
    return re.compile(rf"{counted}{run}\b(?:{one_of(phrases)})\b", re.IGNORECASE)


@cache
def _times_a_year() -> re.Pattern[str]:
    numbers, times = one_of(table("times")["numbers"]), one_of(table("times")["times"])
    number = rf"(?:(?P<bound>minst|högst)\s+)?\b(?P<number>{numbers}|\d{{1,3}})"
    return re.compile(rf"\b{number}\s+(?:{times})\s+(?:(?:per|om|varje|under)\s+år(?:et)?|årligen)\b", re.IGNORECASE)


@cache
def _as_needed() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(table('times')['as_needed'])})\b", re.IGNORECASE)


@cache
def _months() -> re.Pattern[str]:
    names = one_of(table("times")["months"])
    until = rf"\s*(?:[-–]|till(?:\s+och\s+med)?)\s*(?P<last>{names})"
    without = "".join(rf"(?<!{word} )(?<!{word} i )(?<!{word} under )" for word in table("times")["except"])
    return re.compile(rf"{without}\b(?P<first>{names})(?:{until})?\b", re.IGNORECASE)


@cache
def _deadlines() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """How a last day is written, the surest first; the first word of each tells how it is read."""
    words = table("times")
    month = rf"(?P<month>{one_of(words['months'])})\b"
    last, before, of = (one_of(words[name]) for name in ("last", "before", "last_of"))
    day = rf"(?:den\s+)?(?P<day>\d{{1,2}})(?::?[ae])?\s+{month}"
    forms = (
        ("day", rf"\b(?:{last})\s+{day}"),
        ("before", rf"\b(?:{before})\s+{day}"),
        ("day", rf"(?<!och med )\btill\s+den\s+(?P<day>\d{{1,2}})\s+{month}(?=\s+(?:19|20)\d\d\b)"),
        ("end", rf"\b(?:{last})\s+(?:(?:i|under|vid|den)\s+)?(?:(?:{of})\s+(?:dagen\s+i\s+)?)?{month}"),
        ("end", rf"\b(?:{of})\s+(?:dagen\s+i\s+)?{month}"),
        ("end-of-year", rf"\b(?:{last})\s+(?:vid\s+)?(?:årsskiftet|årets slut|årets utgång)\b"),
        ("likely", rf"\b{day}\s+(?:varje|vartannat|årligen)\b"),
    )
    return tuple((how, re.compile(pattern, re.IGNORECASE)) for how, pattern in forms)


@cache
def _further_day() -> re.Pattern[str]:
    month = rf"(?P<month>{one_of(table('times')['months'])})\b(?!\s+(?:19|20)\d\d)"
    link = r"\s*(?:,\s*och\b|,|\boch\b|\bsamt\b)\s+(?:senast\s+)?"
    return re.compile(rf"{link}(?:den\s+)?(?P<day>\d{{1,2}})(?::?[ae])?\s+{month}", re.IGNORECASE)


def _read(how: str, match: re.Match[str]) -> Deadline | None:
    month = 12 if how == "end-of-year" else _month(match["month"])
    longest = calendar.monthrange(_LEAP_YEAR, month)[1]
    if how.startswith("end"):
        # "Sista februari" is the 28th in most years.
        day = 28 if month == 2 else longest
        return Deadline(f"--{month:02}-{day:02}", _LIKELY, match.group())
    day = int(match["day"])
    if not 1 <= day <= longest:
        return None
    if how == "before":
        # The day before 1 March is the 28th in most years.
        earlier = date(_LEAP_YEAR + (day == 1), month, day) - timedelta(days=1)
        return Deadline(f"--{earlier.month:02}-{earlier.day:02}", _LIKELY, match.group())
    return Deadline(f"--{month:02}-{day:02}", _SURE if how == "day" else _LIKELY, match.group())


def _month(name: str) -> int:
    months: list[str] = table("times")["months"]
    return months.index(name.casefold()) + 1
