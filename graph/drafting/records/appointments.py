"""The records of who appoints whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from graph.documents.locator import Span
from graph.drafting.clause import Clause, Guess
from graph.drafting.marked import Marked
from graph.drafting.names import Mention
from graph.drafting.numbers import number_of
from graph.drafting.passage import Passage
from graph.drafting.receiving import together
from graph.drafting.records.making import Fields, Making
from graph.drafting.sentence import Sentence
from graph.drafting.slugs import slug
from graph.drafting.terms_of_office import term_in, terms_in
from graph.drafting.word_tables import table, words_of

_PLACES = ("organisation/", "post/")
#: These stand beside who is appointed: "A kommun utser nio ledamöter, B kommun sex".
_NOT_APPOINTED = ("Principal", "Collective")
#: After these a name tells where: "anställer personalen vid kansliet".
_WHERE = frozenset({"vid", "hos", "på"})
_GUESSED, _DIFFERING, _TERM, _OF_SECTION = 0.7, 0.6, 0.6, 0.5


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

    @property
    def by(self) -> tuple[str, ...]:
        """Who appoints, and with whom: what two places may differ in."""
        return tuple(sorted(guess.value for guess in (*self.clause.bearers, *self.consulted)))


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
            if clause.duty.value == "utse" and clause.bearers:
                consulted = tuple(together(passage.sentence, 0, len(passage.sentence.tokens)))
                appointed = _appointed(clause, passage, consulted) or _seats_of_section(making, clause, passage)
                posts = _unnamed_posts(making, clause, passage)
                places = [*posts, *(guess for guess in appointed if guess.value not in {g.value for g in posts})]
                for guess in places:
                    term = _term_of(passage, guess) or _term_after(making, passage)
                    yield _Appointing(clause, guess, consulted, passage.span, term)


def _appointment(making: Making, places: Sequence[_Appointing], others: Sequence[Sequence[_Appointing]]) -> Fields:
    first, comments = places[0], making.comments
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
        "id": making.identity("appointment", appointed.rpartition("/")[2]),
        "type": "Appointment",
        "label": label,
        "appoints": comments.marked([first.appointed]),
        "appointer": comments.marked(first.clause.bearers),
        "inConsultationWith": comments.marked(first.consulted),
        "condition": _for_how_long(making, [each.term for each in places if each.term]),
        "source": making.source([(each.clause.section, each.clause.span) for each in places]),
    }


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


def _unnamed_posts(making: Making, clause: Clause, passage: Passage) -> list[Guess]:
    """The posts that a bare word names, to which a body elects among its own: "väljer inom sig ordförande"."""
    sentence = passage.sentence
    named = {at for mention in sentence.mentions for at in range(mention.first, mention.end)}
    inside = [
        token.folded
        for at, token in enumerate(sentence.tokens)
        if at not in named and clause.span.start <= token.start < clause.span.end
    ]
    bearers = {guess.value for guess in clause.bearers}
    return [
        Guess(identity, _GUESSED, "read-from", each.known.name)
        for word in inside
        if word in table("bodies")["of_each_body"]
        for identity, each in making.proposal.newcomers.items()
        if each.known.type == "Post" and each.head.word == word and each.post_in in bearers | {None}
        if identity == f"post/{slug(each.known.name.split()[0])}" and len(each.known.name.split()) == 1
    ][:1]


def _names(making: Making, appointing: _Appointing, language: str) -> str:
    return ", ".join(making.name(identity, language) for identity in appointing.by)


def _appointed(clause: Clause, passage: Passage, consulted: Sequence[Guess]) -> list[Guess]:
    """The body or post that somebody is said to appoint to: one named in the clause, else the one spoken of."""
    sentence = passage.sentence
    others = {guess.value for guess in (*clause.bearers, *consulted)}
    inside = [m for m in sentence.mentions if clause.span.start <= sentence.tokens[m.first].start < clause.span.end]
    appointed = [
        Guess(m.known.id, min(m.confidence, _GUESSED), "read-from", m.known.name)
        for m in inside
        if m.known.id not in others and m.known.id.startswith(_PLACES) and m.known.type not in _NOT_APPOINTED
        if not _is_told_of(sentence, m) and sentence.folded(m.first - 1) not in _WHERE
    ]
    if not appointed or _is_of_another(sentence, clause):
        return _spoken_of(passage, clause)[:1]
    first, *rest = (m for m in inside if m.known.id in {guess.value for guess in appointed})
    listed, end = {first.known.id}, first.end
    for mention in rest:
        if not _is_listing([sentence.folded(at) for at in range(end, mention.first)]):
            break
        listed, end = listed | {mention.known.id}, mention.end
    return [guess for guess in appointed if guess.value in listed]


def _is_listing(between: Sequence[str]) -> bool:
    """Whether words stand between two who are appointed: "två revisorer för två år och en valberedning"."""
    free = words_of("links") | {"en", "ett"} | ({"för", "på", "år"} if "år" in between else frozenset())
    return all(word in free or number_of(word) is not None for word in between)


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


def _is_told_of(sentence: Sentence, mention: Mention) -> bool:
    """Whether a name stands in a clause about who is appointed: "väljer en sekreterare, som adjungeras till rådet"."""
    som = next((at for at in range(mention.first - 1, 0, -1) if sentence.folded(at) == "som"), None)
    return som is not None and sentence.folded(som - 1) == "," and sentence.done_by_another(mention.end) is None


def _seats_of_section(making: Making, clause: Clause, passage: Passage) -> list[Guess]:
    """The body of the section, where somebody is said to appoint members and no body is named."""
    inside = (token for token in passage.sentence.tokens if clause.span.start <= token.start < clause.span.end)
    if not any(token.folded in words_of("seated") for token in inside):
        return []
    bearers = {guess.value for guess in clause.bearers}
    named = (m.known for section in making.proposal.sections if section.slug == clause.section for m in section.named)
    bodies = (known for known in named if known.type == "Body" and known.id not in bearers)
    return [Guess(known.id, _OF_SECTION, "from-context") for known in bodies][:1]


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
    by_pronoun = passage.sentence.folded(0) in words_of("pronouns")  # "Den utses av rådet"
    if som is None and not by_pronoun:
        return []
    bearers = {guess.value for guess in clause.bearers}
    before = [mention for mention in passage.sentence.mentions if mention.end <= (som or 0)]
    bodies = [m for m in (*before[::-1], *passage.subject) if m.known.type == "Body" and m.known.id not in bearers]
    return [Guess(m.known.id, min(m.confidence, _GUESSED), "read-from", m.known.name) for m in bodies[:1]]
