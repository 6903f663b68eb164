"""The records of who appoints whom."""

from __future__ import annotations

from collections.abc import Iterator

from graph.drafting.clause import Clause, Guess
from graph.drafting.passage import Passage
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
                yield from _appointment(making, clause, passage)


def _appointment(making: Making, clause: Clause, passage: Passage) -> Iterator[Fields]:
    sentence = passage.sentence
    bearers = {guess.value for guess in clause.bearers}
    consulted = list(together(sentence, 0, len(sentence.tokens)))
    others = {guess.value for guess in consulted}
    inside = [m for m in sentence.mentions if clause.span.start <= sentence.tokens[m.first].start < clause.span.end]
    appointed = [
        Guess(m.known.id, min(m.confidence, _GUESSED), "read-from", m.known.name)
        for m in inside
        if m.known.id not in bearers | others and m.known.id.startswith(_PLACES) and m.known.type not in _NOT_APPOINTED
    ]
    if not appointed or _is_of_another(sentence, clause):
        appointed = _spoken_of(passage, clause)
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


def _is_of_another(sentence: Sentence, clause: Clause) -> bool:
    """Whether the clause says who appoints what the sentence is about: "Den har ledamöter som fullmäktige väljer"."""
    return _relative(sentence, clause) is not None


def _relative(sentence: Sentence, clause: Clause) -> int | None:
    inside = (
        at
        for at, token in enumerate(sentence.tokens)
        if clause.span.start <= token.start and token.end <= clause.span.end
    )
    found = (
        sentence.done_by_another(at) for at in inside if any(w.word.duty == "utse" for w in sentence.duty_words(at))
    )
    return next((som for som in found if som is not None), None)


def _spoken_of(passage: Passage, clause: Clause) -> list[Guess]:
    """The body whose seats a relative clause tells the appointer of: the last one named before, else who is meant."""
    som = _relative(passage.sentence, clause)
    if som is None:
        return []
    bearers = {guess.value for guess in clause.bearers}
    before = [mention for mention in passage.sentence.mentions if mention.end <= som]
    bodies = [m for m in (*before[::-1], *passage.subject) if m.known.type == "Body" and m.known.id not in bearers]
    return [Guess(m.known.id, min(m.confidence, _GUESSED), "read-from", m.known.name) for m in bodies[:1]]
