"""One event that is told of twice, in a sentence and in a row of a plan of the year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.drafting.entries import Happening
from graph.drafting.inflection import stems
from graph.drafting.tokens import tokens_of

#: Shorter words tell nothing of what an event is.
_SHORT = 3
#: ... and words of so many letters tell of a matter by themselves.
_LONG = 7


def told_as_one(found: Iterable[Happening]) -> Iterator[Happening]:
    """Yield the happenings; those of one month that are called alike, endings aside, are one event.

    What a sentence about a duty tells of again is called as the plan of the year calls it.
    """
    told: list[Happening] = []
    for each in found:
        same = [at for at, other in enumerate(told) if _is_same(each, other)]
        if same and told[same[0]].of_duty and not each.of_duty:
            for at in same:
                told[at] = replace(told[at], event=each.event)
        told.append(replace(each, event=told[same[0]].event) if same else each)
    yield from told


def _is_same(one: Happening, other: Happening) -> bool:
    if set(one.months).isdisjoint(other.months):
        return False
    names = [[token.text for token in tokens_of(each.event.name) if token.is_word] for each in (one, other)]
    alike = len(names[0]) == len(names[1]) and all(
        not stems(word).isdisjoint(stems(again)) for word, again in zip(*names, strict=True)
    )
    return alike or _says_less(one, other) or _says_less(other, one) or _is_about_one(one, other)


def _is_about_one(one: Happening, other: Happening) -> bool:
    """Whether a sentence tells what a row of the plan does, of the same body and matter: "I maj lämnas en rapport"."""
    who, others = ({guess.value for guess in each.organisers} for each in (one, other))
    if one.of_duty == other.of_duty or one.months != other.months or who.isdisjoint(others):
        return False
    matters = [{word for word in _telling(each.event.name) if len(word) >= _LONG} for each in (one, other)]
    return any(not stems(word).isdisjoint(stems(again)) for word in matters[0] for again in matters[1])


def _says_less(one: Happening, other: Happening) -> bool:
    """Whether the name of `one` tells what that of `other` does in fewer words, of the same body: "Bokslut"."""
    who, others = ({guess.value for guess in each.organisers} for each in (one, other))
    told, more = (_telling(each.event.name) for each in (one, other))
    same = one.months == other.months and bool(who & others) and bool(told)
    return same and all(any(not stems(word).isdisjoint(stems(again)) for again in more) for word in told)


def _telling(name: str) -> list[str]:
    """The words that tell what an event is about: no short words, and no verb of doing it."""
    words = [token.text for token in tokens_of(name) if token.is_word and len(token.text) > _SHORT]
    return [word for word in words if not word.endswith("as") or word == words[0]]
