"""Everything that has a page, as the search index takes it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from graph.documents.originals import Originals
from ontology.namespaces import STYRGRAF
from queries.catalogue import questions
from server.language import LANGUAGES
from server.pages.facts.details import details
from server.pages.facts.entry import Entry
from server.pages.facts.reader import Reader
from server.pages.facts.source import sources
from server.search import Entry as Searchable

#: What a question is called in the index, which otherwise holds classes of the vocabulary.
QUESTION: Final = "Question"
#: Classes whose things are no answer of their own: a line is found through its ends, a passage
#: through what stands on it.
_LEFT_OUT: Final = ("Line", "Passage", "Section", "SetAside", "SeatGroup", "Mandate", "DerivationRule", "Observation")

#: Between two passages that do not follow on each other.
_BETWEEN: Final = " … "
#: Between what is told of a thing and what a passage says of it.
_BESIDE: Final = " · "

_ENTRIES: Final = f"""
?entry a ?class ; rdfs:label ?label .
FILTER(STRSTARTS(STR(?class), STR(sg:)))
FILTER(?class NOT IN ({", ".join(f"sg:{name}" for name in _LEFT_OUT)}))"""


def searchable(reader: Reader, originals: Originals | None) -> Iterator[Searchable]:
    """Yield every thing of the view that has a page, and every question.

    Its text is what is told of it, followed by the passages it stands on, word for word where
    the documents are at hand.
    """
    for entry in reader.entries(_ENTRIES):
        yield Searchable(
            iri=entry.iri,
            kind=entry.iris("type")[0].removeprefix(STYRGRAF),
            title=entry.texts("label"),
            text=_text(reader, originals, entry),
            aliases=_aliases(entry),
        )
    for question in questions():
        yield Searchable(f"/fragor/{question.name}", QUESTION, question.title, question.about)


def _aliases(entry: Entry) -> tuple[str, ...]:
    names = (name for language in LANGUAGES for name in entry.texts_of("altLabel", language))
    return (*names, *entry.plain("municipalityCode"))


def _text(reader: Reader, originals: Originals | None, entry: Entry) -> dict[str, str]:
    texts = entry.texts("description")
    found = reader.once(sources).of(entry.iris("source"))
    quoted = _BETWEEN.join(filter(None, (source.quotation(originals) for source in found)))
    words = {"sv": quoted}
    told = {each: (texts.get(each), details(reader, entry, each), words.get(each)) for each in LANGUAGES}
    return {language: _BESIDE.join(filter(None, parts)) for language, parts in told.items()}
