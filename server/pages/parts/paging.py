"""A long list, a page at a time: which part is shown, and the way to the parts before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from server.pages.visit import Visit

T = TypeVar("T")
#: The part of the address that says which page of the list is shown, counted from 1.
PAGE = "sida"


@dataclass(frozen=True)
class Paging(Generic[T]):
    """One page of a list of `total` things."""

    items: Sequence[T]
    total: int
    #: Which page this is, counted from 1, and how many there are.
    number: int
    count: int
    #: Addresses of the pages before and after; empty at the ends.
    before: str
    after: str


def paged(visit: Visit, every: Sequence[T], most: int, wanted: int | None = None) -> Paging[T]:
    """Return the page of `every`, at most `most` things, that the address asks for; beyond the ends, the nearest.

    `wanted` is the number of a page that is shown instead.
    """
    count = max(1, -(-len(every) // most))
    asked = visit.request.query_params.get(PAGE, "1")
    asked = str(wanted or asked)
    number = min(max(int(asked), 1), count) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1
    return Paging(
        items=every[(number - 1) * most : number * most],
        total=len(every),
        number=number,
        count=count,
        before=visit.here(**{PAGE: str(number - 1)}) if number > 1 else "",
        after=visit.here(**{PAGE: str(number + 1)}) if number < count else "",
    )
