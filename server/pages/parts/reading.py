"""A section of a document as its page shows it: each stretch of text beside what stands on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from ontology import schema
from ontology.namespaces import STYRGRAF
from server.pages.facts.chapter import Chapter, Place, Stretch
from server.pages.facts.entry import Entry
from server.pages.facts.names import labels
from server.pages.parts.detail import said, when
from server.pages.parts.statement import MOST_NAMED, PLAIN_FORCE
from server.pages.visit import Visit
from server.pages.words import Link, Words, in_language

_NOTE: Final = f"{STYRGRAF}Note"
#: The most things that are told of one passage.
_MOST_SUPPORTS: Final = 100
_ASIDE: Final = f"{STYRGRAF}SetAside"


@dataclass(frozen=True)
class Support:
    """One thing that the graph says on the strength of a passage."""

    link: Link
    #: What kind of thing it is; of a note, what kind of note.
    kind: Words
    #: How bindingly it is worded, or None.
    force: Words | None
    is_plain: bool
    when: str
    #: Who bears a duty; empty for anything else.
    who: Markup
    #: Slug of its grade of evidence, and the word for it.
    grade: str
    evidence: Words | None
    is_note: bool
    #: What a note says; why a passage was set aside; else empty.
    text: Words
    #: A last day is part of `when` here.
    deadline: str = ""


@dataclass(frozen=True)
class Spot:
    """One passage: its first and last words, and what stands on it."""

    anchor: str
    start: str
    #: Its last words; None where `start` is the whole passage.
    end: str | None
    supports: tuple[Support, ...]
    #: Whether it states nothing about governance, and was left with a reason.
    is_aside: bool
    #: The address of all that stands on it, where that is more than is shown; else empty.
    more: str


@dataclass(frozen=True)
class Piece:
    """An unbroken piece of the text with the passages in it."""

    words: str | None
    spots: tuple[Spot, ...]


@dataclass(frozen=True)
class Part:
    """A section of the document."""

    slug: str
    heading: Link
    #: Whether it is a part of the section before it.
    is_part: bool
    pieces: tuple[Piece, ...]


def part(visit: Visit, chapter: Chapter) -> Part:
    """Return `chapter` in the words of the page."""
    pieces = tuple(_piece(visit, stretch) for stretch in chapter.stretches)
    return Part(chapter.slug, visit.link(chapter.iri), chapter.is_part, pieces)


def kinds(visit: Visit, entry: Entry) -> tuple[Link, ...]:
    """Return links to the narrowest classes of `entry`."""
    return tuple(visit.link(STYRGRAF + name) for name in _narrowest(visit, entry))


def _narrowest(visit: Visit, entry: Entry) -> list[str]:
    named = visit.reader.once(labels)
    names = [iri.removeprefix(STYRGRAF) for iri in entry.iris("type") if iri.startswith(STYRGRAF) and named.of(iri)]
    return [name for name in names if not any(other != name and schema.is_a(other, name) for other in names)]


def _piece(visit: Visit, stretch: Stretch) -> Piece:
    return Piece(stretch.words, tuple(_spot(visit, place) for place in stretch.places))


def _spot(visit: Visit, place: Place) -> Spot:
    locator = place.passage.locator
    supports = tuple(_supports(visit, place))
    more = visit.link(place.passage.id).href if len(place.entries) > _MOST_SUPPORTS else None
    is_aside = all(_ASIDE in entry.iris("type") for entry in place.entries)
    return Spot(place.anchor, locator.text_start, locator.text_end, supports, is_aside, more or "")


def _supports(visit: Visit, place: Place) -> Iterator[Support]:
    for entry in place.entries[:_MOST_SUPPORTS]:
        force, evidence = entry.iri_of("force"), entry.iri_of("evidence")
        yield Support(
            link=visit.link(entry.iri),
            kind=_kind(visit, entry),
            force=visit.label(force) if force else None,
            is_plain=force == PLAIN_FORCE,
            when=when(visit, entry),
            who=said(visit, entry, "bearer", MOST_NAMED),
            grade=evidence.rpartition("/")[2] if evidence else "",
            evidence=visit.label(evidence) if evidence else None,
            is_note=_NOTE in entry.iris("type"),
            text=_text(visit, entry),
        )


def _kind(visit: Visit, entry: Entry) -> Words:
    note = entry.iri_of("noteKind")
    if note:
        return visit.label(note)
    return next((kind.words for kind in kinds(visit, entry)), Words(""))


def _text(visit: Visit, entry: Entry) -> Words:
    classes = entry.iris("type")
    key = "description" if _NOTE in classes else "reason" if _ASIDE in classes else ""
    return in_language(entry.texts(key), visit.language)
