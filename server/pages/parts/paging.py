"""A long list, a page at a time: which part is shown, and the way to the parts before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from server.pages.visit import Visit

T = TypeVar("T")
#: The part of the address that says which page of the list is shown, counted from 1.
PAGE = "sida"
#: The part of the address that asks for a table of the page as a file, by its name and its form.
FILE = "tabell"
#: A file has no more rows than these.
MOST_IN_FILE = 50_000


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

    @property
    def in_file(self) -> int:
        """Return how many of them the file of their table has."""
        return min(self.total, MOST_IN_FILE)


def paged(
    visit: Visit, every: Sequence[T], most: int, wanted: int | None = None, table: str = "", part: str = PAGE
) -> Paging[T]:
    """Return the page of `every`, at most `most` things, that the address asks for; beyond the ends, the nearest.

    `wanted` is the number of a page that is shown instead. The rows of `table`, the name of a table of the page, come
    all at once where the address asks for it as a file. `part` is the part of the address that says which page is asked
    for: one of its own for each of several lists.
    """
    if table and visit.request.query_params.get(FILE, "").partition(".")[0] == table:
        return Paging(every[:MOST_IN_FILE], len(every), 1, 1, "", "")
    count = max(1, -(-len(every) // most))
    asked = visit.request.query_params.get(part, "1")
    asked = str(wanted or asked)
    number = min(max(int(asked), 1), count) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1
    return Paging(
        items=every[(number - 1) * most : number * most],
        total=len(every),
        number=number,
        count=count,
        before=visit.here(**{part: str(number - 1)}) if number > 1 else "",
        after=visit.here(**{part: str(number + 1)}) if number < count else "",
    )
