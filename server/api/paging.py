"""One part of a long answer, and links to the others (RFC 8288)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query, Request

USUAL, MOST = 1000, 10_000

Limit = Annotated[int, Query(ge=1, le=MOST, description="The largest number of items in the answer.")]
Offset = Annotated[int, Query(ge=0, le=1_000_000, description="How many items to leave out before the first.")]


@dataclass(frozen=True)
class Page:
    """Which items are asked for."""

    limit: int = USUAL
    offset: int = 0

    @property
    def cut(self) -> slice:
        """Return which items these are."""
        return slice(self.offset, self.offset + self.limit)

    def links(self, request: Request, total: int) -> str:
        """Return the header Link: to the first part, the one before, the one after and the last."""
        last = max(0, (total - 1) // self.limit * self.limit)
        starts = {"first": 0, "last": last}
        if self.offset > 0:
            starts["prev"] = max(0, self.offset - self.limit)
        if self.offset + self.limit < total:
            starts["next"] = self.offset + self.limit
        return ", ".join(f'<{_address(request, start)}>; rel="{name}"' for name, start in sorted(starts.items()))


def _address(request: Request, offset: int) -> str:
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "offset"]
    pairs = [*kept, ("offset", str(offset))] if offset else kept
    return f"{request.url.path}?{urlencode(pairs)}" if pairs else request.url.path
