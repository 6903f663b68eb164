"""Who sits in a body, read from the word on where a sentence begins to tell it."""

from __future__ import annotations

from collections.abc import Sequence

from graph.drafting.clause import Guess
from graph.drafting.composition import Composition
from graph.drafting.governing import DESCRIBED
from graph.drafting.listed_seats import is_bracketed, listed
from graph.drafting.names import Mention
from graph.drafting.passage import Passage
from graph.drafting.seats import Seats, called_seats, counted, is_drawn, said_total, seat_count, seat_groups
from graph.drafting.sentence import Sentence
from graph.drafting.word_tables import words_of

_LIKELY = 0.75
_POST = "post/"


def read_seats(passage: Passage, body: Guess, start: int) -> Composition:
    """Return who sits in `body` as the words of the passage from the token `start` on tell it."""
    sentence = passage.sentence
    groups, whole = _part_of_whole(sentence, list(seat_groups(sentence, start)))
    several = counted(sentence, start)
    at_most = bool(several and several[1])
    total = (None if at_most else seat_count(sentence, start)) or (several[0] if several else None)
    told = said_total(sentence, start) or (whole.seats if whole else None)
    of_each = bool(groups) and groups[0].of_each and groups[0].seats == total
    total = told or (None if of_each and len(groups) == 1 else total)  # "två lärare från varje kommun" are no two
    only_posts = all(group.pool.value.startswith(_POST) for group in groups)
    listing = list(listed(sentence, start))
    named = listing if only_posts else []
    held = {group.pool.value for group in groups}
    held |= {whole.pool.value} if whole else set()
    holders = [m for m in listing if m.known.type in ("Post", "Role") and m.known.id not in held]
    holders = [m for m in holders if not any(_is_within(sentence, m, group) for group in groups)]
    held_by = (whole.pool,) if whole and whole.pool.value.startswith(_POST) else ()
    posts = held_by + tuple(Guess(m.known.id, min(m.confidence, _LIKELY)) for m in holders)
    outside = [m for m in sentence.mentions if m.first >= start and not is_bracketed(sentence, m)]
    listed_too = [m for m in named if m.known.type not in ("Post", "Role") and m in outside]
    pools = [m for m in outside if is_drawn(sentence, m) or m in listed_too]
    called = [] if groups else list(called_seats(sentence, start))
    if total and sum(group.seats for group in called) == total:
        groups = called
    if total and _is_whole(groups, total):
        groups = []  # all seats are drawn from one pool
    if total and any(group.seats == total for group in groups) and sum(g.seats for g in groups) != total:
        total = None
    grouped = {group.pool.value for group in groups}
    free = tuple(
        Guess(m.known.id, min(m.confidence, _LIKELY)) for m in pools if m.known.id not in grouped | {body.value}
    )
    force = next((g.force for at, g in sentence.governors.items() if at < start and not g.is_phrase), DESCRIBED)
    if sum(group.seats for group in groups) == total and start == 0:
        total = None
    return Composition(
        (passage.span,), passage.section, body, force, total, tuple(groups), free, posts=posts, at_most=at_most
    )


def _part_of_whole(sentence: Sentence, groups: list[Seats]) -> tuple[list[Seats], Seats | None]:
    """Return the groups without the whole that they are a part of: "fem handläggare, varav en från regionen"."""
    mark = next((token.start for token in sentence.tokens if token.folded in words_of("of_which")), None)
    before = [group for group in groups if mark is not None and group.span and group.span.end <= mark]
    after = [group for group in groups if mark is not None and group.span and group.span.start > mark]
    told = bool(after) and len(before) == 1 and sum(group.seats for group in after) <= before[0].seats
    return (after, before[0]) if told else (groups, None)


def _is_within(sentence: Sentence, mention: Mention, group: Seats) -> bool:
    """Whether a post only tells what those are who are drawn from somebody: "en ingenjör från vattenbolaget"."""
    at = sentence.tokens[mention.first].start
    return group.span is not None and group.span.start <= at < group.span.end


def _is_whole(groups: Sequence[Seats], total: int) -> bool:
    """Whether the one group is all who sit there, drawn from one pool; of a post the number is said there alone."""
    if len(groups) != 1 or groups[0].of_each or groups[0].pool.value.startswith(_POST):
        return False
    return groups[0].seats == total
