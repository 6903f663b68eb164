"""The records of who appoints whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from graph.documents.locator import Span
from graph.drafting.clause import Clause, Guess
from graph.drafting.governing import DESCRIBED
from graph.drafting.marked import Marked
from graph.drafting.passage import Passage
from graph.drafting.receiving import together
from graph.drafting.records.appointed import APPOINTING, appointed
from graph.drafting.records.making import Fields, Making
from graph.drafting.sent import sent_beside
from graph.drafting.sentence import Sentence
from graph.drafting.terms_of_office import term_in, terms_in
from graph.drafting.word_tables import table, words_of

_OPEN = re.compile(r"\befter\s+(?:öppen|öppet|allmän|särskild)\s+\w+", re.IGNORECASE)
_DIFFERING, _TERM, _CONSULTED = 0.6, 0.75, 0.75


@dataclass(frozen=True)
class _Appointing:
    """One place that says who appoints to what."""

    clause: Clause
    appointed: Guess
    consulted: tuple[Guess, ...]
    #: The sentence that says it.
    place: Span
    #: For how long, in the words of the text.
    term: str = ""
    #: Who else appoints in the same sentence, its verb left out.
    others: tuple[Guess, ...] = ()

    @property
    def appointers(self) -> tuple[Guess, ...]:
        """All who appoint."""
        return (*self.clause.bearers, *self.others)

    @property
    def by(self) -> tuple[str, ...]:
        """Who appoints, and with whom: what two places may differ in."""
        return tuple(sorted(guess.value for guess in (*self.appointers, *self.consulted)))


def appointment_records(making: Making) -> Iterator[Fields]:
    """Yield an appointment for each body or post and whoever appoints to it.

    Places that say the same stand in one record; where they differ each has its own, which tells of the others.
    """
    by_appointed: dict[str, dict[tuple[str, ...], list[_Appointing]]] = {}
    for each in _appointings(making):
        by_appointed.setdefault(each.appointed.value, {}).setdefault(each.by, []).append(each)
    for said in by_appointed.values():
        for places in said.values():
            yield _appointment(making, places, [other for other in said.values() if other is not places])


def _appointings(making: Making) -> Iterator[_Appointing]:
    for passage in making.proposal.passages:
        for clause in passage.clauses:
            if clause.duty.value in APPOINTING and clause.bearers:
                consulted = tuple(_consulted(passage.sentence))
                others = tuple(_also(passage.sentence))
                for guess in appointed(making, clause, passage, consulted):
                    term = _openly(_term_of(passage, guess) or _term_after(making, passage), passage.text)
                    yield _Appointing(clause, guess, consulted, passage.span, term, others)


def _also(sentence: Sentence) -> Iterator[Guess]:
    """Yield who else sends others, where the verb is left out: "Regionen sänder fem ombud, kommunen tre"."""
    for mention, _ in sent_beside(sentence):
        yield Guess(mention.known.id, min(mention.confidence, _TERM), "read-from", mention.known.name)


def _appointment(making: Making, places: Sequence[_Appointing], others: Sequence[Sequence[_Appointing]]) -> Fields:
    first, comments = places[0], making.comments
    identity = making.identity("appointment", first.appointed.value.rpartition("/")[2])
    making.told_by |= {id(each.clause): identity for each in places if _tells_all(each.clause)}
    appointed = first.appointed.value
    who = {language: _names(making, first, language) for language in making.languages} if others else {}
    label: Any = {
        language: comments.in_language(
            language,
            "appointment-by" if others else "appointment",
            name=making.name(appointed, language),
            who=who.get(language, ""),
        )
        for language in making.languages
    }
    # One sentence that names two who appoint tells of different seats; two places may contradict each other.
    others = [other for other in others if other[0].place != first.place]
    if others:
        told = "; ".join(_names(making, other[0], comments.language) for other in others)
        label = Marked(label, comments.uncertain(_DIFFERING, comments("appointed-by-others", words=told)))
    return {
        "id": identity,
        "type": "Appointment",
        "label": label,
        "appoints": comments.marked([first.appointed]),
        "appointer": comments.marked(first.appointers),
        "inConsultationWith": comments.marked(first.consulted),
        "force": None if first.clause.force.value == DESCRIBED else comments.marked([first.clause.force]),
        "condition": _for_how_long(making, [each.term for each in places if each.term]),
        "source": making.source([(each.clause.section, each.clause.span) for each in places]),
    }


def _tells_all(clause: Clause) -> bool:
    """Whether an appointment says all that a duty to appoint would: it has no last day, and not how often."""
    return not (clause.deadline or clause.recurrence or clause.times)


def _for_how_long(making: Making, terms: Sequence[str]) -> Any:
    """The term, with its confidence: that it goes for these seats too is read from the sentences about them."""
    if not terms:
        return None
    words = terms[0][0].upper() + terms[0][1:] + "."
    texts = dict.fromkeys(making.languages, words)
    return Marked(texts, making.comments.uncertain(_TERM, making.comments("read-from", words=terms[0])))


def _term_after(making: Making, passage: Passage) -> str:
    """For how long members are elected, where the sentence after says so of them: "Ledamöterna väljs för fyra år"."""
    if not any(token.folded in words_of("seated") for token in passage.sentence.tokens):
        return ""
    passages = making.proposal.passages
    at = next(number for number, each in enumerate(passages) if each is passage)
    after = passages[at + 1] if at + 1 < len(passages) else None
    if after is None or after.section != passage.section:
        return ""
    return term_in(after.text) if after.sentence.folded(0) in words_of("seated") else ""


def _openly(term: str, text: str) -> str:
    """The term with how those are found who are appointed: "två år; efter öppen anmälan"."""
    found = _OPEN.search(text)
    return "; ".join(filter(None, (term, found.group().casefold() if found else "")))


def _names(making: Making, appointing: _Appointing, language: str) -> str:
    return ", ".join(making.name(identity, language) for identity in appointing.by)


def _consulted(sentence: Sentence) -> Iterator[Guess]:
    """Whoever is heard, or approves, before somebody is appointed: "i samråd med X", "efter styrelsens godkännande"."""
    for words in ("together", "consulted"):
        yield from together(sentence, 0, len(sentence.tokens), words)
    for mention in sentence.mentions:
        after = sentence.folded(mention.end) in table("bodies")["heard"]
        if after and sentence.is_attribute(mention) and sentence.folded(mention.first - 1) in ("efter", "med", "på"):
            yield Guess(mention.known.id, min(mention.confidence, _CONSULTED), "read-from", mention.known.name)


def _term_of(passage: Passage, appointed: Guess) -> str:
    """For how long the sentence says that they are appointed; of several terms the one that stands after them."""
    if len(list(terms_in(passage.text))) <= 1:
        return term_in(passage.text)
    sentence = passage.sentence
    named = next((m for m in sentence.mentions if m.known.id == appointed.value), None)
    if named is None:
        return ""
    after = passage.text[sentence.tokens[named.end - 1].end - passage.span.start :]
    return term_in(after.partition(",")[0].partition(" och ")[0])
