"""Which organisations a finding concerns: the one it is about, or those that its thing belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from pyoxigraph import NamedNode

from queries.finding import Finding
from server.pages.facts.organisation import organisations
from server.pages.facts.reader import values
from server.pages.visit import Visit

#: How a thing belongs to an organisation, the closest way first.
_WAYS: Final = (
    "sg:bearer",
    "rico:authorizes",
    "sg:appliesTo",
    "sg:appoints",
    "sg:organiser",
    "sg:keeper",
    "org:postIn",
    "sg:goalOf",
    "sg:from",
    "sg:underMandate/rico:authorizes",
    "sg:recipient",
    "sg:to",
    "sg:about",
)
_QUERY: Final = "SELECT DISTINCT ?thing ?body ?way {{ {things} {ways} }}"
_Rows = dict[str, list[tuple[int, str]]]


def bodies_of(visits: Iterable[Visit], findings: Iterable[Finding]) -> Mapping[str, tuple[str, ...]]:
    """Return the slugs of the organisations that each thing of `findings` concerns, the closest first.

    What the view of the first visit does not know is looked for in the next one.
    """
    wanted = {finding.focus for finding in findings}
    found: dict[str, tuple[str, ...]] = {}
    for visit in visits:
        found = {**_bodies_in(visit, wanted - found.keys()), **found}
    return found


def _bodies_in(visit: Visit, things: set[str]) -> dict[str, tuple[str, ...]]:
    known = visit.reader.once(organisations)
    ways: _Rows = {iri: [(-1, iri)] for iri in things if iri in known}
    others = sorted(iri for iri in things - ways.keys() if iri)
    for row in visit.reader.select(_QUERY.format(things=values("thing", others), ways=_union())) if others else ():
        thing, body, way = row["thing"], row["body"], row["way"]
        if isinstance(body, NamedNode) and body.value in known:
            ways.setdefault(thing.value, []).append((int(way.value), body.value))
    return {thing: tuple(dict.fromkeys(known[iri].slug for _, iri in sorted(rows))) for thing, rows in ways.items()}


def _union() -> str:
    return " UNION ".join(f"{{ ?thing {way} ?body BIND({rank} AS ?way) }}" for rank, way in enumerate(_WAYS))
