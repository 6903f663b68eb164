"""What of a proposal stands as the edition that it revises has it, so that nobody has to go through it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graph.drafting.carrying.unchanged import revised_by, unchanged
from graph.record import Record
from graph.workspace import REFERENCE
from server.pages.editing.links import address_of
from server.pages.editing.things import Things
from server.pages.editing.unsure import notes_of, section_of
from server.pages.visit import Visit

_DUTIES: Final = ("Responsibility", "LegalDuty")


@dataclass(frozen=True)
class AsBefore:
    """How much is carried over as it was, and its duties: the heading of each section, with address and name."""

    edition: str
    count: int
    duties: int
    parts: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def as_before(visit: Visit, folder: str) -> AsBefore | None:
    """Return what stands unchanged in the edition `folder`; None where nothing does."""
    return visit.site.kept(("as before", folder, visit.language), lambda: _found(visit, folder))


def _found(visit: Visit, folder: str) -> AsBefore | None:
    workspace = visit.site.service.workspace
    every = unchanged(workspace, folder) if folder != REFERENCE else ()
    found = [record for record in every if not notes_of(workspace, record)]
    duties = [record for record in found if record.type in _DUTIES]
    if not found:
        return None
    things = Things(workspace, visit.language)
    revised = next(record for record in workspace.records if record.id == f"edition/{revised_by(workspace, folder)}")
    return AsBefore(things.name(revised), len(found), len(duties), tuple(_parts(visit, folder, things, duties)))


def _parts(
    visit: Visit, folder: str, things: Things, duties: list[Record]
) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    for slug, heading in things.sections(folder):
        here = [each for each in duties if section_of(each) == f"{folder}/section/{slug}"]
        if here:
            yield heading, tuple((visit.address(address_of(each)), things.name(each)) for each in here)
