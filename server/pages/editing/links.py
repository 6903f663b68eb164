"""From the page of a thing to the forms of its records, where one may write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import quote

from graph.record import Record
from graph.workspace import REFERENCE
from server.pages.editing.drafts import folder_of
from server.pages.visit import Visit
from server.pages.words import Link, Words

PATH: Final = "/redigera"
NEW: Final = f"{PATH}/ny"
#: The form of several records that belong together.
TOGETHER: Final = f"{PATH}/ihop"
#: One answer for many records.
ALIKE: Final = f"{PATH}/lika"
#: The list of proposals, and what an address or a form says that was reached from there and leads back.
MANY: Final = f"{PATH}/genomgang"
LISTED: Final = "lista"


def address_of(record: Record) -> str:
    """Return the path of the form of `record`."""
    return f"{PATH}/{quote(folder_of(record))}/{quote(record.id)}"


def together_links(visit: Visit, folder: str, carried: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield address and words of each form of several records in `folder`, with what the address carries on."""
    for what in ("mal", "organ") if folder != REFERENCE else ():
        yield visit.address(TOGETHER, {"vad": what, "mapp": folder, **carried}), visit.texts(f"edit.together.{what}")


def edit_links(visit: Visit, iri: str) -> tuple[Link, ...]:
    """Return a link for each edition that has a record of `iri`; none where the service is read-only."""
    site = visit.site
    if visit.request.app.state.editing is None or not iri.startswith(site.base):
        return ()
    places = site.service.dataset.origins.get(iri, ())
    return tuple(_link(visit, iri, folder) for folder in sorted({place.file.parts[0] for place in places}))


def _link(visit: Visit, iri: str, folder: str) -> Link:
    base = visit.site.base
    if folder == REFERENCE:
        words = Words(visit.texts("edit.reference"))
    else:
        words = visit.elsewhere(folder).label(f"{base}edition/{folder}")
    identity = iri.removeprefix(base)
    return Link(iri, words, visit.address(f"{PATH}/{quote(folder)}/{quote(identity)}"))
