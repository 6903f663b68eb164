"""Meetings of a body: how often it meets, and whose meetings are held."""

from __future__ import annotations

from collections.abc import Iterator

from graph.drafting.body_table import BodyRow
from graph.drafting.clause import Guess
from graph.drafting.entries import Happening, named
from graph.drafting.event_words import event_head
from graph.drafting.moments import as_needed_in, recurrence_in, times_a_year_in
from graph.drafting.names import Known, Mention
from graph.drafting.passage import Passage
from graph.drafting.sentence import Sentence
from graph.drafting.word_tables import table, words_of

_KNOWN, _NEW, _UNSURE = 0.9, 0.75, 0.7
#: How far the word for a meeting may stand from "håller".
_NEAR = 6
#: A body that is itself what is held: "Årsmötet hålls en gång per år".
_GENERAL = ("möte", "mötet", "stämma", "stämman")
_LINKS = frozenset({",", "och", "samt", "medan"})


def meeting(passage: Passage, held: int, headed: tuple[Mention, ...] = ()) -> Iterator[Happening]:
    """How often a body is said to meet, though in no month: "Rådet sammanträder minst fyra gånger per år".

    Where no body is named it is the one that the section is `headed` by: "Sammanträde hålls fem gånger per år".
    """
    sentence, stated = passage.sentence, passage.sentence.main_text
    often = recurrence_in(stated) or ("AS_NEEDED" if as_needed_in(stated) else None)
    times = times_a_year_in(stated)
    general = [m for m in sentence.subject(held) if m.known.name.casefold().endswith(_GENERAL)]
    if general and often and sentence.folded(held) in table("events")["held_passive"]:
        yield Happening(passage.span, passage.section, named(general[0].known.name), _NEW, (), recurrence=often)
        return
    passive = _are_held(sentence, held)
    who = (headed if passive else ()) or sentence.subject(held) or passage.subject
    if (often or times) and who and (_meets(sentence, held) or (passive and who[0].known.type == "Body")):
        event, told = meetings_of(who[0].known), tuple(who_meet(passage, held))
        told = told or (Guess(who[0].known.id, min(who[0].confidence, _KNOWN), "from-context"),)
        yield Happening(passage.span, passage.section, event, _NEW, (), told, recurrence=often, times=times)
        yield from _said_once(passage, held)


def meetings_in_row(passage: Passage, row: BodyRow) -> Iterator[Happening]:
    """How often a body meets by the column of a table: "Fyra gånger per år", "Vid behov"."""
    often = recurrence_in(row.meetings) or ("AS_NEEDED" if as_needed_in(row.meetings) else None)
    times = times_a_year_in(row.meetings)
    if often or times:
        known = row.body.known
        told = (Guess(known.id, min(row.body.confidence, _KNOWN), "read-from", known.name),)
        event = meetings_of(known)
        yield Happening(passage.span, passage.section, event, _NEW, (), told, recurrence=often, times=times)


def _said_once(passage: Passage, held: int) -> Iterator[Happening]:
    """How often others meet, whose verb is left out: "Rådet möts två gånger om året och nämnden en gång i månaden"."""
    sentence = passage.sentence
    later = [m for m in sentence.mentions if m.first > held and sentence.folded(m.first - 1) in _LINKS]
    ends = [*(m.first for m in later[1:]), len(sentence.tokens)]
    for mention, end in zip(later, ends, strict=False):
        words = " ".join(token.text for token in sentence.tokens[mention.end : end])
        often, times = recurrence_in(words), times_a_year_in(words)
        counted = sentence.folded(mention.end) in words_of("times_of_year") | words_of("fronted")
        if mention.known.type == "Body" and counted and (often or times):
            told = Guess(mention.known.id, min(mention.confidence, _KNOWN), "read-from", mention.known.name)
            event = meetings_of(mention.known)
            yield Happening(passage.span, passage.section, event, _NEW, (), (told,), recurrence=often, times=times)


def who_meet(passage: Passage, held: int) -> Iterator[Guess]:
    """Whoever is said to meet."""
    who = passage.sentence.subject(held) or passage.subject
    if who and _meets(passage.sentence, held):
        yield Guess(who[0].known.id, min(who[0].confidence, _KNOWN), "read-from", who[0].known.name)


def has_meetings(sentence: Sentence) -> int | None:
    """Return the token of "har", where a body is said to have so and so many meetings: "Rådet har sex möten"."""
    return next(
        (at for at in range(len(sentence.tokens)) if sentence.folded(at) == "har" and _meets(sentence, at)), None
    )


def _meets(sentence: Sentence, held: int) -> bool:
    """Whether the verb says that a body meets: "sammanträder", "håller minst två möten"."""
    near = (event_head(sentence.tokens[at]) for at in range(held + 1, min(held + _NEAR, len(sentence.tokens))))
    holds = sentence.folded(held) in table("events")["holds"]
    return sentence.folded(held) in table("events")["meets"] or (holds and any(near))


def _are_held(sentence: Sentence, held: int) -> bool:
    """Whether bare meetings are said to be held: "Sammanträde hålls", "Möten äger rum"."""
    bare = sentence.folded(held - 1) in table("events")["bare"]
    return held in (1, 2) and bare and sentence.folded(held) in table("events")["held_passive"]


def meetings_of(body: Known) -> Known:
    """Return the event of the meetings of a body."""
    return Known(f"event/{body.id.rpartition('/')[2]}-moten", "Event", f"Möten i {body.name}")


def whose_meetings(sentence: Sentence, at: int) -> Mention | None:
    """The body that meetings are said to be of: "Möten i beredningen", "sammanträden med rådet"."""
    linked = sentence.folded(at + 1) in ("i", "med")
    near = (m for m in sentence.mentions if linked and m.first - at in (2, 3) and m.known.type == "Body")
    return next(near, None)
