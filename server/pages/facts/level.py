"""The levels that organisations are on, from the top of the chart to its foot, as lists and records give them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from typing import Final

from pyoxigraph import Literal

from queries.labels import iri_of
from server.pages.facts.reader import Reader

#: What a level is to the governance where nothing is said of it.
_GOVERNING: Final = "governing"
_LEVELS: Final = """
SELECT ?level ?order ?role {
  { SELECT DISTINCT ?level { ?organisation sg:level ?level } }
  OPTIONAL { ?level sg:order ?order }
  OPTIONAL { ?level sg:levelRole ?role }
}"""

_SHORT: Final = """
SELECT ?level ?name {
  { SELECT DISTINCT ?level { ?organisation sg:level ?level } }
  ?level skos:altLabel ?name
} ORDER BY ?name"""


@dataclass(frozen=True)
class Level:
    """One level that somebody is on, in this view or in another."""

    iri: str
    #: Its place from the top, from 1, which is the same in all views and picks its colour.
    number: int
    #: Slug of what those on it are to the governance: governing, supporting, principal or outside.
    role: str

    @property
    def slug(self) -> str:
        """Return its name in addresses."""
        return self.iri.rpartition("/")[2]

    @property
    def is_inside(self) -> bool:
        """Tell whether the bodies on it belong to the structure, as against those who formed it or stand outside."""
        return self.role in (_GOVERNING, "supporting")


def levels(reader: Reader) -> tuple[Level, ...]:
    """Read the levels in use, in the order that the list gives; those without a place come last, by name."""
    found: dict[str, tuple[float, str]] = {}
    for row in reader.select(_LEVELS, everywhere=True):
        order = row.get("order")
        place = float(order.value) if isinstance(order, Literal) else inf
        role = iri_of(row.get("role")).rpartition("/")[2] or _GOVERNING
        iri = iri_of(row["level"])
        found[iri] = min(found.get(iri, (place, role)), (place, role))
    ordered = sorted(found, key=lambda iri: (found[iri][0], iri))
    return tuple(Level(iri, number, found[iri][1]) for number, iri in enumerate(ordered, 1))


def short_names(reader: Reader) -> Mapping[str, Mapping[str, str]]:
    """Read the other names of levels, which are short enough to stand beside a lane: per IRI and language."""
    found: dict[str, dict[str, str]] = {}
    for row in reader.select(_SHORT, everywhere=True):
        name = row["name"]
        if isinstance(name, Literal):
            found.setdefault(iri_of(row["level"]), {}).setdefault(name.language or "", name.value)
    return found
