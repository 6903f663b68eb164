"""Which body or post somebody is said to appoint to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.drafting.body_words import head_of
from graph.drafting.cast import Newcomer
from graph.drafting.clause import Clause, Guess
from graph.drafting.inflection import stems
from graph.drafting.names import Known, Mention
from graph.drafting.numbers import number_of
from graph.drafting.passage import Passage
from graph.drafting.records.making import Making
from graph.drafting.sentence import Sentence
from graph.drafting.word_tables import table, words_of

#: As the scheme of duties names those that fill a post or a body.
APPOINTING = ("utse", "tillsatta")
_PLACES = ("organisation/", "post/")
#: These stand beside who is appointed: "A kommun utser nio ledamöter, B kommun sex".
_NOT_APPOINTED = ("Principal", "Collective")
#: After these a name tells where: "anställer personalen vid kansliet".
_WHERE = frozenset({"vid", "hos", "på"})
#: Posts by name, though those who hold them sit for others.
_SEATS = frozenset({"ombud", "representanter", "företrädare"})
_GUESSED, _OF_SECTION = 0.75, 0.7


def appointed(making: Making, clause: Clause, passage: Passage, consulted: Sequence[Guess]) -> list[Guess]:
    """Return the bodies and posts that a clause says somebody appoints to: named, by a bare word, or spoken of."""
    bare = [*_bare_posts(making, clause, passage), *_bodies_of_seats(making, clause, passage)]
    named = _named(clause, passage, consulted) or ([] if bare else _of_section(making, clause, passage))
    known = {guess.value for guess in bare}
    return [*bare, *(guess for guess in named if guess.value not in known)]


def _words(clause: Clause, sentence: Sentence) -> Iterator[tuple[int, str]]:
    """The words of a clause that belong to no name, by their place in the sentence."""
    names = (mention for mention in sentence.mentions if not _are_seats(sentence, mention))
    named = {at for mention in names for at in range(mention.first, mention.end)}
    for at, token in enumerate(sentence.tokens):
        if at not in named and clause.span.start <= token.start < clause.span.end:
            yield at, token.folded


def _bare_posts(making: Making, clause: Clause, passage: Passage) -> list[Guess]:
    """The posts that a bare word names: "väljer inom sig ordförande", "väljer ordförande och nio styrelseledamöter"."""
    heads = table("bodies")["of_each_body"]
    bearers = [guess.value for guess in clause.bearers]
    of_seats = [guess.value for guess in _bodies_of_seats(making, clause, passage)]
    found = []
    for at, word in _words(clause, passage.sentence):
        if word not in heads or passage.sentence.folded(at - 1) in table("bodies")["ranks"]:
            continue
        posts = [each for each in making.proposal.newcomers.values() if _is_post(each, word)]
        within = [m.known.id for m in passage.sentence.mentions if m.first == at + 2]  # "ordförande i rådet"
        of_seats = [*of_seats, *within, *_headed(making, clause)]
        best = min(posts, key=lambda each: _distance(each, bearers, of_seats), default=None)
        if best and _distance(best, bearers, of_seats) < _FAR:
            found.append(Guess(best.known.id, _GUESSED, "read-from", best.known.name))
    return found


def _headed(making: Making, clause: Clause) -> list[str]:
    """The bodies that the section is about, whose chair is elected where no other body is named."""
    named = (m.known for section in making.proposal.sections if section.slug == clause.section for m in section.named)
    return [known.id for known in named if known.type == "Body"]


#: A post in a body that has nothing to do with who appoints.
_FAR = 3


def _is_post(newcomer: Newcomer, word: str) -> bool:
    return newcomer.known.type == "Post" and newcomer.head.word == word and "vice" not in newcomer.known.id


def _distance(post: Newcomer, bearers: Sequence[str], of_seats: Sequence[str]) -> int:
    """How far a post is from who appoints: of a body elected with it, of the appointer, or of nobody that is known."""
    if post.post_in in of_seats:
        return 0
    if post.post_in in bearers:
        return 1
    return 2 if post.post_in is None else _FAR


def _bodies_of_seats(making: Making, clause: Clause, passage: Passage) -> list[Guess]:
    """The bodies whose seats a compound names: "åtta styrelseledamöter"."""
    found = []
    for _, word in _words(clause, passage.sentence):
        first = next((word.removesuffix(seat) for seat in table("bodies")["seats"] if word.endswith(seat)), "")
        head = head_of(first.removesuffix("s")) if first and first != word else None
        bodies = (
            each.known
            for each in making.proposal.newcomers.values()
            if head and each.head.word == head.word and each.known.type == "Body" and _is_called(each.known, first)
        )
        found += [Guess(known.id, _GUESSED, "read-from", known.name) for known in bodies][:1]
    return found


def _is_called(known: Known, first: str) -> bool:
    return " " not in known.name and not stems(known.name).isdisjoint(stems(first) | stems(first.removesuffix("s")))


def _named(clause: Clause, passage: Passage, consulted: Sequence[Guess]) -> list[Guess]:
    """The body or post that is named in the clause, else the one spoken of."""
    sentence = passage.sentence
    others = {guess.value for guess in (*clause.bearers, *consulted)}
    inside = [m for m in sentence.mentions if clause.span.start <= sentence.tokens[m.first].start < clause.span.end]
    guesses = [
        Guess(m.known.id, min(m.confidence, _GUESSED), "read-from", m.known.name)
        for m in inside
        if m.known.id not in others and m.known.id.startswith(_PLACES) and m.known.type not in _NOT_APPOINTED
        if not _is_told_of(sentence, m) and sentence.folded(m.first - 1) not in _WHERE
        if not _acts(sentence, m) and not _are_seats(sentence, m)
    ]
    if not guesses or _relative(sentence, clause) is not None:
        return _spoken_of(passage, clause)[:1]
    first, *rest = (m for m in inside if m.known.id in {guess.value for guess in guesses})
    listed, end = {first.known.id}, first.end
    for mention in rest:
        if not _is_listing([sentence.folded(at) for at in range(end, mention.first)]):
            break
        is_whose = sentence.folded(mention.first - 1) in ("i", "för")  # "ordförande i rådet"
        listed, end = listed if is_whose else listed | {mention.known.id}, mention.end
    return [guess for guess in guesses if guess.value in listed]


def _are_seats(sentence: Sentence, mention: Mention) -> bool:
    """Whether a name only tells what those who sit in a body are: "fem ombud"."""
    return sentence.folded(mention.first) in _SEATS and number_of(sentence.folded(mention.first - 1)) is not None


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
    seats = words_of("seated") | frozenset(table("bodies")["seats"])
    if not any(word in seats | {"dem", "deltagare"} for _, word in _words(clause, passage.sentence)):
        return []
    bearers = {guess.value for guess in clause.bearers}
    named = (m.known for section in making.proposal.sections if section.slug == clause.section for m in section.named)
    bodies = (known for known in named if known.type == "Body" and known.id not in bearers)
    return [Guess(known.id, _OF_SECTION, "from-context") for known in bodies][:1]


def _relative(sentence: Sentence, clause: Clause) -> int | None:
    """Where a clause opens that says who appoints what the sentence is about: "Den har ledamöter som X väljer"."""
    inside = (
        at
        for at, token in enumerate(sentence.tokens)
        if clause.span.start <= token.start and token.end <= clause.span.end
    )
    found = (
        sentence.done_by_another(at)
        for at in inside
        if any(each.word.duty in APPOINTING for each in sentence.duty_words(at))
    )
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
    places = [
        m
        for m in (*before[::-1], *passage.subject)
        if m.known.type == "Body" or (m.known.type == "Post" and som is not None and som - m.end <= 1)
    ]
    others = [m for m in places if m.known.id not in bearers]
    return [Guess(m.known.id, min(m.confidence, _GUESSED), "read-from", m.known.name) for m in others[:1]]


def _passive_relative(sentence: Sentence, clause: Clause) -> int | None:
    """Where a clause about the one right before it opens: "leds av en strateg, som tillsätts av ledningen"."""
    for at, word in enumerate(token.folded for token in sentence.tokens):
        starts = sentence.tokens[at].start
        if word in ("som", "vilka", "vilken") and clause.span.start - 8 <= starts <= clause.span.start:
            return at
    return None
