"""Amounts that a text sets: by how much something is to change, and what it is to reach or keep below."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from graph.drafting.numbers import number_of
from graph.drafting.word_tables import one_of, table, words_of

_YEAR = r"(?:19|20)\d\d"
#: After a number these tell of each of what.
_OF_EACH = frozenset({"per", "varje"})
#: How far into the name of a measure its unit may stand.
_NEAR = 3
_NUMBER = r"(?P<number>\d+(?:[.,]\d+)?)"


@dataclass(frozen=True)
class Change:
    """By how much something is to change: "öka med minst 5 procent till 2030"."""

    #: As the scheme of directions names it.
    direction: str
    amount: str
    #: As the scheme of units names it; None where it has no such unit.
    unit: str | None
    at_least: bool
    due: str | None


@dataclass(frozen=True)
class Level:
    """What is to be reached or kept below, which is no change: "minst 45 procent år 2029", "högst 21 dagar"."""

    #: As the scheme of polarities names it: what is held above a floor had better be more.
    polarity: str
    words: str
    number: str
    #: As the scheme of units names it; None where it has no such unit, or the text names none.
    unit: str | None
    #: The word after the number, where the scheme has no such unit.
    unit_text: str | None
    #: Whether number and unit say all of it: “mer än 5” stops short of 5, and “minst 3 av 5” is a share.
    is_exact: bool
    due: str | None

    def measured_in(self, measure: str) -> Level:
        """Return the same in the unit that the words of the measure tell, where the level has none: "Antal resor"."""
        told = self.unit or self.unit_text
        found = (_unit(word) or _counted(word) for word in measure.split()[:_NEAR])
        return self if told else replace(self, unit=next(filter(None, found), None))

    def until(self, due: str | None) -> Level:
        """Return the same with the year `due`, where the text has given none."""
        return replace(self, due=self.due or due)


def level_of(text: str, more_is_better: bool) -> Level | None:
    """Return the level that `text` is, where it begins with its number and nothing says which way is better."""
    match = re.match(rf"\s*{_NUMBER}\s*(?P<unit>%|\w+)?", text)
    if match is None:
        return None
    word = "" if re.fullmatch(_YEAR, match["unit"] or "") else match["unit"] or ""
    unit, is_plain = _unit(word), word not in words_of("prepositions") | {"och", "eller"}
    return Level(
        polarity="more-is-better" if more_is_better else "less-is-better",
        words=" ".join(text.split()),
        number=match["number"].replace(",", "."),
        unit=unit,
        unit_text=word if word and not unit and is_plain else None,
        is_exact=is_plain,
        due=due_in(text),
    )


def change_in(text: str) -> Change | None:
    """Return the change that `text` sets first, or None."""
    match = _changes().search(text)
    if match is None:
        return _multiple_in(text)
    direction = _meant("directions", match["verb"])
    number, unit = match["number"].replace(",", "."), _unit(match["unit"])
    return Change(direction, number, unit, bool(match["least"]), due_in(text[match.end() :]))


def _multiple_in(text: str) -> Change | None:
    """Return the change that one verb tells: "ska fördubblas till 2030"."""
    for direction, verbs in table("amounts")["multiples"].items():
        match = re.search(rf"\b(?P<verb>{'|'.join(verbs)})\b", text, re.IGNORECASE)
        if match:
            return Change(direction, str(verbs[match["verb"].casefold()]), "percent", False, due_in(text))
    return None


def level_in(text: str) -> Level | None:
    """Return the level that `text` sets first, or None; a change is none."""
    match = None if change_in(text) else _levels().search(text)
    if match is None:
        return None
    unit, word = _unit(match["unit"] or ""), match["unit"]
    if word in _OF_EACH:  # "högst två per år och part"
        word = f"{word}{match['rest']}".strip()
    return Level(
        polarity=_meant("polarities", match["bound"]),
        words=match.group().strip(),
        number=_figure(match["number"]),
        unit=unit,
        unit_text=None if unit else word,
        is_exact=_said(match["bound"]) in table("amounts")["inclusive"] and word not in words_of("prepositions"),
        due=due_in(match["rest"] or ""),
    )


def _figure(number: str) -> str:
    """Return a number in figures, with a decimal point: "två", "99,5"."""
    said = number_of(number.casefold())
    return str(said) if said else re.sub(r"\s", "", number).replace(",", ".")


def _counted(word: str) -> str | None:
    units: Mapping[str, list[str]] = table("amounts")["counted"]
    return next((name for name, words in units.items() if word.casefold() in words), None)


def _unit(word: str) -> str | None:
    units: Mapping[str, list[str]] = table("amounts")["units"]
    return next((name for name, words in units.items() if word.casefold() in words), None)


def due_in(text: str) -> str | None:
    """Return the year until which `text` says that something is to be reached."""
    found = re.search(rf"(?:till|senast|år|läsåret|före|under)\s+(?:\w+\s+){{0,3}}?(?={_YEAR}\b)", text)
    return year_in(text[found.end() :]) if found else None


def year_in(text: str) -> str | None:
    """Return the first year that `text` gives; of a school year "2028/29" the one in which it ends."""
    found = re.search(rf"\b({_YEAR})(?:[/–-](?:(?:19|20)?(\d\d)))?\b", text)
    return found and (f"{found[1][:2]}{found[2]}" if found[2] else found[1])


def _meant(kind: str, word: str) -> str:
    listed: Mapping[str, list[str]] = table("amounts")[kind]
    return next(name for name, words in listed.items() if _said(word) in words)


def _said(word: str) -> str:
    return " ".join(word.casefold().split())


@cache
def _changes() -> re.Pattern[str]:
    verb = rf"(?P<verb>{_one_of('directions')})\s+med\s+"
    amount = rf"(?P<least>minst\s+)?(?P<number>\d+(?:[.,]\d+)?)\s*(?P<unit>{_one_of('units')}|\w*)"
    return re.compile(rf"\b{verb}{amount}(?!\w)", re.IGNORECASE)


@cache
def _levels() -> re.Pattern[str]:
    unit = rf"(?:\s*(?!(?:år\s+)?{_YEAR}\b)(?P<unit>{_one_of('units')}|\w+)(?!\w))?"
    number = rf"(?P<number>\d{{1,3}}(?:\s\d{{3}})+(?!\d)|\d+(?:[.,]\d+)?|(?:{'|'.join(table('times')['numbers'])})\b)"
    return re.compile(rf"\b(?P<bound>{_one_of('polarities')})\s+{number}{unit}(?P<rest>[^,;.]*)", re.IGNORECASE)


def _one_of(kind: str) -> str:
    return one_of(word for listed in table("amounts")[kind].values() for word in listed)
