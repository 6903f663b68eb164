"""A long document a page at a time: runs of its sections, each of so many passages that a page can hold them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.edition import EditionInfo
from server.pages.facts.chapter import Chapter, Stretch, chapters
from server.pages.facts.source import MOST_PASSAGES
from server.pages.site import Site

Pages = tuple[tuple[Chapter, ...], ...]


def chapter_pages(chapters: Iterable[Chapter], most: int) -> Pages:
    """Return `chapters` in pages of at most `most` passages, if no stretch has more; a section may go on overleaf."""
    pages: list[list[Chapter]] = [[]]
    room = most
    for chapter in chapters:
        for number, part in enumerate(_parts(chapter.stretches, room, most)):
            if number:
                pages.append([])
                room = most
            pages[-1].append(replace(chapter, stretches=part))
            room -= sum(len(stretch.places) for stretch in part)
    return tuple(tuple(page) for page in pages)


def pages_of(site: Site, edition: EditionInfo) -> Pages:
    """Return the pages that the document page shows `edition` in."""
    return site.kept(("pages", edition.id), lambda: chapter_pages(chapters(site, edition), MOST_PASSAGES))


def page_with(pages: Pages, anchor: str) -> int:
    """Return the number, counted from 1, of the page that has the passage called `anchor`; 1 where none has it."""
    for number, shown in enumerate(pages, 1):
        stretches = (stretch for chapter in shown for stretch in chapter.stretches)
        if any(place.anchor == anchor for stretch in stretches for place in stretch.places):
            return number
    return 1


def _parts(stretches: Iterable[Stretch], room: int, most: int) -> Iterator[tuple[Stretch, ...]]:
    """Yield what fits in the `room` that is left on a page, which may be nothing, then what fits on pages of `most`."""
    part: list[Stretch] = []
    left = room
    for stretch in stretches:
        if len(stretch.places) > left and (part or left < most):
            yield tuple(part)
            part, left = [], most
        part.append(stretch)
        left -= len(stretch.places)
    yield tuple(part)
