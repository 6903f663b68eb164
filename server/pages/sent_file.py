"""Files of a page: made off the event loop, kept for the next who asks, sent to be saved.

A page that offers files has a route that ends in ``.{form}`` and answers ``await sent(visit, form, name, make)``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Final

from fastapi import Depends, Query, Response

from graph.message import Message
from server.exports import chart, table_file
from server.exports.picture import SCALES, Paper
from server.fault import Missing
from server.pages.visit import Visit

MEDIA_TYPES: Final = {**chart.MEDIA_TYPES, **table_file.MEDIA_TYPES}
_LEAST, _MOST = SCALES


@dataclass(frozen=True)
class Size:
    """How large a picture is asked for: paper of a PDF (None: as its text asks), pixels of a PNG for one of its own."""

    paper: Paper | None
    scale: float


def size(papper: Paper | None = None, skala: Annotated[float, Query(ge=_LEAST, le=_MOST)] = 2) -> Size:
    """Return the size that the address gives."""
    return Size(papper, skala)


#: What a route asks for to be given the size.
Sized = Annotated[Size, Depends(size)]


async def sent(visit: Visit, form: str, forms: Collection[str], name: str, make: Callable[[], bytes]) -> Response:
    """Return the file called `name` in one of `forms`, which `make` makes unless it was asked for before.

    Raises Missing for another form.
    """
    if form not in forms:
        path = visit.request.url.path
        raise Missing(Message("There is no file {path}; there are {forms}.", path=path, forms=", ".join(forms)))
    today = datetime.now(UTC).date()
    key = ("file", str(visit.request.url), visit.language, visit.reader.view.graphs, today)
    content = await visit.site.files.made(key, make)
    headers = {
        "Content-Disposition": f'attachment; filename="{_safe(name)}.{form}"',
        "Content-Language": visit.language,
        "Vary": "Accept-Language",
    }
    return Response(content, media_type=MEDIA_TYPES[form], headers=headers)


def addresses(visit: Visit, path: str, forms: Collection[str]) -> list[tuple[str, str]]:
    """Return each of `forms` with the address of the file at `path`, for the state of the page shown."""
    query = visit.here().removeprefix(visit.request.url.path)
    return [(form, f"{path}.{form}{query}") for form in forms]


def here(visit: Visit) -> str:
    """Return the address of this server, to which links of a file lead wherever it is opened."""
    return str(visit.request.base_url).rstrip("/")


def _safe(name: str) -> str:
    """Return a name that a header can hold."""
    return re.sub(r"[^a-z0-9-]", "", name)[:80]
