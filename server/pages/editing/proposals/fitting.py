"""What of a list fits on a page: whole sections, so that none is judged by a part of it that looks like all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from server.pages.editing.proposals.blocks import Block


@dataclass(frozen=True)
class Part:
    """A section as a page shows it."""

    slug: str
    blocks: Sequence[Block]
    #: How many of its records and sentences come on later pages; 0 where it is whole.
    rest: int


def fitting(sections: Iterable[tuple[str, Sequence[Block]]], most: int) -> Iterator[Part]:
    """Yield the sections that fit on a page of `most` records and `most` pieces that nothing is said of.

    A section with records that does not fit ends the page, unless it is the first: that is cut, and tells so.
    What nothing is said of may be passed by, so it takes no room from records.
    """
    room, left, is_full = most, most, False
    for slug, blocks in sections:
        records, unsaid = sum(len(each.records) for each in blocks), sum(len(each.unsaid) for each in blocks)
        is_first = room == most if records else left == most
        if not is_full and records <= room and unsaid <= left:
            shown = list(blocks)
        elif not is_full and is_first:
            shown = list(_cut(blocks, most))
            is_full = records > 0
        else:
            shown = [replace(each, records=[], unsaid=[]) for each in blocks if each.more]
            is_full = is_full or records > 0
        found, wanted = sum(len(each.records) for each in shown), sum(len(each.unsaid) for each in shown)
        room, left = room - found, left - wanted
        if shown:
            yield Part(slug, shown, records + unsaid - found - wanted)


def _cut(blocks: Sequence[Block], most: int) -> Iterator[Block]:
    """Yield the blocks of a section until it has `most` records, with at most so many pieces left."""
    room, left = most, most
    for each in blocks:
        part = replace(each, records=each.records[:room], unsaid=each.unsaid[:left] if room else [])
        room, left = room - len(part.records), left - len(part.unsaid)
        if part.records or part.unsaid or part.more or (room and part.told_by):
            yield part
