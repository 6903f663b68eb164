"""Reading one view of the graph: entries by pattern, and what is looked up once and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from pyoxigraph import NamedNode

from graph.dataset import Dataset
from graph.kept import Kept
from graph.store import Rows, Store, Term
from graph.view import View
from ontology.namespaces import PREFIXES
from server.pages.facts.entry import Entry, keys_by_property

T = TypeVar("T")

_PROLOGUE = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
_ENTRIES = """
SELECT ?entry ?property ?value {{
  {{ SELECT DISTINCT ?entry {{ {pattern} }} {limit} }}
  ?entry ?property ?value
}}"""


class Reader:
    """The graph as one view shows it. The dataset never changes, so what was read once is kept."""

    def __init__(self, store: Store, dataset: Dataset, view: View) -> None:
        self.dataset, self.view = dataset, view
        self._store = store
        self._kept = Kept()

    def select(self, query: str, *, everywhere: bool = False) -> Rows:
        """Return the rows of a SELECT query, the usual prefixes declared; `everywhere` asks all views at once."""
        return self._store.select(_PROLOGUE + query, None if everywhere else self.view)

    def entries(self, pattern: str, most: int | None = None) -> tuple[Entry, ...]:
        """Return the things that the graph pattern binds to ?entry, in the order of the records.

        Of more than `most` things, some are left out.
        """
        limit = f"LIMIT {most}" if most else ""
        found: dict[str, dict[str, list[Term]]] = {}
        for row in self.select(_ENTRIES.format(pattern=pattern, limit=limit)):
            entry, key = row["entry"], keys_by_property().get(row["property"].value)
            if isinstance(entry, NamedNode) and key:
                found.setdefault(entry.value, {}).setdefault(key, []).append(row["value"])
        return tuple(Entry(iri, _sorted(found[iri])) for iri in sorted(found, key=self.place))

    def once(self, make: Callable[[Reader], T]) -> T:
        """Return what `make` reads; it reads only the first time."""
        return self._kept.of(make, lambda: make(self))

    def place(self, iri: str) -> tuple[str, int, str]:
        """Return where the record of `iri` stands, as a key to sort by: its file, its line, its name."""
        places = self.dataset.origins.get(iri)
        return (str(places[0].file), places[0].line, iri) if places else ("~", 0, iri)


def values(variable: str, iris: Iterable[str]) -> str:
    """Return a VALUES clause that binds ``?variable`` to each of `iris`."""
    return f"VALUES ?{variable} {{ {' '.join(str(NamedNode(iri)) for iri in iris)} }}"


def _sorted(properties: Mapping[str, list[Term]]) -> dict[str, tuple[Term, ...]]:
    return {key: tuple(sorted(set(terms), key=str)) for key, terms in properties.items()}
