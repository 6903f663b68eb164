"""Fetched values as a file of records: one for each key figure, the same for the same values, line by line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from graph.kolada.rows import Kpi, Value
from graph.kolada.unit import unit_of
from graph.record import Record

#: Kolada's terms: the licence, and the words that name the source.
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
CREDIT = "CC BY 4.0, Källa: Kolada (RKA)"
_HEADING = """\
# Hämtat med styrgraf indicators fetch, som skriver över det som ändras här.
# Fetched by styrgraf indicators fetch, which overwrites what is changed here.
"""


@dataclass(frozen=True)
class Fetched:
    """What one question to Kolada gave."""

    kpi: Kpi
    #: Ids of the indicators that it may measure.
    indicators: tuple[str, ...]
    #: Where it was asked for.
    addresses: Sequence[str]
    values: Sequence[Value]
    day: date


def source_id(kpi: str) -> str:
    """Return the id of the record that says where the values of `kpi` come from.

    >>> source_id("N15428")
    'document/kolada-n15428'
    """
    return f"document/kolada-{kpi.lower()}"


def text_of(fetched: Fetched, principals: Mapping[str, Record], languages: Sequence[str]) -> str:
    """Return the file; `principals` are by their code in Kolada."""
    parts = ["\n".join(_source(fetched, languages))]
    for value in fetched.values:
        principal = principals[value.municipality]
        parts += ["\n".join(_observation(fetched, each, value, principal, languages)) for each in fetched.indicators]
    return _HEADING + "\n" + "\n\n".join(parts) + "\n"


def _source(fetched: Fetched, languages: Sequence[str]) -> Iterator[str]:
    kpi = fetched.kpi
    swedish = f"Kolada {kpi.id}: {kpi.title}"
    yield f"- id: {source_id(kpi.id)}"
    yield "  type: ReferenceSource"
    yield f"  label: {_in_languages(languages, {'sv': swedish}, f'Kolada {kpi.id}')}"
    yield f"  license: {LICENCE}"
    yield f"  rights: {_text(CREDIT)}"
    yield f'  fetched: "{fetched.day.isoformat()}"'
    yield "  page:"
    yield from (f"    - {_text(address)}" for address in fetched.addresses)


def _observation(
    fetched: Fetched, indicator: str, value: Value, principal: Record, languages: Sequence[str]
) -> Iterator[str]:
    names, unit = principal.data.get("label") or {}, unit_of(fetched.kpi.title)
    labels = {language: f"{value.kpi} {value.year}, {name}" for language, name in names.items()}
    about = f"{indicator.rpartition('/')[2]}/{principal.id.rpartition('/')[2]}"
    yield f"- id: observation/{value.kpi.lower()}/{about}/{value.year}"
    yield "  type: Observation"
    yield f"  label: {_in_languages(languages, labels, f'{value.kpi} {value.year}, {value.municipality}')}"
    yield f"  observedProperty: {indicator}"
    yield f"  featureOfInterest: {principal.id}"
    yield f'  date: "{value.year}"'
    yield f"  result: {_number(value.value)}"
    if unit:
        yield f"  unit: {unit}"
    yield f"  kpi: {value.kpi}"
    yield f"  source: {source_id(value.kpi)}"


def _in_languages(languages: Sequence[str], texts: Mapping[str, str], otherwise: str) -> str:
    return "{" + ", ".join(f"{language}: {_text(texts.get(language, otherwise))}" for language in languages) + "}"


def _text(text: str) -> str:
    """Return `text` between quotation marks, as JSON and YAML both read it."""
    return json.dumps(text, ensure_ascii=False)


def _number(value: Decimal) -> str:
    """Return the number in figures, without an exponent.

    >>> _number(Decimal("71.50")), _number(Decimal("1E+2")), _number(Decimal("-0.0"))
    ('71.5', '100', '0')
    """
    return f"{value.normalize():f}" if value else "0"
