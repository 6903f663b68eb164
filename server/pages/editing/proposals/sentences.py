"""The sentences of a document in their order, so that each stands once with all that is said of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from graph.documents.locate import locate
from graph.documents.locator import Locator, LocatorError, Span
from graph.documents.originals import DocumentError
from graph.documents.segments import Segment, segments
from graph.record import Record
from server.pages.editing.passages import passages, text_of
from server.pages.editing.pointed import PARTS
from server.pages.editing.proposals.unsaid import Unsaid, place_of
from server.pages.visit import Visit

#: What an address, and a field, call the sentences that something more is added to: section and offset of each.
MORE: Final = "mer"
#: … and the sentences that somebody has just been done with, which stay to be added to.
FINISHED: Final = "klara"
_APART: Final = ":"
#: A longer row of figures is no place in a document.
_MOST_FIGURES: Final = 9


@dataclass(frozen=True)
class Sentences:
    """The sentences of the document of one edition; none where it is not at hand."""

    folder: str
    text: str
    pieces: Sequence[Segment]

    def at(self, place: int | None) -> Segment | None:
        """Return the sentence that stands at a place of the text; None where none does."""
        found = bisect_right(self.pieces, place, key=lambda piece: piece.span.start) if place is not None else 0
        piece = self.pieces[found - 1] if found else None
        return piece if piece and place is not None and place < piece.span.end else None

    def opening(self, place: int) -> str:
        """Return the sentence that opens the list in which `place` stands; "" where it stands in none."""
        last = bisect_right(self.pieces, place, key=lambda piece: piece.span.start) - 1
        if last < 0 or not self.pieces[last].listed:
            return ""
        return next((each.text for each in reversed(self.pieces[:last]) if not each.listed), "")

    def list_around(self, place: int) -> list[int]:
        """Return where the items of the list begin in which `place` stands; none where it stands in none."""
        at = bisect_right(self.pieces, place, key=lambda piece: piece.span.start) - 1
        if at < 0 or not self.pieces[at].listed:
            return []
        before = takewhile(lambda piece: piece.listed, reversed(self.pieces[:at]))
        after = takewhile(lambda piece: piece.listed, self.pieces[at:])
        return [piece.span.start for piece in (*before, *after)]

    def in_one_list(self, first: int, last: int) -> bool:
        """Tell whether the places `first` and `last` stand in items of one list, and not in the same."""
        begins, ends = (bisect_right(self.pieces, at, key=lambda piece: piece.span.start) - 1 for at in (first, last))
        return 0 <= begins < ends and all(each.listed for each in self.pieces[begins : ends + 1])

    def around(self, fields: Mapping[str, str]) -> Unsaid | None:
        """Return the sentence around the words that the `fields` of a form name; None where they stand nowhere."""
        marks = {part: fields[name] for name, part in PARTS.items() if fields.get(name)}
        try:
            found = locate(self.text, Locator.of(self.folder, marks)) if marks.get("textStart") else None
        except LocatorError:
            return None
        return self.more(marked(marks.get("section", ""), found.start)) if found else None

    def more(self, name: str) -> Unsaid | None:
        """Return the whole sentence that `name` names, by section and offset, to add to; None where there is none."""
        section, _, figures = name.rpartition(_APART)
        is_number = figures.isascii() and figures.isdecimal() and len(figures) < _MOST_FIGURES
        piece = self.at(int(figures)) if is_number else None
        if piece is None:
            return None
        place = place_of(self.text, self.folder, section, piece.span)
        return Unsaid(piece.text, piece.text, section, piece.span.start, place)


def marked(section: str, start: int) -> str:
    """Return what names the sentence that begins at `start`.

    >>> marked("inledning", 12)
    'inledning:12'
    """
    return f"{section}{_APART}{start}"


def standing(visit: Visit, record: Record) -> str:
    """Return what names the sentence that `record` stands on; "" where it stands on none that is at hand."""
    at = next((place.at for place in passages(visit, record)), None)
    piece = sentences_of(visit, record.edition).at(at) if record.edition else None
    section = next((str(each.get("section", "")) for each in record.values("source") if isinstance(each, dict)), "")
    return marked(section, piece.span.start) if piece else ""


def anchor_in(name: str) -> str:
    """Return what links call the sentence that `name` names; "" where it names none.

    >>> anchor_in("inledning:12")
    'm-12'
    """
    return f"m-{name.rpartition(_APART)[2]}" if name else ""


def section_in(name: str) -> str:
    """Return the section of the sentence that `name` names.

    >>> section_in("inledning:12")
    'inledning'
    """
    return name.rpartition(_APART)[0]


def sentences_of(visit: Visit, folder: str) -> Sentences:
    """Return the sentences of the document of the edition `folder`, cut once for each state of the workspace."""
    return visit.site.kept(("sentences", folder), lambda: _cut(visit, folder))


def _cut(visit: Visit, folder: str) -> Sentences:
    originals, text = visit.site.originals, text_of(visit.site, folder)
    name = next((each.file_name for each in visit.site.service.dataset.editions if each.id == folder), None)
    if originals is None or text is None or name is None:
        return Sentences(folder, "", ())
    try:
        return Sentences(folder, text, segments(originals.text(name)))
    except DocumentError:
        return Sentences(folder, "", ())


def parted(piece: Segment, unsaid: Sequence[Unsaid]) -> Iterator[tuple[str, bool]]:
    """Yield the words of a sentence in order, with whether nothing is said of them; unmarked where that is all."""
    runs = [Span(each.at - piece.span.start, each.at - piece.span.start + len(each.words)) for each in unsaid]
    if any(run.start <= 0 and run.end >= len(piece.text) for run in runs):
        runs = []
    at = 0
    for run in sorted(runs, key=lambda run: run.start):
        if run.start > at:
            yield piece.text[at : run.start], False
        yield piece.text[max(run.start, at) : run.end], True
        at = max(at, run.end)
    if piece.text[at:]:
        yield piece.text[at:], False
