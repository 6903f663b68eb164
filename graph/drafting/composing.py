"""Who sits in a body: the seats, where they are drawn from, and who takes the chair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.drafting.chairing import chaired
from graph.drafting.clause import Guess
from graph.drafting.composition import Composition
from graph.drafting.governing import DESCRIBED
from graph.drafting.names import Known, Mention
from graph.drafting.numbers import number_of
from graph.drafting.passage import Passage, Section
from graph.drafting.phrase import shortened
from graph.drafting.row_seats import seats_of_row
from graph.drafting.seated import read_seats
from graph.drafting.seats import (
    counted,
    seat_count,
    seat_groups,
)
from graph.drafting.sent import gathered, joined, sent, sitting_where
from graph.drafting.sentence import Sentence
from graph.drafting.word_tables import phrases_of, table, words_of

_SURE, _LIKELY, _PERHAPS = 0.9, 0.75, 0.6
_AIM = "efterstravas"


def compositions(passages: Sequence[Passage], sections: Sequence[Section] = ()) -> list[Composition]:
    """Return what the passages say of the composition of bodies, in order.

    A sentence that names no body goes on about the one before in its section, else that of its heading.
    """
    found: list[Composition] = []
    body: Known | None = None
    about = {section.slug: _headed(section) for section in sections}
    section = ""
    for passage in passages:
        if passage.section != section:
            section, body = passage.section, about.get(passage.section)
        if passage.block.kind != "paragraph":
            body = None
        told = (
            seats_of_row(passage, passage.body)
            if passage.body
            else _stated(passage)
            or _elected(passage)
            or _goes_on(passage, body)
            or chaired(passage, body)
            or _aimed(passage, body)
            or sent(passage, about.get(passage.section))
            or gathered(passage, about.get(passage.section))
            or sitting_where(passage)
        )
        if told is None:
            continue
        body = Known(told.body.value, "", "")
        before = next((at for at, each in enumerate(found) if each.body.value == told.body.value), None)
        if before is not None and found[before].is_sent and told.is_sent:
            found[before] = joined(found[before], told)
        elif found and _completes(found[-1], told):
            found[-1] = replace(found[-1], spans=(*found[-1].spans, *told.spans), groups=told.groups)
        elif told.chairs and before is not None:
            whole = found[before]
            found[before] = replace(whole, spans=(*whole.spans, *told.spans), chairs=(*whole.chairs, *told.chairs))
        else:
            found.append(told)
    return found


def _headed(section: Section) -> Known | None:
    """The body that a section is about."""
    return next((m.known for m in section.named if m.known.type == "Body"), None)


def _completes(before: Composition, told: Composition) -> bool:
    """Whether the seats told of are those whose number the sentence before gave."""
    seats = sum(group.seats for group in told.groups)
    return before.body.value == told.body.value and not before.groups and bool(seats) and seats == before.total


def _stated(passage: Passage) -> Composition | None:
    sentence = passage.sentence
    for at in range(len(sentence.tokens)):
        body, start = _opened(sentence, at)
        if start and body is None and at == 1 and sentence.folded(0) in words_of("pronouns"):
            body = next((m for m in passage.subject if m.known.type == "Body"), None)
        if body and start:
            return read_seats(passage, Guess(body.known.id, min(body.confidence, _SURE)), start)
    return None


def _elected(passage: Passage) -> Composition | None:
    """Read how many are elected into a body: "Styrelsen utser bland sina ledamöter fem personer i ett utskott"."""
    sentence = passage.sentence
    appoints = any(clause.duty.value == "utse" for clause in passage.clauses)
    for at in range(1, len(sentence.tokens) if appoints else 0):
        total, into = seat_count(sentence, at), at + 3
        if total is None or sentence.folded(at + 2) not in ("i", "till") or number_of(sentence.folded(at)) is None:
            continue
        body = next((m for m in sentence.mentions if m.first in (into, into + 1) and m.known.type == "Body"), None)
        if body:
            guess = Guess(body.known.id, min(body.confidence, _LIKELY))
            return Composition((passage.span,), passage.section, guess, DESCRIBED, total)
    return None


def _opened(sentence: Sentence, at: int) -> tuple[Mention | None, int]:
    """The body of which the words at `at` begin to tell who sits in it, and where that begins."""
    found = phrases_of("composition", "openings").at(sentence.tokens, at)
    if found:
        end = found[0]
        own = (
            sentence.folded(at) != "har"
            or seat_count(sentence, end) is not None
            or _is_drawn(sentence, end)
            or _has_seats(sentence, end)
        )
        before = sentence.antecedent(at) or sentence.subject(at)
        return ((before[0] if before else None), end) if own else (None, 0)
    if sentence.folded(at) in ("med", "om") and (
        seat_count(sentence, at + 1) is not None or _has_seats(sentence, at + 1)
    ):
        last = at - (sentence.folded(at - 1) == ",")  # "Ekonomigruppen, med en controller från varje part, …"
        ended = [m for m in sentence.mentions if m.end == last and m.known.type == "Body"]
        copula = sentence.is_copular  # "Rådet är ett forum med fem ledamöter"
        if not ended and copula is not None and copula < at:
            ended = [m for m in sentence.subject(copula) if m.known.type == "Body"]
        return (ended[0] if ended else None), at + 1
    if sentence.folded(at) in table("composition")["inverted"] and sentence.folded(0) == "i":
        only_bodies = sentence.folded(at) == "finns"  # "I varje kommun finns ett team" tells of no seats
        inside = [m for m in sentence.mentions if m.end == at and (m.known.type == "Body" or not only_bodies)]
        return (inside[0] if inside else None), at + 1
    return None, 0


def _is_drawn(sentence: Sentence, start: int) -> bool:
    """Whether several of whatever they are sit there, so many from each: "tio elever, två från varje part"."""
    return counted(sentence, start) is not None and any(seat_groups(sentence, start))


def _has_seats(sentence: Sentence, start: int) -> bool:
    """Whether a number of those who are drawn from somebody stands there: "en controller från varje part"."""
    return number_of(sentence.folded(start)) is not None and any(
        group.span is not None and group.span.start == sentence.tokens[start].start
        for group in seat_groups(sentence, start)
    )


def _goes_on(passage: Passage, body: Known | None) -> Composition | None:
    """Read a sentence that begins with a number of seats as going on about the body before."""
    sentence = passage.sentence
    if body is None or number_of(sentence.folded(0)) is None or seat_count(sentence, 0) is None:
        return None
    found = read_seats(passage, Guess(body.id, _LIKELY, "from-context"), 0)
    return found if found.groups else None


def _aimed(passage: Passage, body: Known | None) -> Composition | None:
    """Read a sentence that ends in “eftersträvas”, after one on composition, as an aim."""
    sentence = passage.sentence
    words = table("frames")["conditions"][_AIM]
    at = next((at for at in range(len(sentence.tokens)) if sentence.folded(at) in words), None)
    if body is None or at is None:
        return None
    told = [token for token in sentence.tokens[:at] if token.folded not in ("ska", "bör")]
    aim = " ".join(shortened(told) or shortened(sentence.tokens[at + 1 :]))
    where = Guess(body.id, _PERHAPS, "from-context")
    return Composition((passage.span,), passage.section, where, _AIM, aim=aim)
