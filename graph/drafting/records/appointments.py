"""The records of who appoints whom."""

from __future__ import annotations

from collections.abc import Iterator

from graph.drafting.clause import Clause, Guess
from graph.drafting.receiving import together
from graph.drafting.records.making import Fields, Making
from graph.drafting.sentence import Sentence

_PLACES = ("organisation/", "post/")
#: These stand beside who is appointed: "A kommun utser nio ledamöter, B kommun sex".
_NOT_APPOINTED = ("Principal", "Collective")
_GUESSED = 0.7


def appointment_records(making: Making) -> Iterator[Fields]:
    """Yield an appointment for each duty to appoint that names both who does and to what."""
    for passage in making.proposal.passages:
        for clause in passage.clauses:
            if clause.duty.value == "utse" and clause.bearers:
                yield from _appointment(making, clause, passage.sentence)


def _appointment(making: Making, clause: Clause, sentence: Sentence) -> Iterator[Fields]:
    bearers = {guess.value for guess in clause.bearers}
    consulted = list(together(sentence, 0, len(sentence.tokens)))
    others = {guess.value for guess in consulted}
    inside = [m for m in sentence.mentions if clause.span.start <= sentence.tokens[m.first].start < clause.span.end]
    appointed = [
        Guess(m.known.id, min(m.confidence, _GUESSED), "read-from", m.known.name)
        for m in inside
        if m.known.id not in bearers | others and m.known.id.startswith(_PLACES) and m.known.type not in _NOT_APPOINTED
    ]
    if appointed:
        name = appointed[0].value.rpartition("/")[2]
        yield {
            "id": making.identity("appointment", name),
            "type": "Appointment",
            "label": {
                language: making.comments.in_language(
                    language, "appointment", name=making.name(appointed[0].value, language)
                )
                for language in making.languages
            },
            "appoints": making.comments.marked(appointed[:1]),
            "appointer": making.comments.marked(clause.bearers),
            "inConsultationWith": making.comments.marked(consulted),
            "source": making.source([(clause.section, clause.span)]),
        }
