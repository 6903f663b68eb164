"""What a document says in one clause: the proposal of one responsibility."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.documents.locator import Span
from graph.drafting.moments import Deadline, Times
from graph.drafting.names import Known


@dataclass(frozen=True)
class Guess:
    """A value with how sure it is, 0 to 1, and why it is not sure."""

    value: str
    confidence: float
    #: Key of a text in words/texts.yaml; empty where nothing needs saying.
    why: str = ""
    #: The words of the document that it was read from, where that helps.
    words: str = ""


@dataclass(frozen=True)
class Clause:
    """One duty that a document lays on somebody, or on nobody it names."""

    span: Span
    section: str
    duty: Guess
    force: Guess
    #: Ids; empty where the text names nobody.
    bearers: tuple[Guess, ...]
    #: The verb in the present with the words after it, for a label.
    label: str
    deadline: Deadline | None = None
    recurrence: Guess | None = None
    #: How many times a year, where that is no frequency of the ontology.
    times: Times | None = None
    #: When, or on what condition, it applies, in the words of the text; "" where it says none.
    condition: str = ""
    recipients: tuple[Guess, ...] = ()
    together: tuple[Guess, ...] = ()
    #: How several bearers have it, as the scheme of sharing names it; "" where the text does not say.
    sharing: str = ""
    objects: tuple[Guess, ...] = ()
    #: Where it fills a post that its words do not name: what that is called, and the id of its body.
    fills: tuple[str, str] | None = None
    #: Who is named in it, for the records of bodies.
    named: tuple[Known, ...] = field(default=(), compare=False)

    @property
    def confidence(self) -> float:
        """How sure it is that there is a duty here at all, and which."""
        bearer = max((guess.confidence for guess in self.bearers), default=0.5)
        return round(self.duty.confidence * (0.5 + bearer / 2), 2)
