"""What the list of proposals holds: sections with sentences, the records on them, and what is left unsaid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from graph.documents.segments import Segment
from graph.record import Record
from server.pages.editing.passages import Beside
from server.pages.editing.proposals.line import Piece
from server.pages.editing.proposals.unsaid import Unsaid
from server.pages.editing.question import Question
from server.pages.editing.things import Choice

#: How the fields of a record begin, and those of a sentence that is left.
BY_NUMBER: Final = "r{}."
LEFT_BY_NUMBER: Final = "u{}."


@dataclass(frozen=True)
class Row:
    """One record to go through."""

    number: int
    record: Record
    #: Id and fingerprint of the record as the page shows it.
    sent: str
    name: str
    kind: str
    href: str
    #: The sentence that it states, and what it says besides.
    line: tuple[tuple[Piece, ...], ...]
    #: What is uncertain about the record as a whole.
    notes: tuple[str, ...]
    is_ticked: bool
    may_go: bool
    #: What is uncertain or missing, and what else may be answered.
    questions: tuple[Question, ...]
    others: tuple[Question, ...]
    #: The classes that it may be of, its own first; empty where it stays what it is.
    kinds: tuple[Choice, ...]
    chosen: str
    #: Name of the list of what it may be one with; "" where that is asked in its form alone.
    same_as: str
    #: Whether it is a body of which nothing is said but that it is there.
    is_only_named: bool
    #: What the goal above it is called, where it may be the measure of that; "" where none is.
    above: str

    @property
    def prefix(self) -> str:
        """Return what the names of its fields begin with."""
        return BY_NUMBER.format(self.number)


@dataclass(frozen=True)
class Addable:
    """Words that nothing is said of, or not enough, and the record that they may become."""

    number: int
    unsaid: Unsaid
    type: str
    kind: str
    #: Hidden fields: where it stands.
    place: Mapping[str, str]
    #: What names the sentence, where something is said of it already; else "".
    more: str
    #: Whether somebody has begun to answer and not added it, and what tells how it was filled in beforehand.
    is_begun: bool
    beforehand: str
    questions: tuple[Question, ...]
    #: Where its whole form is, filled in alike.
    other: str
    #: The classes that its words speak of, beside those that are added most.
    spoken_of: tuple[Choice, ...]
    #: Forms of several records that belong together.
    together: tuple[tuple[str, str], ...]

    @property
    def is_more(self) -> bool:
        """Tell whether something is said of the sentence already."""
        return bool(self.more)

    @property
    def prefix(self) -> str:
        """Return what the names of its fields begin with."""
        return LEFT_BY_NUMBER.format(self.number)


@dataclass(frozen=True)
class Sentence:
    """A sentence, the records that stand on it, and what of it nothing is said of."""

    #: Its words in order, and whether nothing is said of them; empty where the document is not at hand.
    words: tuple[tuple[str, bool], ...]
    #: Other passages that its records stand on.
    passages: tuple[Beside, ...]
    rows: tuple[Row, ...]
    left: tuple[Addable, ...]
    #: What the button sends that adds one more record to it; "" where there is none.
    more: str
    #: Whether somebody has just been done with it.
    is_finished: bool = False
    #: Id and name of the records of other sentences that stand on it too.
    told_by: tuple[tuple[str, str], ...] = ()
    #: Other sentences of the page that its records stand on.
    also: tuple[Segment, ...] = ()

    #: Where it begins; None where that is not known.
    at: int | None = None


@dataclass(frozen=True)
class Group:
    """One section, sentence by sentence."""

    #: Its name within the edition; "" where it is none.
    slug: str
    heading: str
    sentences: tuple[Sentence, ...]
    #: How much of it comes on later pages; 0 where it is whole.
    rest: int

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return the rows of all its sentences."""
        return tuple(row for sentence in self.sentences for row in sentence.rows)

    @property
    def left(self) -> tuple[Addable, ...]:
        """Return what nothing is said of in all its sentences."""
        return tuple(each for sentence in self.sentences for each in sentence.left if not each.is_more)
