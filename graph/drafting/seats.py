"""The words that tell of seats in a body: how many, and where they are drawn from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from graph.documents.locator import Span
from graph.drafting.clause import Guess
from graph.drafting.inflection import stems
from graph.drafting.names import Mention
from graph.drafting.numbers import number_of
from graph.drafting.sentence import Sentence
from graph.drafting.tokens import phrase_at
from graph.drafting.word_tables import table

_SURE = 0.9
#: How far the word for a seat may stand from its number, and its pool from that.
_NEAR = 3
_EACH = frozenset({"varje", "vardera", "respektive"})
#: ... and how far where it is drawn from each of several: "två lärare eller rektorer från varje kommun".
_FARTHEST = 7
_APART = frozenset({",", ";", ":", "samt"})
_IN_ALL = frozenset({"sammanlagt", "totalt"})


@dataclass(frozen=True)
class Seats:
    """So many seats from one pool."""

    seats: int
    pool: Guess
    #: Where the number and the pool stand, which may be a part of the sentence alone.
    span: Span | None = None
    #: Whether so many are drawn from each of several: "en ledamot från varje kommun".
    of_each: bool = False
    #: What those are called who sit there, where nobody that is known is: "tre för lantbrukare".
    called: str = ""
    #: Whether these words are a part of a list in a table, which says all; then 0 seats are those that it counts not.
    is_whole: bool = False


def seat_groups(sentence: Sentence, start: int) -> Iterator[Seats]:
    """Yield the seats of each pool that is named after its number, and of each post, from the word at `start`."""
    yield from _one_of_each(sentence, start)
    for at in range(start, len(sentence.tokens)):
        count = number_of(sentence.folded(at))
        if count is None:
            continue
        after = [mention for mention in sentence.mentions if mention.first > at]
        drawn = next((mention for mention in after if _is_pool(sentence, at, mention)), None)
        held = next((m for m in after if m.first == at + 1 and m.known.type == "Post" and count > 1), None)
        mention = drawn or (held if held and not is_seat(sentence.folded(at + 1)) else None)
        each = _each_of_several(sentence, mention) if drawn else ()
        for one in each:
            span = Span(sentence.tokens[at].start, sentence.tokens[one.end - 1].end)
            yield Seats(count, Guess(one.known.id, min(one.confidence, _SURE)), span)
        if mention and not each:
            span = Span(sentence.tokens[at].start, sentence.tokens[mention.end - 1].end)
            of_each = any(sentence.folded(step) in _EACH for step in range(at + 1, mention.first))
            yield Seats(count, Guess(mention.known.id, min(mention.confidence, _SURE)), span, of_each and bool(drawn))


def _each_of_several(sentence: Sentence, first: Mention | None) -> tuple[Mention, ...]:
    """Return all who are named after “vardera”, where they are several: "en chef från vardera Alby, Berga och Ceby"."""
    named = sentence.joined(first) if first and sentence.folded(first.first - 1) == "vardera" else ()
    after = tuple(mention for mention in named if first and mention.first >= first.first)
    return after if len(after) > 1 else ()


def _one_of_each(sentence: Sentence, start: int) -> Iterator[Seats]:
    """Yield the seat of whoever holds a post at each of many: "skolchefen i varje kommun"."""
    for mention in sentence.mentions:
        of_each = sentence.folded(mention.end) == "i" and sentence.folded(mention.end + 1) in _EACH
        whole = next((m for m in sentence.mentions if m.first == mention.end + 2), None)
        if phrase_at(sentence.tokens, mention.end, ("i", "var", "och", "en", "av")):  # "i var och en av de tio"
            near = range(mention.end + 5, mention.end + 5 + _NEAR)
            of_each, whole = True, next((m for m in sentence.mentions if m.first in near), None)
        if mention.first >= start and mention.known.type == "Post" and of_each and whole:
            span = Span(sentence.tokens[mention.first].start, sentence.tokens[whole.end - 1].end)
            yield Seats(1, Guess(mention.known.id, min(mention.confidence, _SURE)), span, of_each=True)


def _is_pool(sentence: Sentence, at: int, mention: Mention) -> bool:
    """Whether the seats counted at token `at` are drawn from somebody: near, or so many from, or in, each."""
    between = [sentence.folded(step) for step in range(at + 1, mention.first)]
    if len(between) <= _NEAR + ("som" in between):  # "fyra ledamöter som utses av rådet"
        return _are_drawn(between)
    of_each = between[-1] in _EACH and between[-2] in _drawn() | {"i"}
    return of_each and len(between) <= _FARTHEST and not any(number_of(word) or word in _APART for word in between)


def called_seats(sentence: Sentence, start: int) -> Iterator[Seats]:
    """Yield the seats of those whom no name tells: "tre för lantbrukare, tre för hushåll med egen brunn"."""
    for at in range(start, len(sentence.tokens) - 2):
        count = number_of(sentence.folded(at))
        if count is None or sentence.folded(at + 1) not in ("för", "från"):
            continue
        end = next((step for step in range(at + 2, len(sentence.tokens)) if _ends(sentence, step)), at + 2)
        span = Span(sentence.tokens[at].start, sentence.tokens[end - 1].end)
        yield Seats(count, Guess("", _SURE), span, called=sentence.text_of(at + 2, end))


def _ends(sentence: Sentence, at: int) -> bool:
    """Whether the words for who sits there end at `at`: at a sign, or at the och before the next number."""
    goes_on = sentence.folded(at) in ("och", "samt") and number_of(sentence.folded(at + 1)) is not None
    return not sentence.tokens[at].is_word or goes_on


def said_total(sentence: Sentence, start: int) -> int | None:
    """Return how many there are in all, where the sentence says so after the groups: "sammanlagt tio ledamöter"."""
    words = (at for at in range(start + 1, len(sentence.tokens)) if sentence.folded(at) in _IN_ALL)
    return next((count for at in words if (count := number_of(sentence.folded(at + 1)))), None)


def _are_drawn(between: Sequence[str]) -> bool:
    """Whether words say that seats are drawn from what follows: "från", "utses av"."""
    return any(word in _drawn() for word in between) or " ".join(between[-2:]) in table("composition")["drawn"]


def seat_count(sentence: Sentence, start: int) -> int | None:
    """Return the number of seats that begins at `start`, or after at most one word; None where there is none."""
    for at in (start, start + 1):
        count = number_of(sentence.folded(at))
        seat = next((step for step in range(at + 1, at + 1 + _NEAR) if is_seat(sentence.folded(step))), None)
        if count and seat:
            return None if _is_each(sentence, seat + 1) else count
    return None


def _is_each(sentence: Sentence, at: int) -> bool:
    """Whether so many are drawn from each of several: "en ledamot och en ersättare från varje kommun"."""
    while sentence.folded(at) in ("och", "samt") or number_of(sentence.folded(at)) or is_seat(sentence.folded(at)):
        at += 1
    return sentence.folded(at) in _drawn() and sentence.folded(at + 1) in _EACH


def is_drawn(sentence: Sentence, mention: Mention) -> bool:
    """Whether a name stands after “från”, or in a list that does."""
    at = mention.first - 1
    while at > 0 and sentence.folded(at) not in _drawn() and (_is_listing(sentence, at)):
        at -= 1
    return sentence.folded(at) in _drawn()


def counted(sentence: Sentence, start: int) -> tuple[int, bool] | None:
    """Return how many of whatever a noun names sit there, and whether no more may: "högst fem forskare"; or None."""
    at_most = sentence.folded(start) in _AT_MOST
    at = start + (at_most or sentence.folded(start) in _AT_LEAST)
    count = number_of(sentence.folded(at))
    if sentence.folded(at + 1) in ("till", "–", "-") and number_of(sentence.folded(at + 2)):  # "åtta till tio personer"
        at, at_most = at + 2, True
        count = number_of(sentence.folded(at))
    is_noun = sentence.folded(at + 1).isalpha() and sentence.folded(at + 1) not in _NO_NOUNS
    if count is None or count < _SEVERAL or not is_noun or _is_each(sentence, at + 2):
        return None
    return count, at_most


_AT_MOST, _AT_LEAST = frozenset({"högst", "maximalt"}), frozenset({"minst", "totalt", "sammanlagt"})
_NO_NOUNS = frozenset({"delar", "kapitel", "avsnitt", "procent", "år", "gånger", "steg", "områden", "mål"})
_SEVERAL = 2


def _is_listing(sentence: Sentence, at: int) -> bool:
    word = sentence.folded(at)
    inside = any(m.first <= at < m.end for m in sentence.mentions)
    return inside or word in (",", "och", "samt", "den", "de", "samtliga", "alla", "länets", "varje", "hela")


def is_seat(word: str) -> bool:
    """Whether `word` is what those who sit somewhere, or their seats, are called."""
    return not stems(word).isdisjoint(_seat_stems())


@cache
def _seat_stems() -> frozenset[str]:
    return frozenset(stem for word in table("bodies")["seats"] for stem in stems(word))


@cache
def _drawn() -> frozenset[str]:
    return frozenset(phrase for phrase in table("composition")["drawn"] if " " not in phrase)
