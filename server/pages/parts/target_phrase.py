"""What a target asks for, as a phrase: “öka med minst 2 procentenheter från 2017 till 2022”, “högst 21 dagar”."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ontology import schema
from ontology.namespaces import STYRGRAF
from server.language import number_words
from server.pages.facts.entry import Entry
from server.pages.visit import Visit

#: Units that say nothing beside the number.
_SILENT = {"", "none", "count"}


def target_phrase(visit: Visit, target: Entry) -> str:
    """Return what `target` asks for: a level, a change, or both, and until when."""
    level = _level(visit, target)
    return " ".join([*_change(visit, target, level), *_years(visit, target, is_level=bool(level))])


def unit_of(entry: Entry) -> str:
    """Return the unit of a target or a value: its name in the list, or the entry's own words."""
    return (entry.iri_of("unit") or "").rpartition("/")[2] or entry.one("unitText") or ""


def unit_words(visit: Visit, unit: str) -> str:
    """Return `unit`, as `unit_of` gives it, in words."""
    is_listed = unit in schema.keys_of("Target")["unit"].concepts
    return str(visit.label(f"{STYRGRAF}unit/{unit}")) if is_listed else unit


def _level(visit: Visit, target: Entry) -> str:
    least, most = target.one("levelAtLeast"), target.one("levelAtMost")
    if least and most:
        low = number_words(Decimal(least), visit.language)
        return visit.texts("goal.level.both", least=low, most=_amount(visit, target, most))
    if least or most:
        return visit.texts(
            "goal.level.least" if least else "goal.level.most", amount=_amount(visit, target, least or most or "")
        )
    return ""


def _change(visit: Visit, target: Entry, level: str) -> Iterator[str]:
    texts, direction, amount = visit.texts, target.iri_of("direction"), target.one("amount")
    if direction:
        yield str(visit.label(direction))
    if amount:
        key = "goal.least" if target.one("atLeast") == "true" else "goal.by"
        yield texts(key, amount=_amount(visit, target, amount))
    elif direction and not level:
        yield texts("goal.no_amount")
    if level:
        yield texts("goal.level.to", level=level) if direction or amount else level


def _years(visit: Visit, target: Entry, *, is_level: bool) -> Iterator[str]:
    baseline, due, level = target.one("baselineYear"), target.one("dueYear"), target.one("baselineLevel")
    texts, amount = visit.texts, _amount(visit, target, level) if level else ""
    if level and baseline:
        yield texts("goal.from_level_of", amount=amount, baseline=baseline)
    elif level:
        yield texts("goal.from_level", amount=amount)
    elif baseline:
        yield texts("goal.since", baseline=baseline)
    if due:
        yield texts("goal.level.by_year" if is_level else "goal.until", due=due)


def _amount(visit: Visit, target: Entry, number: str) -> str:
    amount, unit = Decimal(number), unit_of(target)
    words, key = number_words(amount, visit.language), f"goal.amount.{unit}"
    if f"{key}.other" in visit.texts:
        return visit.texts.counted(key, 1 if amount == 1 else 2, amount=words)
    return words if unit in _SILENT else f"{words} {unit_words(visit, unit)}"
