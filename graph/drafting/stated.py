"""What is found about one duty, and what the sentence before a list says of all its items."""

from __future__ import annotations

from dataclasses import dataclass

from graph.drafting.duty_words import DutyWord, Occurrence
from graph.drafting.governing import Governor
from graph.drafting.names import Mention


@dataclass(frozen=True)
class Introduction:
    """What a sentence before a list says of all its items."""

    bearers: tuple[Mention, ...] = ()
    governor: Governor | None = None
    #: The duty of its own verb, where no turn of phrase leaves the duty to the items: "Styrelsen beslutar om:".
    word: DutyWord | None = None
    #: Whether the items are orders: "Följ upp målen".
    orders: bool = False
    #: Whether an item begins with an infinitive, so that others may: "följa upp mål", "avsätta tid".
    acts: bool = False
    #: Whether the sentence itself says who bears them, by name or pronoun.
    names: bool = False

    @property
    def denies(self) -> bool:
        """Whether the items are what may not be done: "Styrelsen får inte:"."""
        return self.governor is not None and self.governor.denied


@dataclass(frozen=True)
class Stated:
    """One duty as found: its word, what governs it, and who bears it."""

    occurrence: Occurrence
    force: str
    bearers: tuple[Mention, ...]
    confidence: float
    #: Joined to the duty before it, with which it shares its object: "planera och genomföra".
    shares: bool
    #: Where the phrase or auxiliary that governs it begins, in this sentence.
    governed_at: int | None
