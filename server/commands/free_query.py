"""A SPARQL query of the user's own, from a file."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import QueryBoolean, QueryTriples, RdfFormat, serialize

from graph.errors import StyrgrafError
from graph.message import Message
from graph.view import View
from ontology.namespaces import PREFIXES
from queries.runner import run_query
from queries.table import Cell, Column, Table
from server.service import Service

_LARGEST = 1_000_000


def read_query(path: Path) -> str:
    """Return the text of the file. Raises StyrgrafError."""
    try:
        if path.stat().st_size > _LARGEST:
            raise StyrgrafError(
                Message("{path} is larger than a query may be ({largest} bytes).", path=path, largest=_LARGEST)
            )
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise StyrgrafError(Message("Cannot read {path}: {reason}.", path=path, reason=error.strerror)) from None
    except UnicodeDecodeError as error:
        raise StyrgrafError(Message("{path} is not UTF-8 (byte {start}).", path=path, start=error.start + 1)) from None


def answer(query: str, service: Service, view: View, language: str) -> Table | str:
    """Return the answer: a table, or Turtle for CONSTRUCT and DESCRIBE. Raises QueryError."""
    nothing_asked = service.store.answer(query, [])
    if isinstance(nothing_asked, QueryTriples):
        return _turtle(query, service, view)
    if isinstance(nothing_asked, QueryBoolean):
        word = "true" if service.store.ask(query, view) else "false"
        return Table("", (Column("answer", "answer"),), ((Cell(word),),), "")
    return run_query(query, service.store, view, language)


def _turtle(query: str, service: Service, view: View) -> str:
    triples = sorted(set(service.store.construct(query, view)), key=str)
    written = serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES)
    assert written is not None  # only written to a file when one is given
    return written.decode()
