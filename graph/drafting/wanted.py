"""What a sentence sets as the level of the goal before it, or tells of now: "Målnivå: minst 80 procent 2027"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from graph.drafting.amounts import Change, Level, change_in, level_in, level_of, year_in
from graph.drafting.word_tables import one_of, table

#: A longer text, or one with a verb of its own, is a goal and no level.
_LONGEST = 10
_STATES = re.compile(r"\b(?:ska|skall|bör|har|är)\b", re.IGNORECASE)
_UP_TO = re.compile(r"(?:att\s+)?(?:\w+\s+)?till\s+(?=(?:\w+\s+){0,2}\d)", re.IGNORECASE)
_YEAR = r"(?:19|20)\d\d(?:[/–-]\d\d)?"
_BRACKET = re.compile(r"\s*\([^()]*\)")
_BEGINS = re.compile(r"(?:\w+\s+){0,3}?\d")


@dataclass(frozen=True)
class Wanted:
    """A level to reach or a change, in the words of the text."""

    words: str
    level: Level | None
    change: Change | None
    #: What it tells of now between brackets, in the words of the text.
    now: str = ""


def wanted_in(text: str, more_is_better: bool = True) -> Wanted | None:
    """Return what `text` sets for the goal before it; None where it sets no figure, or is a goal by itself.

    Whether more is better goes for a figure alone, as in "Målvärde: 80 procent".
    """
    match = _led("wanted").match(text)
    told = match["told"].strip(" .") if match else ""
    if match is None or len(told.split()) > _LONGEST or _STATES.search(told) or not _BEGINS.match(told):
        return None
    change = change_in(told)
    if change:
        return Wanted(told, None, change)
    figure = told[reached.end() :] if (reached := _UP_TO.match(told)) else told
    level = level_in(figure) or level_of(figure, more_is_better)
    if level is None or not figure.startswith(level.words.split()[0]):
        return None
    due = year_in(figure.replace(level.number, "", 1)) or year_in(match["year"] or "")
    return Wanted(told, replace(level, words=figure).until(due), None)


def bare_level_in(text: str) -> Wanted | None:
    """Return the level that `text` is and nothing else: "Högst sex timmar senast 2027 (elva 2024)"; else None."""
    bracket = _BRACKET.search(text)
    told = _BRACKET.sub("", text).strip(" .")
    level = level_in(told)
    if (
        level is None
        or len(told.split()) > _LONGEST
        or _STATES.search(told)
        or not told.startswith(level.words.split()[0])
    ):
        return None
    due = year_in(told.replace(level.number, "", 1))
    return Wanted(told, replace(level, words=told).until(due), None, bracket.group().strip(" ()") if bracket else "")


def now_in(text: str) -> str:
    """Return what `text` tells of now: "61 procent (2024)" of "Nuläge 2024: 61 procent"; empty where it does not."""
    match = _led("now").match(text)
    told = match["told"].strip(" .") if match else ""
    if match is None or len(told.split()) > _LONGEST or not _BEGINS.match(told):
        return ""
    return f"{told} ({match['year']})" if match["year"] and not year_in(told) else told


@cache
def _led(kind: str) -> re.Pattern[str]:
    """Find the word, perhaps a year, and a colon or "är" before what it tells."""
    words = one_of(table("amounts")[kind])
    year = rf"(?:\s+(?:för\s+|till\s+|år\s+|\()?(?P<year>{_YEAR})\)?)?"
    sign = r"\s*(?::|\s(?:är|var)\s|(?<=målvärde)\s(?=\d)|(?<=målnivå)\s(?=\d)|(?<=måltal)\s(?=\d))"
    return re.compile(rf"\W*(?:{words}){year}{sign}\s*(?P<told>\S.*)", re.IGNORECASE)
