"""A document as its passages tell it: chapter by chapter, each stretch of text with what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from graph.documents.originals import DocumentError
from graph.documents.passages import Passage
from graph.edition import EditionInfo
from ontology.namespaces import STYRGRAF
from server.evidence import passages_of
from server.pages.facts.entry import Entry
from server.pages.facts.reader import Reader
from server.pages.site import Site

#: Classes whose things come first, and last, among those that stand on one passage.
_FIRST: Final = frozenset({f"{STYRGRAF}Section"})
_LAST: Final = frozenset({f"{STYRGRAF}Note", f"{STYRGRAF}SetAside"})


@dataclass(frozen=True)
class Place:
    """One passage with everything that stands on it."""

    passage: Passage
    entries: tuple[Entry, ...]

    @property
    def anchor(self) -> str:
        """Return the name by which the passage is pointed at within the page of its document."""
        return self.passage.id.rpartition("/")[2]


@dataclass(frozen=True)
class Stretch:
    """An unbroken piece of the text: one passage, or several that overlap."""

    places: tuple[Place, ...]
    #: The piece word for word, or None where the document is not at hand.
    words: str | None


@dataclass(frozen=True)
class Chapter:
    """One section of a document."""

    iri: str
    #: Whether it is a part of another section.
    is_part: bool
    stretches: tuple[Stretch, ...]

    @property
    def slug(self) -> str:
        """Return its name within the edition."""
        return self.iri.rpartition("/")[2]


def chapters(site: Site, edition: EditionInfo) -> tuple[Chapter, ...]:
    """Return the sections of `edition` in the order of the document; read once."""
    return site.kept(("chapters", edition.id), lambda: tuple(_chapters(site, edition)))


def words_of(site: Site, edition: EditionInfo) -> str | None:
    """Return the normalised text of the edition's document, or None where it is not at hand."""
    if site.originals is None or edition.file_name is None:
        return None
    try:
        return site.originals.normalised(edition.file_name)
    except DocumentError:
        return None


def _chapters(site: Site, edition: EditionInfo) -> Iterator[Chapter]:
    reader = site.reader(site.service.view(edition=edition.id))
    text = words_of(site, edition)
    places: dict[str, list[Place]] = {}
    for place in sorted(_places(site, reader, edition), key=lambda place: _rank(reader, place)):
        iri = f"{site.base}{edition.id}/section/{place.passage.locator.section}"
        places.setdefault(iri, []).append(place)
    for section in _sections(reader, edition):
        stretches = (_stretch(members, text) for members in _overlapping(places.get(section.iri, ())))
        yield Chapter(section.iri, bool(section.iris("partOf")), tuple(stretches))


def _sections(reader: Reader, edition: EditionInfo) -> list[Entry]:
    found = reader.entries(f"?entry a sg:Section ; oa:hasSource <{edition.iri}>")
    return sorted(found, key=lambda section: int(section.one("order") or 0))


def _places(site: Site, reader: Reader, edition: EditionInfo) -> Iterator[Place]:
    stated = reader.entries(f"?passage oa:hasSource <{edition.iri}> . ?entry dct:source ?passage")
    by_iri = {entry.iri: entry for entry in stated}
    for passage in passages_of(site.service, edition):
        entries = (by_iri[subject] for subject in passage.subjects if subject in by_iri)
        yield Place(passage, tuple(sorted(entries, key=lambda entry: (_turn(entry), reader.place(entry.iri)))))


def _turn(entry: Entry) -> int:
    kinds = set(entry.iris("type"))
    return 0 if kinds & _FIRST else 2 if kinds & _LAST else 1


def _rank(reader: Reader, place: Place) -> tuple[int, int, tuple[str, int, str]]:
    """Return where a passage comes: where it stands or, where that is not known, headings first, then as recorded."""
    span = place.passage.span
    record = min(reader.place(subject) for subject in place.passage.subjects)
    return (span.start, -span.end, record) if span else (0, min(map(_turn, place.entries), default=1), record)


def _overlapping(places: Iterable[Place]) -> list[list[Place]]:
    """Return `places` in their order, those that share words of the text together."""
    groups: list[list[Place]] = []
    reached = 0
    for place in places:
        span = place.passage.span
        if span and groups and span.start < reached:
            groups[-1].append(place)
        else:
            groups.append([place])
        reached = max(reached, span.end if span else 0)
    return groups


def _stretch(places: list[Place], text: str | None) -> Stretch:
    spans = [place.passage.span for place in places if place.passage.span]
    if text is None or not spans:
        return Stretch(tuple(places), None)
    return Stretch(tuple(places), text[spans[0].start : max(span.end for span in spans)])
