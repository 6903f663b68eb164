"""What is to be gone through, sentence by sentence: records that stand on it, words of it that nothing is said of."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.documents.segments import Segment
from graph.record import Record
from server.pages.editing.passages import Beside, passages
from server.pages.editing.proposals.sentences import Sentences
from server.pages.editing.proposals.unsaid import Unsaid
from server.pages.editing.unsure import Unsure
from server.pages.visit import Visit


@dataclass
class Block:
    """One sentence; or, where the document is not at hand, the passages that some records stand on."""

    #: Slug of its section: that of what is said of it, where something is.
    section: str
    #: Where it begins; None where that is not known.
    at: int | None
    piece: Segment | None
    records: list[Record] = field(default_factory=list)
    places: dict[Beside, None] = field(default_factory=dict)
    #: Those that stand at another sentence, and on this one too.
    told_by: list[Record] = field(default_factory=list)
    unsaid: list[Unsaid] = field(default_factory=list)
    #: The sentence itself, where somebody adds more to it.
    more: Unsaid | None = None
    #: Whether somebody has just been done with it.
    is_finished: bool = False

    def elsewhere(self, text: Sentences, shown: Collection[int]) -> tuple[tuple[Segment, ...], tuple[Beside, ...]]:
        """Return what else its records stand on: the sentences that begin at `shown` places, and other passages."""
        span = self.piece.span if self.piece else None
        others = [each for each in self.places if not span or each.at is None or not span.start <= each.at < span.end]
        found = {place: piece for place in others if (piece := text.at(place.at)) and piece.span.start in shown}
        return tuple(dict.fromkeys(found.values())), tuple(place for place in others if place not in found)


class Blocks:
    """Gathers the blocks of one edition."""

    def __init__(self, visit: Visit, text: Sentences, settled: Iterable[Record] = ()) -> None:
        """Take the records that are `settled`: what stands on their sentences besides needs no place there."""
        self._visit, self._text = visit, text
        sources = (source for each in settled for source in each.values("source"))
        self._settled = [source for source in sources if isinstance(source, Mapping)]
        self._found: dict[Hashable, Block] = {}

    def add_records(self, every: Sequence[Unsure], kind: str) -> None:
        """Take in the records that are to be gone through, of the class `kind` alone where that is named."""
        for each in every:
            section = (each.section or "").rpartition("/")[2]
            for record in each.records:
                if kind in ("", record.type):
                    places = tuple(passages(self._visit, record))
                    at = next((place.at for place in places if place.at is not None), None)
                    block = self._at(section, at, places)
                    block.records.append(record)
                    block.places.update(dict.fromkeys(places))
                    self._add_elsewhere(record, [each for each in places if each.at not in (None, at)])

    def _add_elsewhere(self, record: Record, others: Sequence[Beside]) -> None:
        """Let the other sentences that `record` stands on, at the places `others`, stand in their order too."""
        for place in others:
            piece = self._text.at(place.at)
            if piece is None or self._is_gone_through(place.slug, piece.text):
                continue
            block = self._at(place.slug, place.at)
            if record not in (*block.records, *block.told_by):
                block.told_by.append(record)

    def _is_gone_through(self, section: str, words: str) -> bool:
        """Tell whether a record that is not to be gone through stands on the sentence `words` of `section`."""
        starts = (str(each.get("textStart", "")) for each in self._settled if each.get("section") == section)
        return any(start and start in words for start in starts)

    def add_unsaid(self, unsaid: Mapping[str, Sequence[Unsaid]], more: Collection[str]) -> None:
        """Take in what nothing is said of, and the sentences named `more`, that somebody adds to."""
        for left in (each for there in unsaid.values() for each in there):
            self._at(left.section, left.at).unsaid.append(left)
        for wanted in filter(None, map(self._text.more, more)):
            self._at(wanted.section, wanted.at).more = wanted

    def add_finished(self, names: Collection[str]) -> None:
        """Take in the sentences called `names`, which somebody has just been done with."""
        for done in filter(None, map(self._text.more, names)):
            self._at(done.section, done.at).is_finished = True

    def _at(self, section: str, at: int | None, places: Hashable = None) -> Block:
        piece = self._text.at(at)
        known: Hashable = piece.span.start if piece else (places, at)
        return self._found.setdefault(known, Block(section, piece.span.start if piece else at, piece))

    def by_section(self, sections: Sequence[str]) -> Iterator[tuple[str, Sequence[Block]]]:
        """Yield the slug of each section with its blocks, in the order of the document, which `sections` tell."""
        found: dict[str, list[Block]] = {section: [] for section in sections}
        for block in self._found.values():
            found.setdefault(block.section, []).append(block)
        for slug, blocks in found.items():
            yield slug, sorted(blocks, key=lambda block: (block.at is None, block.at or 0))
