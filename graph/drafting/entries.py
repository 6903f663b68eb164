"""Entries of a plan of the year as events, each named after what is dealt with."""

from __future__ import annotations

from dataclasses import dataclass

from graph.documents.locator import Span
from graph.drafting.clause import Guess
from graph.drafting.dated_lines import DatedLine
from graph.drafting.moments import Deadline, Times, deadline_in
from graph.drafting.names import Known, Names
from graph.drafting.passage import Passage
from graph.drafting.phrase import shortened
from graph.drafting.slugs import slug
from graph.drafting.tokens import tokens_of
from graph.drafting.yearly import Entry

_KNOWN, _NEW = 0.9, 0.7
_LONGEST_TITLE = 12


@dataclass(frozen=True)
class Happening:
    """An event that is held in certain months, or so and so often."""

    span: Span
    section: str
    event: Known
    confidence: float
    months: tuple[str, ...]
    organisers: tuple[Guess, ...] = ()
    deadline: Deadline | None = None
    #: How often the text says that it is held.
    recurrence: str | None = None
    #: How many times a year, where that is no frequency of the ontology.
    times: Times | None = None
    participants: tuple[Guess, ...] = ()
    outputs: tuple[Guess, ...] = ()
    #: Whether it is told of in a sentence about a duty, and not in a plan of the year.
    of_duty: bool = False


def of_entry(passage: Passage, entry: Entry, events: Names, taken: dict[str, frozenset[str]]) -> Happening:
    """What one entry of a plan of the year tells of, named after what is dealt with.

    What others deal with under the same name is another event; `taken` tells who has which by now.
    """
    tokens = tokens_of(entry.matter.text)
    known = [m for m in events.mentions(tokens) if m.end - m.first >= sum(token.is_word for token in tokens)]
    event = known[0].known if known else named(_title(entry.matter.text))
    who = frozenset(mention.known.id for mention in entry.organisers)
    if not known and taken.setdefault(event.id, who) != who:
        names = ", ".join(mention.known.name for mention in entry.organisers)
        event = named(f"{event.name} ({names})") if names else event
    organisers = tuple(
        Guess(m.known.id, min(m.confidence, _KNOWN), "read-from", m.known.name) for m in entry.organisers
    )
    return Happening(
        passage.span,
        passage.section,
        event,
        _NEW,
        entry.months,
        organisers,
        deadline_in(entry.matter.text) or entry.deadline,
    )


def of_line(passage: Passage, line: DatedLine, events: Names) -> Happening:
    """What a line that begins with its day or month tells of, by all of its words."""
    tokens = passage.sentence.tokens
    title = _title(passage.text[line.lead.length :])
    known = [m for m in events.mentions(tokens) if m.end - m.first >= len(title.split())]
    return Happening(
        passage.span,
        passage.section,
        known[0].known if known else named(title),
        _NEW,
        line.lead.months,
        line.organisers,
        line.lead.deadline or deadline_in(passage.text),
        participants=line.participants,
        outputs=line.outputs,
    )


def _title(text: str) -> str:
    """What is dealt with, whole where it is short, else up to the last border of its first words."""
    words = text.rstrip(" .;").split()
    if len(words) <= _LONGEST_TITLE:
        return " ".join(words)
    commas = [at for at, word in enumerate(words[:_LONGEST_TITLE], 1) if word.endswith((",", ";", ":", "."))]
    kept = words[: commas[-1]] if commas else shortened(tokens_of(text), _LONGEST_TITLE)
    return " ".join(kept).rstrip(",;:.")


def named(text: str) -> Known:
    """Return a new event of that name."""
    name = text[0].upper() + text[1:]
    return Known(f"event/{slug(name)}", "Event", name)
