"""Events of the year: what is held, in which month, and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.drafting.clause import Guess
from graph.drafting.done_each_year import done_by_days, done_in_months
from graph.drafting.entries import Happening, named, of_entry, of_line
from graph.drafting.event_words import event_head
from graph.drafting.in_plan import is_when, planned_in, told_in_plan
from graph.drafting.inflection import stems
from graph.drafting.meetings import has_meetings, meeting, meetings_in_row, meetings_of, who_meet, whose_meetings
from graph.drafting.moments import deadline_in, months_in, recurrence_in
from graph.drafting.names import Known, Mention, Names
from graph.drafting.passage import Passage, Section
from graph.drafting.sentence import Sentence
from graph.drafting.terms_of_office import without_terms
from graph.drafting.tokens import Token, tokens_of
from graph.drafting.word_tables import phrases_of, table, words_of

_KNOWN, _NEW, _BARE, _UNSURE = 0.9, 0.75, 0.75, 0.5
_LONG, _NEAR = 8, 6
_ADJECTIVE = re.compile(r"\w{3,}(?:a|t|s)$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DEFINITE_BARE = re.compile(r"(?:n|t|na)$")


def happenings(passages: Sequence[Passage], sections: Sequence[Section], events: Names) -> Iterator[Happening]:
    """Yield the events that the passages give a month, in order; known ones are found in `events`."""
    headings = {section.slug: section.heading.text for section in sections if section.heading}
    bodies = {section.slug: _headed(section) for section in sections}
    taken: dict[str, frozenset[str]] = {}
    planned = planned_in(passages)
    for passage in passages:
        if passage.entry or passage.line or passage.month or passage.body:
            yield from _listed(passage, events, taken)
            continue
        months = () if _YEAR.search(passage.text) else months_in(without_terms(passage.sentence.main_text))
        held = _held(passage.sentence)
        meets = held if held is not None else has_meetings(passage.sentence)
        told = list(meeting(passage, meets, bodies[passage.section])) if meets is not None and not months else []
        if held is None and months and not deadline_in(passage.text):
            told += done_in_months(passage, months)
        elif held is None:
            told += done_by_days(passage, in_wheel=bool(planned))
        if held is None and not told and passage.section in planned:
            told += told_in_plan(passage, passages)
        yield from told
        on_a_day = not told and not passage.clauses_borne and is_when(passage.sentence.main_text)
        if held is None or not (months or (on_a_day and passage.section in planned)):
            continue
        named = _event(passage.sentence, held, events, headings.get(passage.section, ""))
        if named:
            event, confidence = named
            organisers = tuple(_organisers(passage, held)) or tuple(who_meet(passage, held))
            yield Happening(
                passage.span,
                passage.section,
                event,
                confidence,
                months,
                organisers,
                deadline_in(passage.text),
                recurrence_in(passage.sentence.main_text),
            )


def _headed(section: Section) -> tuple[Mention, ...]:
    """The body that a section is about."""
    return tuple(mention for mention in section.named if mention.known.type == "Body")[:1]


def _listed(passage: Passage, events: Names, taken: dict[str, frozenset[str]]) -> Iterator[Happening]:
    """What an entry, a dated line, a cell of a plan of the year or a row of a table of bodies tells of."""
    if passage.body:
        yield from meetings_in_row(passage, passage.body)
    elif passage.entry:
        yield of_entry(passage, passage.entry, events, taken)
    elif passage.line:
        yield of_line(passage, passage.line, events)
    else:
        yield from _planned(passage, events)


def _planned(passage: Passage, events: Names) -> Iterator[Happening]:
    """What stands in the column of a month: an event where its words name one."""
    assert passage.month
    tokens = passage.sentence.tokens
    known = events.mentions(tokens)
    heads = [token for token in tokens if event_head(token)]
    if months_in(passage.text) or not (known or heads):
        return
    words = " ".join(token.text for token in tokens if token.is_word)
    event = known[0].known if known else named(words)
    confidence = known[0].confidence if known else _BARE
    yield Happening(passage.span, passage.section, event, min(confidence, _NEW), (passage.month,))


def _held(sentence: Sentence) -> int | None:
    """The token at which a verb of being held stands."""
    verbs = phrases_of("events", "held")
    return next((at for at in range(len(sentence.tokens)) if verbs.at(sentence.tokens, at)), None)


def _event(sentence: Sentence, held: int, events: Names, heading: str) -> tuple[Known, float] | None:
    known = [m for m in events.mentions(sentence.tokens) if not sentence.aside[m.first]]
    if known:
        first = known[0]
        head = event_head(sentence.tokens[first.end - 1]) if first.end - first.first == 1 else None
        bare = head is not None and head in stems(sentence.tokens[first.first].text)
        called = _called_after(heading, head) if bare and head else None
        return called or (first.known, min(first.confidence, _KNOWN))
    for at, token in enumerate(sentence.tokens):
        head = event_head(token) if at != held else None
        if (
            head is None
            or sentence.aside[at]
            or any(m.first <= at < m.end for m in sentence.mentions if m.known.type != "Body")
        ):
            continue
        if head in stems(token.text):
            whose = whose_meetings(sentence, at)
            if whose:
                return meetings_of(whose.known), _NEW
            described = at > 0 and _is_adjective(sentence, at - 1) and sentence.folded(at - 1) not in words_of("weak")
            title = f"{sentence.tokens[at - 1].text} {token.text}" if described else ""
            return (named(title), _NEW) if title else _called_after(heading, head) or _plain(token)
        before = sentence.tokens[at - 1] if at else None
        whole = [before.text, token.text] if before and _is_adjective(sentence, at - 1) else [token.text]
        return named(" ".join(whole)), _NEW
    return _unheard_of(sentence, held)


def _unheard_of(sentence: Sentence, held: int) -> tuple[Known, float] | None:
    """What is said to be held though its name tells no event: "Trygghetsvandringen genomförs"; or who meets."""
    subject = sentence.subject(held)
    if sentence.folded(held) in table("events")["meets"] and subject:
        return meetings_of(subject[0].known), _BARE
    before = sentence.tokens[held - 1] if held else None
    if before is None or len(before.text) < _LONG or not _DEFINITE_BARE.search(before.folded):
        return None
    return (named(before.text), _UNSURE) if held == 1 and not subject else None


def _called_after(heading: str, head: str) -> tuple[Known, float] | None:
    """The event that a heading names, where the text says “mötet” or “konferensen” alone."""
    words = [token.text for token in tokens_of(heading) if not token.text[0].isdigit() and token.is_word]
    fitting = [at for at, word in enumerate(words) if any(stem.endswith(head) for stem in stems(word))]
    return (named(" ".join(words[: fitting[-1] + 1])), _BARE) if fitting else None


def _plain(token: Token) -> tuple[Known, float] | None:
    return (named(token.text), _BARE) if _DEFINITE_BARE.search(token.folded) else None


def _is_adjective(sentence: Sentence, at: int) -> bool:
    word = sentence.folded(at)
    taken = word in table("frames")["prepositions"] or word in table("frames")["links"]
    verb = at in sentence.governors or word in table("events")["held"] or word in table("frames")["fronted"]
    introduced = sentence.folded(at - 1) in ("en", "ett") and word.isalpha()
    return (bool(_ADJECTIVE.match(word)) or introduced) and not taken and not verb


def _organisers(passage: Passage, held: int) -> Iterator[Guess]:
    for clause in passage.clauses:
        if clause.duty.value in ("anordna", "genomfora", "bjuda-in", "planera"):
            yield from clause.bearers
            return
