"""What is carried over into a new edition, and what of its text is left to be read."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from graph.documents.conversion import Converted
from graph.documents.locator import Span
from graph.documents.segments import Segment
from graph.drafting.carrying.joining import drafted_anew, joined
from graph.drafting.carrying.keeping import Keeping, Kept
from graph.drafting.carrying.places import Places
from graph.drafting.carrying.renewing import Fields, Renewing
from graph.drafting.carrying.sections import Sections
from graph.drafting.carrying.waiting import Notes, notes_of, still_noted
from graph.drafting.duty_words import duties_outside
from graph.drafting.marked import Comments
from graph.drafting.passage import Passage, Section
from graph.record import Record

#: What the rules propose: where such a record is carried, its sentence is not read again.
_DRAFTED: Final = frozenset(
    {"Responsibility", "LegalDuty", "CompositionRule", "Appointment", "Line", "Event", "Goal", "Indicator", "Target"}
)
#: Those of them of which one sentence may say several, each by its own words.
_DUTIES: Final = ("Responsibility", "LegalDuty")


class Carried:
    """The records of the edition that is revised which the new text still says."""

    def __init__(
        self, keeping: Keeping, records: Sequence[Record], places: Places, renewing: Renewing, notes: Notes
    ) -> None:
        self._keeping, self._records = keeping, records
        self._places, self._renewing = places, renewing
        self._notes = notes
        self._drafted = [
            (span, kept)
            for kept in keeping.kept.values()
            if kept.record.type in _DRAFTED and kept.how != "named"
            for span in kept.spans
        ]

    @property
    def kept(self) -> Mapping[str, Kept]:
        """What is carried over, by the id in the older edition."""
        return self._keeping.kept

    @property
    def is_compared(self) -> bool:
        """Whether the older text was at hand, so that words were held against words."""
        return self._places.old is not None

    @property
    def ids(self) -> frozenset[str]:
        """The ids that what is carried over has in the new edition."""
        return frozenset(map(self._renewing.identity, self.kept))

    @property
    def lost(self) -> tuple[Record, ...]:
        """What the older edition says of which the new text says no more, or not in the same words."""
        return tuple(record for record in self._keeping.left.values() if record.type != "Lineage")

    @property
    def as_before(self) -> tuple[Kept, ...]:
        """What is carried over just as it was: the list of proposals counts the same, see `unchanged`."""
        return tuple(kept for kept in self._settled if not self._renewing.speaks_of_left(kept.record))

    @property
    def marked(self) -> tuple[Kept, ...]:
        """What is carried over and marked: its places have changed, or something that it spoke of is gone."""
        return tuple(kept for kept in self.kept.values() if kept.how != "whole" or self._renewing.lacks(kept.record))

    @property
    def waiting(self) -> tuple[Kept, ...]:
        """What is carried over as it stood, and what nobody has gone through in the older edition either."""
        found = (kept for kept in self.kept.values() if kept.how == "whole" and self._waits(kept))
        return tuple(kept for kept in found if not self._renewing.lacks(kept.record))

    @property
    def _settled(self) -> tuple[Kept, ...]:
        """What is carried over as it stood and needs no going through, whatever was drafted anew of what it names."""
        again = {id(kept) for kept in (*self.marked, *self.waiting)}
        return tuple(kept for kept in self.kept.values() if id(kept) not in again)

    def called(self, kept: Kept) -> str:
        """Return the id of what is kept in the new edition."""
        return self._renewing.identity(kept.record.id)

    def unchanged(self) -> list[tuple[str, list[Kept]]]:
        """Return the sentences that are carried over as they stood, in order, each with what stands on it."""
        found: dict[Segment, list[Kept]] = {}
        for kept in self._settled:
            for piece in {piece: None for span in kept.spans for piece in self._places.sentences(span)}:
                found.setdefault(piece, []).append(kept)
        return [(piece.text, found[piece]) for piece in sorted(found, key=lambda piece: piece.span)]

    def left(self, passage: Passage) -> Passage | None:
        """Return what of a sentence is to be read by the rules; None where nothing is.

        It is new or changed, or what it said is not carried over; where what it said is, what was added beside that.
        """
        there = [(span, kept) for span, kept in self._drafted if span.overlaps(passage.span)]
        if not there:
            return passage if self._is_left(passage) else None
        if any(kept.how != "around" or kept.record.type not in _DUTIES for _, kept in there):
            return None
        kept = {str(kept.record.data.get("duty")) for _, kept in there}
        added = duties_outside(passage.sentence.tokens, [span for span, _ in there]) - kept
        clauses = tuple(clause for clause in passage.clauses if clause.duty.value in added)
        return replace(passage, clauses=clauses) if clauses else None

    def _is_left(self, passage: Passage) -> bool:
        if not self.is_compared:
            return not _meets([span for kept in self.kept.values() for span in kept.spans], passage.span)
        return not self._places.stands_in_old(passage.text) or self._has_left(passage, _DRAFTED)

    def _has_left(self, passage: Passage, types: Container[str]) -> bool:
        """Whether a sentence that stands in both texts said something there that is not carried over."""
        left = [span for record, span in self._keeping.spans_left if record.type in types]
        gone = [span for record, span in self._keeping.spans_gone if record.type in types]
        return _meets(left, passage.span) or self._places.stood_within(passage.text, gone)

    def joined(
        self, files: Mapping[str, Sequence[Fields]], sections: Sequence[Section]
    ) -> Mapping[str, Sequence[Fields]]:
        """Return what is carried over, by file, and after it what was drafted in `files` from the rest of the text."""
        placed = Sections(self._records, self.kept.values(), sections, self._places)
        self._renewing.drafted_anew = drafted_anew(self.lost, files)
        own: dict[str, list[Fields]] = {}
        for kept in self.kept.values():
            name = "/".join(kept.record.file.parts[1:])
            renewed = self._renewing.fields(kept, placed.of)
            own.setdefault(name, []).append(still_noted(renewed, self._notes.get(kept.record.id, ())))
        hows = {self.called(kept): kept.how for kept in self.kept.values()}
        return joined(own, files, placed, hows, self._renewing.of_the_rest)

    def _waits(self, kept: Kept) -> bool:
        return kept.record.type != "Section" and kept.record.id in self._notes


def carry(
    records: Iterable[Record],
    editions: tuple[str, str],
    old: str | None,
    document: Converted,
    comments: Comments,
    workspace: Path,
) -> Carried:
    """Return what of `records` the new `document` still says.

    `editions` are the ids of the one that is revised and of the new one; `old` is the normalised text of
    the former, None where it is not at hand. What is noted beside its records is read from the folder `workspace`.
    """
    own = tuple(record for record in records if record.edition == editions[0])
    places = Places(old, document)
    keeping = Keeping(own, editions[0], (block for block in document.blocks if block.kind == "heading"), places)
    renewing = Renewing(editions, keeping.kept.keys(), keeping.left.keys(), comments)
    return Carried(keeping, own, places, renewing, notes_of(workspace, own))


def _meets(spans: Iterable[Span], span: Span) -> bool:
    return any(each.overlaps(span) for each in spans)
