"""Which body or post somebody is said to appoint to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.drafting.body_words import head_of
from graph.drafting.clause import Clause, Guess
from graph.drafting.inflection import stems
from graph.drafting.names import Mention
from graph.drafting.numbers import number_of
from graph.drafting.passage import Passage
from graph.drafting.records.bare_words import are_seats, bare_posts, bodies_of_seats, words_outside_names
from graph.drafting.records.making import Making
from graph.drafting.seats import is_seat
from graph.drafting.sent import sent_beside
from graph.drafting.sentence import Sentence
from graph.drafting.word_tables import table, words_of

#: As the scheme of duties names those that fill a post or a body.
APPOINTING = ("utse", "tillsatta")
_PLACES = ("organisation/", "post/")
#: These stand beside who is appointed: "A kommun utser nio ledamöter, B kommun sex".
_NOT_APPOINTED = ("Principal", "Collective")
#: After these a name tells where: "anställer personalen vid kansliet".
_WHERE = frozenset({"vid", "hos", "på"})
#: How far from its verb a host stands that is chosen: before a passive, or after.
_HOST_BEFORE, _HOST_AFTER = 2, 7
_GUESSED, _OF_SECTION = 0.75, 0.7


def appointed(making: Making, clause: Clause, passage: Passage, consulted: Sequence[Guess]) -> list[Guess]:
    """Return the bodies and posts that a clause says somebody appoints to: named, by a bare word, or spoken of."""
    if _is_of_a_host(clause, passage):
        return []
    if clause.fills:
        new = making.proposal.newcomers.values()
        posts = (each.known for each in new if (each.head.word, each.post_in) == clause.fills)
        return [Guess(known.id, _GUESSED, "read-from", known.name) for known in posts][:1]
    bare = [*bare_posts(making, clause, passage), *bodies_of_seats(making, clause, passage)]
    named = _who_is(clause, passage) or _named(clause, passage, consulted)
    named = named or ([] if bare else _of_section(making, clause, passage))
    known = {guess.value for guess in bare}
    return [*bare, *(guess for guess in named if guess.value not in known)]


def _is_of_a_host(clause: Clause, passage: Passage) -> bool:
    """Whether it is a host that is chosen, whom nobody is appointed to be: "utser värdkommun för kansliet"."""
    sentence = passage.sentence
    for verb in _verbs(clause, sentence):
        near = range(max(verb - _HOST_BEFORE, 0), min(verb + _HOST_AFTER, len(sentence.tokens)))
        hosts = (at for at in near if sentence.folded(at) in table("bodies")["hosts"])
        if any(sentence.folded(at - 1) not in words_of("prepositions") - {"till"} | {"respektive"} for at in hosts):
            return True
    return False


def _who_is(clause: Clause, passage: Passage) -> list[Guess]:
    """The body or post that the passive verb has for its subject: "Hamnchefen leder bolaget och anställs av rådet"."""
    sentence = passage.sentence
    for at in _verbs(clause, sentence):
        passive = any(each.word.form == "passive" for each in sentence.duty_words(at))
        subject = sentence.subject(at) if passive and _relative(sentence, clause) is None else ()
        is_place = bool(subject) and subject[0].end <= at and subject[0].known.type in ("Body", "Post")
        if is_place and _passive_relative(sentence, clause) is None and not are_seats(sentence, subject[0]):
            return [Guess(m.known.id, min(m.confidence, _GUESSED), "read-from", m.known.name) for m in subject]
    return []


def _verbs(clause: Clause, sentence: Sentence) -> Iterator[int]:
    """Where the clause has its verbs of appointing."""
    for at, token in enumerate(sentence.tokens):
        inside = clause.span.start <= token.start and token.end <= clause.span.end
        if inside and any(each.word.duty in APPOINTING for each in sentence.duty_words(at)):
            yield at


def _named(clause: Clause, passage: Passage, consulted: Sequence[Guess]) -> list[Guess]:
    """The body or post that is named in the clause, else the one spoken of."""
    sentence = passage.sentence
    others = {guess.value for guess in (*clause.bearers, *consulted)}
    inside = [m for m in sentence.mentions if clause.span.start <= sentence.tokens[m.first].start < clause.span.end]
    also = [mention for mention, _ in sent_beside(sentence)]
    guesses = [
        Guess(m.known.id, min(m.confidence, _GUESSED), "read-from", m.known.name)
        for m in inside
        if m.known.id not in others and m.known.id.startswith(_PLACES) and m.known.type not in _NOT_APPOINTED
        if not _is_told_of(sentence, m) and sentence.folded(m.first - 1) not in _WHERE
        if not _acts(sentence, m) and not are_seats(sentence, m) and m not in also
    ]
    if not guesses or any(found(sentence, clause) is not None for found in (_relative, _passive_relative)):
        return _spoken_of(passage, clause)[:1]
    first, *rest = (m for m in inside if m.known.id in {guess.value for guess in guesses})
    listed, end = {first.known.id}, first.end
    for mention in rest:
        if not _is_listing([sentence.folded(at) for at in range(end, mention.first)]):
            break
        is_whose = sentence.folded(mention.first - 1) in ("i", "för")  # "ordförande i rådet"
        listed, end = listed if is_whose else listed | {mention.known.id}, mention.end
    return [guess for guess in guesses if guess.value in listed]


def _acts(sentence: Sentence, mention: Mention) -> bool:
    """Whether a name is the subject of another verb: "Föreningen föreslår någon och rådet utser"."""
    found = sentence.duty_words(mention.end)
    return bool(found) and found[0].word.form == "present"


def _is_listing(between: Sequence[str]) -> bool:
    """Whether words stand between two who are appointed: "två revisorer för två år och en valberedning"."""
    free = words_of("links") | {"en", "ett", *table("bodies")["of_each_body"]}
    free |= {"för", "på", "år"} if "år" in between else frozenset()
    free |= {"i", "för"} if len(between) > 1 and between[-2] in table("bodies")["of_each_body"] else frozenset()
    return all(word in free or number_of(word) is not None for word in between)


def _is_told_of(sentence: Sentence, mention: Mention) -> bool:
    """Whether a name stands in a clause about who is appointed: "väljer en sekreterare, som adjungeras till rådet"."""
    som = next((at for at in range(mention.first - 1, 0, -1) if sentence.folded(at) == "som"), None)
    return som is not None and sentence.folded(som - 1) == "," and sentence.done_by_another(mention.end) is None


def _of_section(making: Making, clause: Clause, passage: Passage) -> list[Guess]:
    """The body of the section, where somebody is said to appoint those who sit there and no body is named."""
    words = {word for _, word in words_outside_names(clause, passage.sentence)}
    seats = words_of("seated") | frozenset(table("bodies")["seats"]) | {"dem", "deltagare"}
    if words.isdisjoint(seats) and not any(_is_seat(word) for word in words):
        return []
    bearers = {guess.value for guess in clause.bearers}
    named = (m.known for section in making.proposal.sections if section.slug == clause.section for m in section.named)
    bodies = (known for known in named if known.type == "Body" and known.id not in bearers)
    return [Guess(known.id, _OF_SECTION, "from-context") for known in bodies][:1]


def _is_seat(word: str) -> bool:
    """Whether those who sit somewhere are called so, in any form: "representanterna"."""
    seats = (seat for seat in table("bodies")["seats"] if head_of(seat) is None)
    return any(not stems(word).isdisjoint(stems(seat)) for seat in seats)


def _relative(sentence: Sentence, clause: Clause) -> int | None:
    """Where a clause opens that says who appoints what the sentence is about: "Den har ledamöter som X väljer"."""
    found = (sentence.done_by_another(at) for at in _verbs(clause, sentence))
    return next((som for som in found if som is not None), None)


def _spoken_of(passage: Passage, clause: Clause) -> list[Guess]:
    """Whom a relative clause, or one about a pronoun, tells the appointer of: the last one named before, or meant."""
    sentence = passage.sentence
    som = _relative(sentence, clause)
    if som is None:
        som = _passive_relative(sentence, clause)
    by_pronoun = sentence.folded(0) in words_of("pronouns")  # "Den utses av rådet"
    if som is None and not by_pronoun:
        return []
    bearers = {guess.value for guess in clause.bearers}
    before = [mention for mention in sentence.mentions if mention.end <= (som or 0)]
    if som is not None and is_seat(sentence.folded(som - 1)):  # "Rådet har fyra ledamöter som utses av styrelsen"
        before = [mention for mention in before if mention.first <= 1]
    places = [
        m
        for m in (*before[::-1], *passage.subject)
        if m.known.type == "Body" or (m.known.type == "Post" and som is not None and som - m.end <= 1)
    ]
    others = [m for m in places if m.known.id not in bearers]
    return [Guess(m.known.id, min(m.confidence, _GUESSED), "read-from", m.known.name) for m in others[:1]]


def _passive_relative(sentence: Sentence, clause: Clause) -> int | None:
    """Where a clause about the one right before it opens: "leds av en strateg, som tillsätts av ledningen"."""
    for verb in _verbs(clause, sentence):
        at = verb - 1
        while sentence.folded(at) in words_of("adverbs"):
            at -= 1
        passive = any(each.word.form == "passive" for each in sentence.duty_words(verb))
        if passive and sentence.folded(at) in ("som", "vilka", "vilken"):
            return at
    return None
