"""Passages that a document at hand does not have, or has more than once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.dataset import Dataset, Place
from graph.documents.locate import locate
from graph.documents.locator import MAX_LENGTH, Ambiguous, Locator, LocatorError, NotFound, TooLong
from graph.documents.originals import DocumentError, MissingDocument, Originals
from graph.store import Store, Term
from graph.view import View
from queries.fact import Fact
from queries.finding import Finding, identify
from queries.labels import labels
from queries.passages import CitedPassage
from queries.places import places_of
from queries.rules import document_rules

LOST, UNREAD = "locator-lost", "document-unread"
_QUERY = """
PREFIX sg: <https://w3id.org/styrgraf/def/>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT DISTINCT ?passage ?thing ?edition ?file ?section ?textStart ?textEnd ?prefix ?suffix {
  ?thing dct:source ?passage .
  ?passage oa:hasSource ?edition ; oa:hasSelector?/sg:textStart ?textStart .
  OPTIONAL { ?passage oa:hasSelector?/sg:textEnd ?textEnd }
  OPTIONAL { ?passage oa:hasSelector?/sg:prefix ?prefix }
  OPTIONAL { ?passage oa:hasSelector?/sg:suffix ?suffix }
  OPTIONAL { ?passage sg:section ?section }
  OPTIONAL { ?edition sg:fileName ?file }
}
ORDER BY ?edition ?passage ?thing"""
_NOWHERE = {"sv": "inte finns", "en": "is not there"}
_SEVERAL = {"sv": "finns {n} gånger", "en": "is there {n} times"}
_LONG = {"sv": "är för långt", "en": "is too long"}
_MISSING = {
    "textStart": {"sv": "Orden ”{text}” står ingenstans där.", "en": "The words “{text}” stand nowhere there."},
    "textEnd": {
        "sv": "Orden ”{text}” står ingenstans efter de första.",
        "en": "The words “{text}” stand nowhere after the first ones.",
    },
    "prefix": {
        "sv": "Orden ”{text}” står ingenstans strax före.",
        "en": "The words “{text}” stand nowhere directly before.",
    },
    "suffix": {
        "sv": "Orden ”{text}” står ingenstans strax efter.",
        "en": "The words “{text}” stand nowhere directly after.",
    },
}
_PLACES = {"sv": "De orden står i: {places}.", "en": "These words stand in: {places}."}
_LENGTH = {
    "sv": "Stället är {n} tecken långt; högst {most} får det vara.",
    "en": "The passage is {n} characters long; it may be {most} at most.",
}
_ABSENT = {"sv": "finns inte bland dokumenten", "en": "is not among the documents"}
_NO_TEXT = {"sv": "går inte att läsa som text", "en": "cannot be read as text"}


@dataclass(frozen=True)
class _Cited:
    """One passage and the things that rest on it."""

    passage: CitedPassage
    locator: Locator
    edition: str
    #: IRI of the section; "" where the passage has none.
    section: str
    things: tuple[str, ...]


def locator_findings(originals: Originals, dataset: Dataset, store: Store, view: View, language: str) -> list[Finding]:
    """Return a finding for each passage of `view` that does not match one place of its document in `originals`.

    A document that is not there, or is no text, is one finding instead.
    """
    by_document: dict[tuple[str, str], list[_Cited]] = {}
    for cited in _cited(store, view):
        by_document.setdefault((cited.edition, cited.passage.document), []).append(cited)
    tried = _Tried(dataset, store, view, language)
    return [
        finding
        for (edition, document), some in by_document.items()
        for finding in tried.in_document(edition, document, some, originals)
    ]


def _cited(store: Store, view: View) -> list[_Cited]:
    rows: dict[str, list[Mapping[str, Term]]] = {}
    for row in store.select(_QUERY, view):
        rows.setdefault(_text(row, "passage"), []).append(row)
    return [_of_passage(iri, some) for iri, some in rows.items()]


def _of_passage(iri: str, rows: Sequence[Mapping[str, Term]]) -> _Cited:
    first = rows[0]
    edition, section = _text(first, "edition"), _text(first, "section")
    words = {name: _text(first, name) for name in ("textStart", "textEnd", "prefix", "suffix") if name in first}
    document = _text(first, "file") or edition.rpartition("/")[2]
    slug = section.rpartition("/")[2]
    passage = CitedPassage(iri, document, slug, words["textStart"], words.get("textEnd"))
    things = tuple(dict.fromkeys(_text(row, "thing") for row in rows))
    return _Cited(passage, Locator.of(edition, {"section": slug} | words), edition, section, things)


def _text(row: Mapping[str, Term], name: str) -> str:
    return row[name].value if name in row else ""


class _Tried:
    """The passages of one view, tried in their documents."""

    def __init__(self, dataset: Dataset, store: Store, view: View, language: str) -> None:
        self.dataset, self.store, self.view, self.language = dataset, store, view, language

    def in_document(
        self, edition: str, document: str, some: Sequence[_Cited], originals: Originals
    ) -> Iterator[Finding]:
        """Yield what is wrong with the passages `some` of one document."""
        try:
            text = originals.normalised(document)
        except DocumentError as error:
            how = _ABSENT if isinstance(error, MissingDocument) else _NO_TEXT
            slots = {"document": document, "how": how[self.language], "n": str(len(some))}
            yield self._finding(UNREAD, (edition,), edition, {"document": (document,)}, slots, None)
            return
        for cited in some:
            try:
                locate(text, cited.locator)
            except LocatorError as error:
                yield self._lost(cited, error)

    def _lost(self, cited: _Cited, error: LocatorError) -> Finding:
        passage = cited.passage
        how, found = _told(error, self.language)
        words = " … ".join(filter(None, (passage.text_start, passage.text_end)))
        slots = {
            "document": passage.document,
            "section": self._name(cited.section),
            "words": words,
            "how": how,
            "found": found,
        }
        return self._finding(LOST, cited.things, cited.edition, {"passage": (passage.iri,)}, slots, passage)

    def _finding(
        self,
        name: str,
        things: tuple[str, ...],
        edition: str,
        facts: Mapping[str, tuple[str, ...]],
        slots: Mapping[str, str],
        passage: CitedPassage | None,
    ) -> Finding:
        rule, focus, language = document_rules()[name], things[0], self.language
        filled = {**slots, "focus": self._name(focus)}
        records = self._records(things, edition)
        said = Fact(rule.why[0].text[language].format(**filled), focus, next(iter(records), None), passage)
        sought = Fact(rule.why[1].text[language].format(**filled))
        return Finding(
            id=identify(name, focus, facts),
            rule=name,
            family=rule.family,
            severity=rule.severity,
            message=rule.message[language].format(**filled),
            why=(said, sought),
            suggestion=rule.suggestion[language].format(**filled),
            focus=focus,
            records=records,
            passages=(passage,) if passage else (),
        )

    def _records(self, things: Sequence[str], edition: str) -> tuple[Place, ...]:
        """Return the records of `things` in the edition of the passage, or all of them where it has none."""
        all_of_them = places_of(things, self.dataset, self.view)
        folder = edition.rpartition("/")[2]
        return tuple(place for place in all_of_them if place.file.parts[0] == folder) or all_of_them

    def _name(self, iri: str) -> str:
        return labels(self.store, self.view, [iri], self.language)[iri] if iri else ""


def _told(error: LocatorError, language: str) -> tuple[str, str]:
    """Return how the passage is lost, and what was found in its place."""
    match error:
        case NotFound():
            return _NOWHERE[language], _MISSING[error.missing][language].format(text=error.text)
        case Ambiguous():
            places = "; ".join(f"… {place} …" for place in error.places)
            return _SEVERAL[language].format(n=len(error.spans)), _PLACES[language].format(places=places)
        case TooLong():
            return _LONG[language], _LENGTH[language].format(n=len(error.span), most=MAX_LENGTH)
    return _NOWHERE[language], str(error)
