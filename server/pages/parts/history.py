"""The editions that tell of a thing, as links to its page as each of them has it."""

from __future__ import annotations

from dataclasses import dataclass

from ontology.namespaces import STYRGRAF
from server.pages.visit import Visit
from server.pages.words import Link, Words, in_language


@dataclass(frozen=True)
class Told:
    """One edition that tells of the thing."""

    #: Named after the edition, leading to the page of the thing there.
    link: Link
    status: Words
    #: Whether it is among those that the page shows now.
    is_shown: bool


def history(visit: Visit, iri: str) -> tuple[Told, ...]:
    """Return the editions that have a record of the thing, the oldest first."""
    dataset, path = visit.site.service.dataset, visit.request.url.path
    folders = {place.file.parts[0] for place in dataset.origins.get(iri, ())}
    shown = {edition.id for edition in visit.reader.view.editions}
    return tuple(
        Told(
            Link(
                edition.iri,
                in_language(edition.label, visit.language, edition.id),
                visit.elsewhere(edition.id).address(path),
            ),
            visit.label(f"{STYRGRAF}status/{edition.status}"),
            edition.id in shown,
        )
        for edition in dataset.editions
        if edition.id in folders
    )
