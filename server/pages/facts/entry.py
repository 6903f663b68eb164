"""One thing of the graph with everything that is said of it, by the keys that records use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode

from graph.store import Term
from ontology import CONTEXT
from ontology.namespaces import RDF


@dataclass(frozen=True)
class Entry:
    """A thing and its properties."""

    iri: str
    #: Values per record key (``bearer``, ``source`` …, ``type`` for its classes).
    values: Mapping[str, tuple[Term, ...]]

    def iris(self, key: str) -> tuple[str, ...]:
        """Return the things under `key`."""
        return tuple(term.value for term in self.values.get(key, ()) if isinstance(term, NamedNode))

    def iri_of(self, key: str) -> str | None:
        """Return the first thing under `key`, or None."""
        return next(iter(self.iris(key)), None)

    def texts(self, key: str) -> dict[str, str]:
        """Return the text under `key` per language."""
        literals = (term for term in self.values.get(key, ()) if isinstance(term, Literal))
        return {term.language: term.value for term in literals if term.language}

    def texts_of(self, key: str, language: str) -> tuple[str, ...]:
        """Return the texts under `key` in `language`."""
        literals = (term for term in self.values.get(key, ()) if isinstance(term, Literal))
        return tuple(term.value for term in literals if term.language == language)

    def plain(self, key: str) -> tuple[str, ...]:
        """Return the values under `key` that are dates, numbers or text without a language, as written."""
        literals = (term for term in self.values.get(key, ()) if isinstance(term, Literal))
        return tuple(term.value for term in literals if not term.language)

    def one(self, key: str) -> str | None:
        """Return the first such value, or None."""
        return next(iter(self.plain(key)), None)


@cache
def keys_by_property() -> Mapping[str, str]:
    """Return the record key of each property by its IRI, as the JSON-LD context maps them."""
    terms = CONTEXT["@context"]
    keys = {f"{RDF}type": "type"}
    for key, term in terms.items():
        if isinstance(term, dict):
            prefix, _, local = term["@id"].partition(":")
            keys[terms[prefix] + local] = key
    return keys
