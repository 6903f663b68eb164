"""An agreement that a document tells of."""

from __future__ import annotations

from dataclasses import dataclass

from graph.documents.locator import Span
from graph.drafting.in_force import InForce
from graph.drafting.names import Known


@dataclass(frozen=True)
class Agreed:
    """One agreement, as the places of the document tell of it."""

    name: str
    #: Where it is told of, each place with its section.
    places: tuple[tuple[str, Span], ...]
    parties: tuple[Known, ...] = ()
    keeper: Known | None = None
    starts: InForce | None = None
    ends: InForce | None = None
    #: How it ends or goes on, in the sentences of the text.
    terms: tuple[str, ...] = ()
