"""What the list of proposals holds: sections with sentences, the records on them, and what is left unsaid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from graph.record import Record
from server.pages.editing.passages import Beside
from server.pages.editing.proposals.said import Said
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
    says: tuple[Said, ...]
    #: What is uncertain about the record as a whole.
    notes: tuple[str, ...]
    is_ticked: bool
    may_go: bool
    questions: tuple[Question, ...]
    #: The classes that it may be of, its own first; empty where it stays what it is.
    kinds: tuple[Choice, ...]
    chosen: str

    @property
    def prefix(self) -> str:
        """Return what the names of its fields begin with."""
        return BY_NUMBER.format(self.number)


@dataclass(frozen=True)
class Sentence:
    """Passages, and the records that stand on them and nowhere else."""

    passages: tuple[Beside, ...]
    rows: tuple[Row, ...]
    #: Where one more record is added that stands on them; None where there are none.
    more: str | None


@dataclass(frozen=True)
class Addable:
    """A sentence that nothing is said of, and the record that it may become."""

    number: int
    unsaid: Unsaid
    type: str
    kind: str
    #: Hidden fields: where it stands.
    place: Mapping[str, str]
    questions: tuple[Question, ...]
    #: Where its whole form is, filled in alike.
    other: str
    #: Forms of several records that belong together.
    together: tuple[tuple[str, str], ...]

    @property
    def prefix(self) -> str:
        """Return what the names of its fields begin with."""
        return LEFT_BY_NUMBER.format(self.number)


@dataclass(frozen=True)
class Group:
    """One section: what is proposed of it, and what nothing is said of."""

    #: Its name within the edition; "" where it is none.
    slug: str
    heading: str
    sentences: tuple[Sentence, ...]
    left: tuple[Addable, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return the rows of all its sentences."""
        return tuple(row for sentence in self.sentences for row in sentence.rows)
