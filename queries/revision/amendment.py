"""Amendments: what a revision did to one record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graph.dataset import Place
from ontology import schema
from queries.comparison.aspect import Aspect, Subject
from queries.passages import CitedPassage

#: Whether the record is there on both sides, only before, or only now.
State = Literal["changed", "lost", "added"]


@dataclass(frozen=True)
class Amendment:
    """One record that says something else than before, or that stands on one side only."""

    #: The record as it is called now, or was called where it is gone.
    subject: Subject
    state: State
    #: Name of the edition that says it.
    edition: str
    #: The properties that differ; of a lost record what it said, of an added one what it says.
    aspects: tuple[Aspect, ...]
    #: Where it stands, or where it stood.
    places: tuple[Place, ...]
    passages: tuple[CitedPassage, ...]
    #: Tells apart what the same record underwent in different editions.
    where: str = ""
    #: Why, where somebody has recorded it.
    reason: str = ""
    #: Why the record may only seem to be gone; "" where that is certain.
    weak: str = ""
    #: What else there is to know of it, in sentences.
    notes: tuple[str, ...] = ()

    @property
    def is_accounted_for(self) -> bool:
        """Whether it is no news to the editor, or rests on weak evidence."""
        return bool(self.reason or self.weak)

    def is_a(self, *classes: str) -> bool:
        """Whether the record is of one of `classes` or of one below it."""
        known = self.subject.type in schema.classes()
        return known and any(schema.is_a(self.subject.type, name) for name in classes)
