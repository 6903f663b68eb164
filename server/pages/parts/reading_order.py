"""The pieces of a section in the order of the text, with what nobody has read between those that something says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graph.documents.coverage import Coverage
from graph.documents.locator import Span
from server.pages.facts.chapter import Chapter, Stretch
from server.pages.parts.edition import Share
from server.pages.parts.reading import Part, Piece

_WORD: Final = re.compile(r"[^\W\d_]{2,}")
#: Fewer words than these are a mark or a page number.
_FEWEST_WORDS: Final = 3


@dataclass(frozen=True)
class Unread:
    """A sentence, or the words of one, that nothing stands on and nobody has left."""

    words: str
    at: int
    #: Whether it names a duty, a number, a time, a body or a term, so that it is to be read.
    counts: bool = True


@dataclass(frozen=True)
class Item:
    """A piece that something is said of, or words that nothing is."""

    piece: Piece | None
    unread: Unread | None


def in_reading_order(
    parts: Sequence[Part], shown: Sequence[Chapter], whole: Sequence[Chapter], share: Share | None, text: str | None
) -> dict[str, tuple[Item, ...]]:
    """Return the items of each section by its slug.

    `parts` are those `shown` on the page, of the `whole` document; its `text` is None where it is not
    at hand. What is unread stands after the piece before it; before the first piece of its section where that
    is the first.
    """
    left = dict[str, list[Unread]]()
    if share and text:
        left = _by_section((*_unread(share.coverage), *_uncounted(whole, share, text)))
    starts = {slug: sorted(_starts(pieces)) for slug, pieces in _stretches(whole).items()}
    return {
        part.slug: tuple(_items(part, chapter, starts.get(part.slug, ()), left.get(part.slug, ())))
        for part, chapter in zip(parts, shown, strict=True)
    }


def _items(part: Part, chapter: Chapter, starts: Sequence[int], left: Sequence[Unread]) -> Iterator[Item]:
    here = [_start(stretch) for stretch in chapter.stretches]
    first = starts[0] if starts else None
    yield from (Item(None, each) for each in left if _before(each, starts) is None and (not here or first in here))
    for start, piece in zip(here, part.pieces, strict=True):
        yield Item(piece, None)
        yield from (Item(None, each) for each in left if start is not None and _before(each, starts) == start)


def _before(unread: Unread, starts: Sequence[int]) -> int | None:
    """Return where the last piece begins that begins before `unread`; None where none does."""
    return max((start for start in starts if start <= unread.at), default=None)


def _starts(stretches: Iterable[Stretch]) -> Iterator[int]:
    yield from (start for start in map(_start, stretches) if start is not None)


def _start(stretch: Stretch) -> int | None:
    return next((place.passage.span.start for place in stretch.places if place.passage.span), None)


def _stretches(chapters: Iterable[Chapter]) -> Mapping[str, list[Stretch]]:
    found: dict[str, list[Stretch]] = {}
    for chapter in chapters:
        found.setdefault(chapter.slug, []).extend(chapter.stretches)
    return found


def _unread(coverage: Coverage) -> Iterator[tuple[str, Unread]]:
    """Yield section and words of what counts and nothing stands on."""
    partly = {each.unit: each.unread for each in coverage.partly}
    for unit in {*coverage.uncovered, *partly}:
        for run in partly.get(unit) or (Span(0, len(unit.text)),):
            yield unit.section or "", Unread(unit.text[run.start : run.end], unit.span.start + run.start)


def _uncounted(chapters: Iterable[Chapter], share: Share, text: str) -> Iterator[tuple[str, Unread]]:
    """Yield section and words of what stands between all that is read or counts, after the first of it."""
    spans = [
        (place.passage.span, chapter.slug)
        for chapter in chapters
        for stretch in chapter.stretches
        for place in stretch.places
        if place.passage.span
    ]
    spans += [(unit.span, unit.section or "") for unit in share.coverage.units]
    spans += [(span, "") for span in share.left_out]
    reached, section = min((span.start for span, _ in spans), default=0), ""
    for span, slug in sorted(spans, key=lambda each: (each[0].start, each[0].end)):
        if len(_WORD.findall(words := text[reached : span.start])) >= _FEWEST_WORDS:
            yield section or slug, Unread(words.strip(), reached, counts=False)
        reached, section = max(reached, span.end), slug or section
    if len(_WORD.findall(words := text[reached:])) >= _FEWEST_WORDS:
        yield section, Unread(words.strip(), reached, counts=False)


def _by_section(found: Iterable[tuple[str, Unread]]) -> dict[str, list[Unread]]:
    sections: dict[str, list[Unread]] = {}
    for slug, each in sorted(found, key=lambda pair: pair[1].at):
        sections.setdefault(slug, []).append(each)
    return sections
