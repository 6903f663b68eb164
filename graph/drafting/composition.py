"""What a document says of who sits in a body."""

from __future__ import annotations

from dataclasses import dataclass

from graph.documents.locator import Span
from graph.drafting.clause import Guess
from graph.drafting.seats import Seats


@dataclass(frozen=True)
class Composition:
    """What a sentence, or two, say of who sits in a body."""

    #: One sentence, or two that go together.
    spans: tuple[Span, ...]
    section: str
    body: Guess
    force: str
    total: int | None = None
    groups: tuple[Seats, ...] = ()
    pools: tuple[Guess, ...] = ()
    #: Who has a task of their own there, by what it is called: "Sammankallande", "Vice ordförande".
    chairs: tuple[tuple[str, Guess], ...] = ()
    #: The posts whose holders sit there.
    posts: tuple[Guess, ...] = ()
    #: Whether the total is the most that may sit there.
    at_most: bool = False
    #: Whether it is told by who sends or appoints those who sit there.
    is_sent: bool = False
    #: What is aimed for, in a few words of the text.
    aim: str = ""
