"""The languages that a query is asked in, so that what has no name in the reader's is told in another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from weakref import WeakKeyDictionary

from pyoxigraph import Literal, NamedNode

from graph.store import Store, Term
from graph.view import View

_LABEL = "Label"
_UNNAMED = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT (LANG(?label) AS ?language) {
  ?thing rdfs:label ?label
  FILTER(LANG(?label) != "%s")
  FILTER NOT EXISTS { ?thing rdfs:label ?name FILTER(LANG(?name) = "%s") }
}"""
#: What was found for each store, by graphs and language; a store never changes.
_known: WeakKeyDictionary[Store, dict[tuple[tuple[str, ...], str], tuple[str, ...]]] = WeakKeyDictionary()


def languages(store: Store, view: View, language: str) -> tuple[str, ...]:
    """Return `language`, and after it those of names that stand in `view` for things without a name in it."""
    known = _known.setdefault(store, {})
    key = (view.graphs, language)
    if key not in known:
        rows = store.select(_UNNAMED % (language, language), view)
        others = sorted({row["language"].value for row in rows} - {""})
        known[key] = (language, *others)
    return known[key]


def in_one_language(rows: Iterable[Mapping[str, Term]], key: Sequence[str], language: str) -> list[Mapping[str, Term]]:
    """Return `rows`, asked for in several languages, with one name for each thing: in `language` where it has one.

    Of other texts that belong to the same values of `key` (or, without one, to the same row), those in
    `language` are kept where there are any.
    """
    every = list(rows)
    best: dict[object, str] = {}
    names: dict[object, Term] = {}
    for row in every:
        for about, term in _texts(row, key):
            if about not in best or term.language == language:
                best[about] = term.language or ""
                names.setdefault(about, term)
                names[about] = term if term.language == language else names[about]
    found = [_worded(row, key, best, names) for row in every]
    return [row for row in found if row is not None]


def _worded(
    row: Mapping[str, Term], key: Sequence[str], best: Mapping[object, str], names: Mapping[object, Term]
) -> Mapping[str, Term] | None:
    """Return a row with its names in the best language; None where without a key the row says nothing of its own."""
    worded = dict(row)
    for about, term in _texts(row, key):
        name = str(about[0])
        if term.language == best[about]:
            continue
        if _named(row, name):
            worded[name] = names[about]
        elif not key:
            return None
        else:
            del worded[name]
    return worded


def _texts(row: Mapping[str, Term], key: Sequence[str]) -> Iterator[tuple[tuple[object, ...], Literal]]:
    """Yield each text of a row that is in a language, with what makes it one of several in different ones."""
    for name, term in row.items():
        if isinstance(term, Literal) and term.language:
            yield (name, _named(row, name) or _place(row, key)), term


def _named(row: Mapping[str, Term], name: str) -> Term | None:
    """Return the thing that a variable such as ?bodyLabel names; None for any other text."""
    thing = row.get(name.removesuffix(_LABEL)) if name.endswith(_LABEL) else None
    return thing if isinstance(thing, NamedNode) else None


def _place(row: Mapping[str, Term], key: Sequence[str]) -> tuple[object, ...]:
    if key:
        return tuple(row.get(name) for name in key)
    plain = (pair for pair in row.items() if not (isinstance(pair[1], Literal) and pair[1].language))
    return tuple(sorted(plain, key=lambda pair: pair[0]))
