"""Examples of what can be asked, made from what the documents really answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ontology.namespaces import STYRGRAF
from server.language import deadline_words
from server.pages.addresses import path_of
from server.pages.facts.reader import Reader
from server.pages.visit import Visit

_MOST_DUTIES = """
SELECT ?who (COUNT(DISTINCT ?duty) AS ?count) {
  ?duty sg:bearer ?who . ?who a sg:Body
} GROUP BY ?who ORDER BY DESC(?count) ?who LIMIT 1"""
_PREPARES = f"""
SELECT ?who {{
  ?line sg:lineKind <{STYRGRAF}line-kind/prepares> ; sg:from ?who
}} ORDER BY ?who LIMIT 1"""
_APPOINTED = "SELECT ?who { ?entry a sg:Appointment ; sg:appoints ?who . ?who a sg:Body } ORDER BY ?who LIMIT 1"
_SEATS = "SELECT ?who { ?rule sg:appliesTo ?who ; sg:seatGroup ?group . ?group sg:seats ?seats } ORDER BY ?who LIMIT 1"
_DEADLINE = """
SELECT ?who ?day {
  ?duty sg:bearer ?bearer ; sg:deadline ?day .
  ?bearer org:hasMember? ?who . ?who a sg:Principal
} ORDER BY ?day ?who LIMIT 1"""


@dataclass(frozen=True)
class Example:
    """A question in words, and the address of its answer."""

    words: str
    href: str


def examples(visit: Visit) -> tuple[Example, ...]:
    """Return a handful of questions that this view answers."""
    return tuple(_asked(visit))


def _asked(visit: Visit) -> Iterator[Example]:
    for key, part, row in visit.reader.once(_found):
        slots: dict[str, object] = {"who": visit.label(row["who"])}
        if "day" in row:
            slots["day"] = deadline_words(row["day"], visit.texts)
        path = path_of(row["who"], visit.site.base) or "/"
        yield Example(visit.texts(f"example.{key}", **slots), f"{visit.address(path)}#{part}")


def _found(reader: Reader) -> list[tuple[str, str, dict[str, str]]]:
    asked = (
        ("duties", "ansvar", _MOST_DUTIES),
        ("prepares", "linjer-lista", _PREPARES),
        ("appointed", "utses", _APPOINTED),
        ("deadline", "tidsgranser", _DEADLINE),
        ("seats", "sammansattning", _SEATS),
    )
    found = []
    for key, part, query in asked:
        for row in reader.select(query):
            found.append((key, part, {name: str(term.value) for name, term in row.items()}))
    return found
