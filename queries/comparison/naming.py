"""Values as people read them, named as their side names them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode

from graph.store import Term
from queries.comparison.aspect import Subject, Value
from queries.comparison.thing import Thing
from queries.literal_text import prose_text
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
        return self._called(iri)[0]

    def _called(self, iri: str) -> tuple[str, str | None]:
        """Return the same, and its language where it is another."""
        for names in self._names:
            texts = names.get(iri)
            if texts:
                language = self.language if self.language in texts else next(iter(texts))
                return texts[language], self._other(language)
        return iri.rstrip("/").replace("#", "/").rpartition("/")[2].replace("-", " "), None

    def _other(self, language: str | None) -> str | None:
        return language if language and language != self.language else None

    def subjects(self, things: Iterable[Thing]) -> tuple[Subject, ...]:
        """Return `things` as a change names them."""
        named = ((thing, *self._called(thing.iri)) for thing in things)
        return tuple(Subject(thing.iri, label, thing.type, language) for thing, label, language in named)

    def values(self, terms: Iterable[Term]) -> tuple[Value, ...]:
        """Return `terms` as values in the order of their words; a text in several languages once."""
        found = {self._value(term) for term in self._understood(list(terms))}
        return tuple(sorted(found, key=lambda value: (swedish(value.text), value.iri or "")))

    def addresses(self, terms: Iterable[Term]) -> tuple[Value, ...]:
        """Return `terms`, which lead out of the workspace, as values that stand whole."""
        found = {Value(term.value, term.value) for term in terms if isinstance(term, NamedNode)}
        return tuple(sorted(found, key=lambda value: value.text))

    def _understood(self, terms: list[Term]) -> list[Term]:
        """Return the texts in this language, or all of them where there are none."""
        own = [term for term in terms if not isinstance(term, Literal) or term.language in (None, self.language)]
        return own or terms

    def _value(self, term: Term) -> Value:
        if isinstance(term, NamedNode):
            text, language = self._called(term.value)
            return Value(text, term.value, language)
        if isinstance(term, Literal):
            return Value(prose_text(term, self.language), language=self._other(term.language))
        return Value(str(term))

    def passage(self, passage: CitedPassage) -> Value:
        """Return a place in a document: its section and its first and last words."""
        edition = passage.iri.rpartition("/passage/")[0]
        words = f"{passage.text_start} … {passage.text_end}" if passage.text_end else passage.text_start
        section, language = self._called(f"{edition}/section/{passage.section}")
        return Value(f"{section}: ”{words}”", passage.iri, language)
