"""One event that is told of twice, in a sentence and in a row of a plan of the year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.drafting.entries import Happening
from graph.drafting.inflection import stems
from graph.drafting.tokens import tokens_of


def told_as_one(found: Iterable[Happening]) -> Iterator[Happening]:
    """Yield the happenings; one called as an earlier one in the same month, endings aside, is that same event."""
    earlier: list[Happening] = []
    for each in found:
        same = next((other for other in earlier if _is_same(each, other)), None)
        told = replace(each, event=same.event) if same else each
        earlier.append(told)
        yield told


def _is_same(one: Happening, other: Happening) -> bool:
    if set(one.months).isdisjoint(other.months):
        return False
    names = [[token.text for token in tokens_of(each.event.name) if token.is_word] for each in (one, other)]
    return len(names[0]) == len(names[1]) and all(
        not stems(word).isdisjoint(stems(again)) for word, again in zip(*names, strict=True)
    )
