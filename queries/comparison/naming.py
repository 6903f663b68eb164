"""Values as people read them, named as their side names them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode

from graph.store import Term
from queries.comparison.change import Subject, Value
from queries.comparison.thing import Thing
from queries.literal_text import literal_text
from queries.passages import CitedPassage
from queries.sorting import swedish

#: What things are called, by IRI and language.
Names = Mapping[str, Mapping[str, str]]


class Naming:
    """Names things of one side in one language; what it lacks is named as the other side names it."""

    def __init__(self, own: Names, others: Names, language: str) -> None:
        self.language = language
        self._names = (own, others)

    def label(self, iri: str) -> str:
        """Return what `iri` is called, in another language where this one is missing, else the end of it."""
        for names in self._names:
            texts = names.get(iri)
            if texts:
                return texts.get(self.language) or next(iter(texts.values()))
        return iri.rstrip("/").replace("#", "/").rpartition("/")[2].replace("-", " ")

    def subjects(self, things: Iterable[Thing]) -> tuple[Subject, ...]:
        """Return `things` as a change names them."""
        return tuple(Subject(thing.iri, self.label(thing.iri), thing.type) for thing in things)

    def values(self, terms: Iterable[Term]) -> tuple[Value, ...]:
        """Return `terms` as values in the order of their words; a text in several languages once."""
        found = {self._value(term) for term in self._understood(list(terms))}
        return tuple(sorted(found, key=lambda value: (swedish(value.text), value.iri or "")))

    def _understood(self, terms: list[Term]) -> list[Term]:
        """Return the texts in this language, or all of them where there are none."""
        own = [term for term in terms if not isinstance(term, Literal) or term.language in (None, self.language)]
        return own or terms

    def _value(self, term: Term) -> Value:
        if isinstance(term, NamedNode):
            return Value(self.label(term.value), term.value)
        return Value(literal_text(term, self.language) if isinstance(term, Literal) else str(term))

    def passage(self, passage: CitedPassage) -> Value:
        """Return a place in a document: its section and its first and last words."""
        edition = passage.iri.rpartition("/passage/")[0]
        words = f"{passage.text_start} … {passage.text_end}" if passage.text_end else passage.text_start
        return Value(f"{self.label(f'{edition}/section/{passage.section}')}: ”{words}”", passage.iri)
