"""The answer to a query of somebody's own as a table: names with links, and the IRIs beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, QueryBoolean, QueryTriples, Triple

from graph.errors import QueryError
from graph.store import Answer, Term, rows_of
from server.pages.addresses import path_of
from server.pages.facts.names import labels
from server.pages.parts.paging import Paging, paged
from server.pages.prefixed import shortened
from server.pages.visit import Visit
from server.pages.words import Words

#: More rows than this are shown a page at a time.
_MOST_ROWS: Final = 300
#: What the table is called in the addresses of its files.
TABLE: Final = "svar"
_TRIPLE: Final = ("subject", "predicate", "object")
_TEXT: Final = ("http://www.w3.org/2001/XMLSchema#string", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString")
_NO_WORDS: Final = Words("")
_Row = Mapping[str, Term]


@dataclass(frozen=True)
class Value:
    """One cell: `words` are what it says or is called, `code` is how a query writes it or its kind."""

    words: Words = _NO_WORDS
    code: str = ""
    href: str = ""


@dataclass(frozen=True)
class Solutions:
    """Rows under headings; `verdict` is the answer to a query that asks yes or no."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    page: Paging[_Row]
    #: Whether the answer is triples, which come in other formats than rows.
    is_graph: bool = False
    verdict: bool | None = None


def solutions(visit: Visit, answer: Answer) -> Solutions:
    """Return `answer` for the page; ?xLabel is shown as the name of ?x. Raises QueryError where a cell is a triple."""
    if isinstance(answer, QueryBoolean):
        return Solutions((), (), paged(visit, (), _MOST_ROWS), verdict=bool(answer))
    if isinstance(answer, QueryTriples):
        return _table(visit, _TRIPLE, _rows(answer), is_graph=True)
    found = rows_of(answer)
    names = [name for name in found.variables if name.removesuffix("Label") not in {*found.variables} - {name}]
    return _table(visit, names, found.rows, is_graph=False)


def _rows(triples: Iterable[Triple]) -> list[_Row]:
    rows: list[_Row] = []
    for triple in sorted(set(triples), key=str):
        if isinstance(triple.subject, Triple) or isinstance(triple.object, Triple):
            raise QueryError("A triple about a triple cannot stand in a table.")
        rows.append(dict(zip(_TRIPLE, (triple.subject, triple.predicate, triple.object), strict=True)))
    return rows


def _table(visit: Visit, names: Sequence[str], rows: Sequence[_Row], *, is_graph: bool) -> Solutions:
    page = paged(visit, rows, _MOST_ROWS, table=TABLE)
    shown = tuple(tuple(_value(visit, row.get(name), row.get(f"{name}Label")) for name in names) for row in page.items)
    return Solutions(tuple(names), shown, page, is_graph)


def _value(visit: Visit, term: Term | None, label: Term | None) -> Value:
    if isinstance(term, NamedNode):
        return _thing(visit, term.value, label)
    if isinstance(term, Literal):
        kind = term.datatype.value
        return Value(_words(visit, term), "" if kind in _TEXT else shortened(kind, visit.site.base))
    if term is None and isinstance(label, Literal):
        return Value(_words(visit, label))
    return Value(code=str(term) if term else "")


def _words(visit: Visit, literal: Literal) -> Words:
    language = literal.language
    return Words(literal.value, language if language != visit.language else None)


def _thing(visit: Visit, iri: str, label: Term | None) -> Value:
    path = path_of(iri, visit.site.base)
    known = path or visit.reader.once(labels).of(iri)
    words = _words(visit, label) if isinstance(label, Literal) else visit.label(iri) if known else Words("")
    return Value(words, shortened(iri, visit.site.base), visit.address(path) if path else "")
