"""Kolada's API, version 3: what it is asked, in lists it takes, page by page.

Lists hold at most 25 ids, a page at most 5,000 rows, and `next_url` leads to the next page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Any, TypeVar

from graph.kolada.errors import KoladaError
from graph.kolada.http import Http, base_of
from graph.kolada.manners import Manners
from graph.kolada.rows import Kpi, Value, kpis_in, values_in
from graph.message import Message

T = TypeVar("T")

ADDRESS = "https://api.kolada.se/v3"
_MOST_IDS = 25
_MOST_ROWS = 5000


class Kolada:
    """The database at one address; use it in a `with` statement."""

    def __init__(self, address: str = ADDRESS, manners: Manners | None = None) -> None:
        self._base, self._manners = base_of(address), manners or Manners()
        self._http = Http(self._manners)

    def __enter__(self) -> Kolada:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def kpis(self, ids: Sequence[str]) -> dict[str, Kpi]:
        """Return by id those of the key figures `ids` that there are. Raises KoladaError."""
        addresses = [f"{self._base}/kpi/{','.join(some)}?per_page={_MOST_ROWS}" for some in _lists(ids)]
        found = (kpi for address in addresses for at, rows in self._pages(address) for kpi in kpis_in(at, rows))
        return {kpi.id: kpi for kpi in found if kpi.id in ids}

    def addresses(self, kpi: str, municipalities: Sequence[str], years: Sequence[int]) -> list[str]:
        """Return the addresses at which the values of `kpi` are, the first page of each."""
        return [
            f"{self._base}/data/kpi/{kpi}/municipality/{','.join(some)}/year/{','.join(map(str, few))}"
            for some in _lists(municipalities)
            for few in _lists(years)
        ]

    def values(self, kpi: str, municipalities: Sequence[str], years: Sequence[int]) -> list[Value]:
        """Return the values of `kpi` in order, one for each municipality and year that has one. Raises KoladaError."""
        found: dict[tuple[str, int], Value] = {}
        for address in self.addresses(kpi, municipalities, years):
            for at, rows in self._pages(f"{address}?per_page={_MOST_ROWS}"):
                for value in values_in(at, rows, kpi, municipalities):
                    if value.year in years:
                        found[value.municipality, value.year] = value
        return sorted(found.values())

    def _pages(self, address: str) -> Iterator[tuple[str, list[Any]]]:
        """Yield each page's address and rows, from `address` on."""
        seen: set[str] = set()
        following: str | None = address
        while following:
            if following in seen or len(seen) == self._manners.most_pages:
                raise KoladaError(address, "leads from page to page without end")
            seen.add(following)
            page = self._http.read(following)
            rows = page.get("values")
            if not isinstance(rows, list):
                raise KoladaError(
                    following, "answers without 'values'", "Check that it is Kolada's address, version 3."
                )
            yield following, rows
            following = self._following(following, page.get("next_url"))

    def _following(self, address: str, given: object) -> str | None:
        if given in (None, ""):
            return None
        if not isinstance(given, str) or not given.startswith(f"{self._base}/"):
            raise KoladaError(
                address, Message("names a next page that is not its own ({given})", given=str(given)[:100])
            )
        return given


def _lists(items: Sequence[T]) -> list[Sequence[T]]:
    return [items[start : start + _MOST_IDS] for start in range(0, len(items), _MOST_IDS)]
