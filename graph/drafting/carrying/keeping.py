"""Which records of the edition that is revised the new text still says, and which it does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from graph.documents.conversion import Block
from graph.documents.locator import Locator, Span
from graph.documents.pointing import locator_of
from graph.drafting.carrying.places import Place, Places
from graph.drafting.headed import without_number
from graph.drafting.tokens import tokens_of
from graph.record import Record
from ontology import schema

#: How a record is kept: all said as before; with the sentence around it changed, or what leads up to its list;
#: not held against the older text; with some of its passages; or only because others that are kept speak of it.
How = Literal["whole", "around", "led", "unread", "partly", "named"]
#: What the words that lead up to a list say who shall do, and how surely.
_LED: Final = ("Responsibility", "LegalDuty")
#: What tells of an edition alone: the next has its own.
_OF_ONE_EDITION: Final = ("Edition", "Lineage")
#: That a text is cut short is said of that text: whoever drafts hands over the whole document.
_CUT_SHORT: Final = "cut-short"


@dataclass(frozen=True)
class Kept:
    """A record of the older edition that the new one has too."""

    record: Record
    #: The sources that stand, as the record has them, each with its place; of a source that is no passage, None.
    places: tuple[tuple[Any, Place | None], ...]
    how: How

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where it stands in the new text."""
        return tuple(place.span for _, place in self.places if place)


class Keeping:
    """Sorts the records of one edition into what is kept and what is left."""

    def __init__(self, records: Iterable[Record], edition: str, headings: Iterable[Block], places: Places) -> None:
        """Take the records of `edition`, and the headings of the new text."""
        self.kept: dict[str, Kept] = {}
        self.left: dict[str, Record] = {}
        #: Where passages of what is left stand all the same.
        self.spans_left: list[tuple[Record, Span]] = []
        #: Where passages of what is left stood in the older text, though they stand nowhere in the new one.
        self.spans_gone: list[tuple[Record, Span]] = []
        self._edition, self._places = edition, places
        self._headings = tuple(headings)
        for record in records:
            kept = None if _is_of_one_edition(record) else self._judged(record)
            if record.type == "Edition":  # the new one takes its place
                continue
            if kept:
                self.kept[record.id] = kept
            else:
                self.left[record.id] = record
        self._keep_sections_in_use()
        self._leave_what_lacks_its_like()
        self._keep_what_is_named()

    def endures(self, record: Record) -> bool:
        """Whether a record is of something that has one id over all editions."""
        return not record.id.startswith(f"{self._edition}/")

    def _judged(self, record: Record) -> Kept | None:
        every = [(source, self._place(record, source)) for source in record.values("source")]
        found = tuple((source, place) for source, place in every if place or not isinstance(source, Mapping))
        placed = [place for _, place in found if place]
        if not placed:
            self._note_gone(record, every)
            return None
        if len(found) < len(every):
            if self.endures(record) and record.type != "Note":
                return Kept(record, found, "partly")
            self.spans_left += [(record, place.span) for place in placed]
            self._note_gone(record, every)
            return None
        if record.type == "Section":
            return Kept(record, found, "whole")
        if self._places.old is None:
            return Kept(record, found, "unread")
        if not all(place.is_whole for place in placed):
            return Kept(record, found, "around")
        is_led = record.type not in _LED or all(place.is_led for place in placed)
        return Kept(record, found, "whole" if is_led else "led")

    def _note_gone(self, record: Record, every: Iterable[tuple[Any, Place | None]]) -> None:
        sources = [source for source, place in every if place is None and isinstance(source, Mapping)]
        found = [self._places.before(Locator.of(self._edition, each)) for each in sources if "textStart" in each]
        self.spans_gone += [(record, span) for span in found if span]

    def _place(self, record: Record, source: Any) -> Place | None:
        if not isinstance(source, Mapping) or "textStart" not in source:
            return None
        locator = Locator.of(self._edition, source)
        return self._places.place(locator) or (self._heading(record, locator) if record.type == "Section" else None)

    def _heading(self, record: Record, locator: Locator) -> Place | None:
        """Find a section by what it is called, whatever number its heading has now."""
        names = {_plain(str(name)) for name in record.data.get("label", {}).values()}
        found = [heading for heading in self._headings if _plain(heading.text) in names]
        if len(found) != 1:
            return None
        made = locator_of(self._places.new, self._edition, locator.section, found[0].span)
        return Place(made, found[0].span, None, is_whole=True) if made else None

    def _keep_sections_in_use(self) -> None:
        """Keep the sections without a heading that something kept stands in."""
        used = {source["section"] for kept in self.kept.values() for source, place in kept.places if place}
        for record in [each for each in self.left.values() if each.type == "Section" and not each.values("source")]:
            if record.id.rpartition("/")[2] in used:
                self._keep(Kept(record, (), "whole"))

    def _leave_what_lacks_its_like(self) -> None:
        """Leave what is about something of the edition that is left, and nothing else."""
        while lacking := [kept for kept in self.kept.values() if self._lacks(kept.record)]:
            for kept in lacking:
                del self.kept[kept.record.id]
                self.left[kept.record.id] = kept.record
                self.spans_left += [(kept.record, span) for span in kept.spans]

    def _lacks(self, record: Record) -> bool:
        required = [record.values(key) for key in (*schema.required_keys(record.type), "about")]
        return any(values and all(self._is_left_for_good(value) for value in values) for values in required)

    def _is_left_for_good(self, value: Any) -> bool:
        gone = self.left.get(value) if isinstance(value, str) else None
        return gone is not None and not self._comes_along(gone)

    def _comes_along(self, record: Record) -> bool:
        """Whether a record is kept where another that is kept speaks of it."""
        return record.type == "Mandate" or (self.endures(record) and record.type not in (*_OF_ONE_EDITION, "Note"))

    def _keep_what_is_named(self) -> None:
        waiting = list(self.kept.values())
        while waiting:
            kept = waiting.pop()
            gone = [self.left[name] for name in sorted(set(names_in(kept.record.data)) & self.left.keys())]
            for record in filter(self._comes_along, gone):
                self._keep(Kept(record, kept.places[:1], "named"))
                waiting.append(self.kept[record.id])

    def _keep(self, kept: Kept) -> None:
        del self.left[kept.record.id]
        self.kept[kept.record.id] = kept


def _is_of_one_edition(record: Record) -> bool:
    return record.type in _OF_ONE_EDITION or _CUT_SHORT in record.values("noteKind")


def names_in(value: Any) -> Iterator[str]:
    """Yield every text within a value of a record: what it points at is among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from names_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from names_in(inner)


def _plain(heading: str) -> str:
    return " ".join(token.folded for token in without_number(tokens_of(heading)))
