"""Where a statement stands: edition, section and the passage, word for word where the document is at hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from graph.documents.locate import locate
from graph.documents.locator import Locator, LocatorError
from graph.documents.originals import DocumentError, Originals
from graph.edition import EditionInfo
from graph.store import Term
from server.pages.facts.reader import Reader

#: A document of more passages is shown a page at a time.
MOST_PASSAGES: Final = 800
_PASSAGES = """
SELECT ?passage ?edition ?section ?order ?textStart ?textEnd ?prefix ?suffix {
  ?passage a sg:Passage ; oa:hasSource ?edition ; sg:section ?section ; sg:textStart ?textStart .
  OPTIONAL { ?section sg:order ?order }
  OPTIONAL { ?passage sg:textEnd ?textEnd }
  OPTIONAL { ?passage sg:prefix ?prefix }
  OPTIONAL { ?passage sg:suffix ?suffix }
}"""


@dataclass(frozen=True)
class Source:
    """One passage that statements stand on."""

    iri: str
    edition: EditionInfo
    #: IRI of the section it stands in.
    section: str
    #: Order of that section in the document, from 1; 0 where it is not known.
    order: int
    locator: Locator

    def quotation(self, originals: Originals | None) -> str | None:
        """Return the passage word for word, or None where the document is not at hand or lacks it."""
        if originals is None or self.edition.file_name is None:
            return None
        try:
            text = originals.normalised(self.edition.file_name)
            span = locate(text, self.locator)
        except (DocumentError, LocatorError):
            return None
        return text[span.start : span.end]


@dataclass(frozen=True)
class Sources:
    """Every passage of a view by IRI."""

    by_iri: Mapping[str, Source]

    def of(self, iris: Iterable[str]) -> tuple[Source, ...]:
        """Return the passages among `iris` in the order of the document."""
        found = (self.by_iri[iri] for iri in iris if iri in self.by_iri)
        return tuple(sorted(found, key=lambda source: (source.edition.id, source.order, source.iri)))

    def is_on_one_page(self, edition: EditionInfo) -> bool:
        """Return whether the page of the edition's document shows all of its passages."""
        return self._counts[edition.id] <= MOST_PASSAGES

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(source.edition.id for source in self.by_iri.values())

    def __contains__(self, iri: str) -> bool:
        return iri in self.by_iri

    def __getitem__(self, iri: str) -> Source:
        return self.by_iri[iri]


def sources(reader: Reader) -> Sources:
    """Read every passage of the view."""
    editions = {edition.iri: edition for edition in reader.dataset.editions}
    found: dict[str, Source] = {}
    for row in reader.select(_PASSAGES):
        edition = editions.get(_value(row, "edition"))
        if edition:
            found[_value(row, "passage")] = _source(row, edition)
    return Sources(found)


def _source(row: Mapping[str, Term], edition: EditionInfo) -> Source:
    section = _value(row, "section")
    return Source(
        iri=_value(row, "passage"),
        edition=edition,
        section=section,
        order=int(_value(row, "order") or 0),
        locator=Locator(
            edition=edition.id,
            section=section.rpartition("/")[2],
            text_start=_value(row, "textStart"),
            text_end=_value(row, "textEnd") or None,
            prefix=_value(row, "prefix") or None,
            suffix=_value(row, "suffix") or None,
        ),
    )


def _value(row: Mapping[str, Term], name: str) -> str:
    term = row.get(name)
    return str(term.value) if term is not None and hasattr(term, "value") else ""
