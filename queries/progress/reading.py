"""Targets and measured values, read from the graph and put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from graph.store import Store, Term
from graph.view import View
from ontology.namespaces import DCT, RDF, SOSA
from ontology.terms import SG
from queries.progress.judging import Aim, Judgement, Series, judge
from queries.progress.level import Level

_TARGETS = f"""
SELECT ?target ?indicator ?direction ?amount ?least ?most ?unit ?unitText ?baseline ?level ?due ?polarity {{
  ?target <{RDF}type> <{SG.Target}> .
  OPTIONAL {{ ?target <{SG.direction}> ?direction }}
  OPTIONAL {{ ?target <{SG.indicator}> ?indicator OPTIONAL {{ ?indicator <{SG.polarity}> ?polarity }} }}
  OPTIONAL {{ ?target <{SG.amount}> ?amount }}
  OPTIONAL {{ ?target <{SG.levelAtLeast}> ?least }}
  OPTIONAL {{ ?target <{SG.levelAtMost}> ?most }}
  OPTIONAL {{ ?target <{SG.unit}> ?unit }}
  OPTIONAL {{ ?target <{SG.unitText}> ?unitText }}
  OPTIONAL {{ ?target <{SG.baselineYear}> ?baseline }}
  OPTIONAL {{ ?target <{SG.baselineLevel}> ?level }}
  OPTIONAL {{ ?target <{SG.dueYear}> ?due }}
}}"""
_VALUES = f"""
SELECT ?indicator ?organisation ?kpi ?year ?value ?unit ?unitText {{
  ?observation <{RDF}type> <{SG.Observation}> ; <{SOSA}observedProperty> ?indicator ;
    <{SOSA}hasFeatureOfInterest> ?organisation ; <{DCT}date> ?year ; <{SOSA}hasSimpleResult> ?value .
  OPTIONAL {{ ?observation <{SG.kpi}> ?kpi }}
  OPTIONAL {{ ?observation <{SG.unit}> ?unit }}
  OPTIONAL {{ ?observation <{SG.unitText}> ?unitText }}
}}"""
_GRADES = f"""
SELECT ?indicator ?kpi ?grade {{
  ?match <{RDF}type> <{SG.KpiMatch}> ; <{SG.matchFor}> ?indicator ; <{SG.kpi}> ?kpi ; <{SG.matchGrade}> ?grade
}}"""

Key = tuple[str, str, str]
Row = Mapping[str, Term]


@dataclass(frozen=True)
class Progress:
    """How it goes for one organisation towards one target, by one key figure; things are given by IRI."""

    target: str
    #: Empty where nothing has been measured.
    organisation: str
    #: Identifier of the key figure; empty where the values are of none.
    kpi: str
    judgement: Judgement


def progress(store: Store, view: View) -> list[Progress]:
    """Return how it goes towards every target of `view`, in a fixed order."""
    series = _series(store, view)
    found: list[Progress] = []
    for row in store.select(_TARGETS, view):
        aim, target, indicator = _aim(row), row["target"].value, _text(row, "indicator")
        own = {key: values for key, values in series.items() if key[0] == indicator}
        found += [Progress(target, body, kpi, judge(aim, values)) for (_, body, kpi), values in own.items()]
        if not own:
            found.append(Progress(target, "", "", judge(aim, Series(()))))
    return sorted(found, key=lambda each: (each.target, each.organisation, each.kpi))


def _series(store: Store, view: View) -> dict[Key, Series]:
    grades = {(_text(row, "indicator"), _text(row, "kpi")): _slug(row, "grade") for row in store.select(_GRADES, view)}
    gathered: dict[Key, dict[int, tuple[Decimal, str]]] = {}
    for row in store.select(_VALUES, view):
        year, value = _year(row, "year"), _number(row, "value")
        if year is not None and value is not None:
            key = (_text(row, "indicator"), _text(row, "organisation"), _text(row, "kpi"))
            gathered.setdefault(key, {})[year] = (value, _unit(row))
    return {key: _one(by_year, grades.get((key[0], key[2]), "")) for key, by_year in gathered.items()}


def _one(by_year: Mapping[int, tuple[Decimal, str]], grade: str) -> Series:
    values = tuple((year, value) for year, (value, _) in sorted(by_year.items()))
    return Series(values, _common(unit for _, unit in by_year.values()), grade)


def _common(units: Iterable[str]) -> str:
    """Return the unit that all values have; none where they differ."""
    different = set(units)
    return different.pop() if len(different) == 1 else ""


def _aim(row: Row) -> Aim:
    return Aim(
        direction=_slug(row, "direction"),
        amount=_number(row, "amount"),
        unit=_unit(row),
        baseline=_year(row, "baseline"),
        due=_year(row, "due"),
        polarity=_slug(row, "polarity"),
        level=Level(_number(row, "least"), _number(row, "most")),
        baseline_level=_number(row, "level"),
    )


def _unit(row: Row) -> str:
    """Return the unit of the list, or the one in own words: the same words are the same unit."""
    return _slug(row, "unit") or " ".join(_text(row, "unitText").casefold().split())


def _text(row: Row, name: str) -> str:
    return str(row[name].value) if name in row else ""


def _slug(row: Row, name: str) -> str:
    return _text(row, name).rpartition("/")[2]


def _number(row: Row, name: str) -> Decimal | None:
    try:
        number = Decimal(_text(row, name))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _year(row: Row, name: str) -> int | None:
    text = _text(row, name)[:4]
    return int(text) if text.isascii() and text.isdigit() else None
