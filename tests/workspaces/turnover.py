"""A county of as many bodies and editions as one likes, in which bodies come and go; for tests of what is drawn.

It has the bodies and the lines alone, as the graph that records would give, so that thousands are there at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from graph.dataset import Dataset
from graph.edition import EditionInfo
from graph.settings import Settings
from graph.store import OxigraphStore
from graph.workspace import Workspace
from ontology import quads as of_the_ontology
from ontology.namespaces import ORG, RDF, RDFS, STYRGRAF
from server.service import Service

BASE = "https://data.example.org/vaxlan/"
#: So many answer directly to the first body, more than one picture holds.
BROAD = 170
_LEVELS = ("political", "officials", "support")


def service_of(bodies: int, editions: int) -> Service:
    """Return the service of a county of `bodies` bodies, of which each of `editions` editions lacks some."""
    infos = tuple(_edition(number) for number in range(1, editions + 1))
    lines = (line for number in range(1, editions + 1) for line in _quads(number, bodies))
    stated = parse("\n".join(lines), format=RdfFormat.N_QUADS)
    vocabulary = (Quad(t.subject, t.predicate, t.object, NamedNode(STYRGRAF)) for t in of_the_ontology())
    settings = Settings({"sv": "Växlan"}, BASE, ("sv",), False, "organisation/organ-0", (), None)
    dataset = Dataset((), {}, infos, BASE, "0")
    store = OxigraphStore([*stated, *vocabulary], BASE)
    return Service(Workspace(Path(), settings, (), frozenset()), dataset, store, None)


def is_there(body: int, edition: int) -> bool:
    """Return whether an edition has a body: always the first few, and of all others most."""
    return body < 3 or (body * 7 + edition * 3) % 5 != 0


def _edition(number: int) -> EditionInfo:
    return EditionInfo(
        id=f"u{number}",
        iri=f"{BASE}edition/u{number}",
        label={"sv": f"Utgåva {number}"},
        document=f"{BASE}document/ordning",
        status="adopted",
        issued=f"{2000 + number}",
        revises=frozenset({f"{BASE}edition/u{number - 1}"} if number > 1 else ()),
        file_name=None,
    )


def _quads(edition: int, bodies: int) -> Iterator[str]:
    """Yield the bodies and the lines of one edition as N-Quads."""
    there = [body for body in range(bodies) if is_there(body, edition)]
    graph, derived = f"<{BASE}edition/u{edition}>", f"<{BASE}derived/u{edition}>"
    for body in there:
        name = f"<{BASE}organisation/organ-{body}>"
        longer = " för samverkan" if (body + edition) % 11 == 0 else ""
        level = _LEVELS[(body + (edition > 1 and body % 13 == 0)) % 3] if body else _LEVELS[0]
        yield f"{name} <{RDF}type> <{STYRGRAF}Body> {graph} ."
        yield f'{name} <{RDFS}label> "Organ {body}{longer}"@sv {graph} .'
        yield f"{name} <{STYRGRAF}level> <{STYRGRAF}level/{level}> {graph} ."
        yield f"{name} <{ORG}classification> <{STYRGRAF}organisation-kind/council> {graph} ."
    for body in there[1:]:
        above = _above(body, edition)
        line = f"<{BASE}u{edition}/line/{body}>"
        yield f"{line} <{RDF}type> <{STYRGRAF}Line> {derived} ."
        yield f"{line} <{STYRGRAF}from> <{BASE}organisation/organ-{body}> {derived} ."
        yield f"{line} <{STYRGRAF}to> <{BASE}organisation/organ-{above}> {derived} ."
        yield f"{line} <{STYRGRAF}lineKind> <{STYRGRAF}line-kind/reports> {derived} ."
        yield f"{line} <{STYRGRAF}evidence> <{STYRGRAF}evidence/stated> {derived} ."


def _above(body: int, edition: int) -> int:
    """Return the body that another answers to in an edition: the nearest above that is there."""
    above = 0 if body < BROAD else body // 8
    while not is_there(above, edition):
        above = 0 if above < BROAD else above // 8
    return above
