"""After which record of a file a new one stands: with its like, so that two who each add one seldom meet in git."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any


class Seats:
    """The records of one file, by what they are and where in a document they stand.

    A new record comes last among those of its class on the section that it stands on, which is also the order
    in which a document is read. What stands on no passage has no such order: there the ids give one.
    """

    def __init__(self, records: Iterable[tuple[int, Mapping[str, Any]]]) -> None:
        """Take the records that stay, each with its number in the file."""
        self._last: dict[str, int] = {}
        self._on: dict[tuple[str, str], int] = {}
        ids: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        for number, data in records:
            kind, section = str(data.get("type")), _section(data)
            self._last[kind] = number
            if section:
                self._on[kind, section] = number
            else:
                ids[kind].append((str(data.get("id")), number))
        self._ids = {kind: sorted(found) for kind, found in ids.items()}

    def after(self, data: Mapping[str, Any]) -> int | None:
        """Return the number of the record that the new one comes after; None for the end of the file."""
        kind, section = str(data.get("type")), _section(data)
        if section:
            return self._on.get((kind, section), self._last.get(kind))
        ids = self._ids.get(kind, [])
        place = bisect(ids, (str(data.get("id")), -1))
        return ids[place - 1][1] if place else self._last.get(kind)


def _section(data: Mapping[str, Any]) -> str:
    """Return the section of the first passage that a record stands on; an empty text where it stands on none."""
    sources = data.get("source")
    first = sources[0] if isinstance(sources, list) and sources else sources
    return str(first.get("section") or "") if isinstance(first, Mapping) else ""
