"""Posts and bodies that somebody appoints to by a bare word: "väljer ordförande", "väljer åtta styrelseledamöter"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.drafting.body_words import head_of
from graph.drafting.clause import Clause, Guess
from graph.drafting.inflection import stems
from graph.drafting.names import Known, Mention
from graph.drafting.newcomer import Newcomer
from graph.drafting.numbers import number_of
from graph.drafting.passage import Passage
from graph.drafting.records.making import Making
from graph.drafting.sentence import Sentence
from graph.drafting.word_tables import table

#: Posts by name, though those who hold them sit for others.
_SEATS = frozenset({"ombud", "representanter", "företrädare"})
#: A post in a body that has nothing to do with who appoints.
_FAR = 3
_GUESSED = 0.75


def bare_posts(making: Making, clause: Clause, passage: Passage) -> list[Guess]:
    """The posts that a bare word names: "väljer inom sig ordförande", "väljer ordförande och nio styrelseledamöter"."""
    heads = table("bodies")["of_each_body"]
    bearers = [guess.value for guess in clause.bearers]
    of_seats = [guess.value for guess in bodies_of_seats(making, clause, passage)]
    found = []
    for at, word in words_outside_names(clause, passage.sentence):
        if word not in heads or passage.sentence.folded(at - 1) in table("bodies")["ranks"]:
            continue
        posts = [each for each in making.proposal.newcomers.values() if _is_post(each, word)]
        within = [m.known.id for m in passage.sentence.mentions if m.first == at + 2]  # "ordförande i rådet"
        of_seats = [*of_seats, *within, *_headed(making, clause)]
        best = min(posts, key=lambda each: _distance(each, bearers, of_seats), default=None)
        if best and _distance(best, bearers, of_seats) < _FAR:
            found.append(Guess(best.known.id, _GUESSED, "read-from", best.known.name))
    return found


def bodies_of_seats(making: Making, clause: Clause, passage: Passage) -> list[Guess]:
    """The bodies whose seats a compound names: "åtta styrelseledamöter"."""
    found = []
    for _, word in words_outside_names(clause, passage.sentence):
        first = next((word.removesuffix(seat) for seat in table("bodies")["seats"] if word.endswith(seat)), "")
        head = head_of(first.removesuffix("s")) if first and first != word else None
        bodies = (
            each.known
            for each in making.proposal.newcomers.values()
            if head and each.head.word == head.word and each.known.type == "Body" and _is_called(each.known, first)
        )
        found += [Guess(known.id, _GUESSED, "read-from", known.name) for known in bodies][:1]
    return found


def words_outside_names(clause: Clause, sentence: Sentence) -> Iterator[tuple[int, str]]:
    """The words of a clause that belong to no name, by their place in the sentence."""
    names = (mention for mention in sentence.mentions if not are_seats(sentence, mention))
    named = {at for mention in names for at in range(mention.first, mention.end)}
    for at, token in enumerate(sentence.tokens):
        if at not in named and clause.span.start <= token.start < clause.span.end:
            yield at, token.folded


def are_seats(sentence: Sentence, mention: Mention) -> bool:
    """Whether a name only tells what those who sit in a body are: "fem ombud"."""
    return sentence.folded(mention.first) in _SEATS and number_of(sentence.folded(mention.first - 1)) is not None


def _headed(making: Making, clause: Clause) -> list[str]:
    """The bodies that the section is about, whose chair is elected where no other body is named."""
    named = (m.known for section in making.proposal.sections if section.slug == clause.section for m in section.named)
    return [known.id for known in named if known.type == "Body"]


def _is_post(newcomer: Newcomer, word: str) -> bool:
    return newcomer.known.type == "Post" and newcomer.head.word == word and "vice" not in newcomer.known.id


def _distance(post: Newcomer, bearers: Sequence[str], of_seats: Sequence[str]) -> int:
    """How far a post is from who appoints: of a body elected with it, of the appointer, or of nobody that is known."""
    if post.post_in in of_seats:
        return 0
    if post.post_in in bearers:
        return 1
    return 2 if post.post_in is None else _FAR


def _is_called(known: Known, first: str) -> bool:
    return " " not in known.name and not stems(known.name).isdisjoint(stems(first) | stems(first.removesuffix("s")))
