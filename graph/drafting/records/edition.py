"""The records of the document, the edition and its sections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graph.documents.conversion import Block
from graph.drafting.marked import Marked
from graph.drafting.records.making import Fields, Making
from graph.drafting.records.standing import standing_fields, standing_places

#: A year in the id of an edition, as in ``utkast-2029b``.
_YEAR: Final = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


@dataclass(frozen=True)
class Edited:
    """Which document the edition is of."""

    #: Id of the document's record, such as ``document/stadga``.
    document: str
    #: What the document is called where its text does not begin with a title.
    title: str
    #: Name of the file that the workspace keeps the text in.
    file_name: str
    #: Id of the newest edition of the document that the workspace has, or None.
    revises: str | None = None


def edition_records(making: Making, edited: Edited) -> Iterator[Fields]:
    """Yield the record of the document, as the workspace has it where it does, and that of the edition."""
    title = _title(making)
    place = [(making.proposal.sections[1].slug, title.span)] if title else []
    name = title.text if title else edited.title
    known = making.known.get(edited.document)
    yield {
        "id": edited.document,
        "type": "GoverningDocument",
        "label": known.data["label"] if known else making.label(name),
        "altLabel": known.data.get("altLabel") if known else None,
        "source": making.source(place),
    }
    yield {
        "id": f"edition/{making.edition}",
        "type": "Edition",
        "label": making.label(_told_apart(name, making.edition) if edited.revises else name),
        "editionOf": edited.document,
        "revisionOf": edited.revises and Marked(edited.revises, making.comments("revises")),
        **standing_fields(making),
        "fileName": edited.file_name,
        "source": making.source([*place, *standing_places(making, place)]),
    }


def _told_apart(name: str, edition: str) -> str:
    """Return the title of an edition that revises another, with its id where that has a year: lists show both."""
    return f"{name} ({edition})" if _YEAR.search(edition) else name


def section_records(making: Making) -> Iterator[Fields]:
    """Yield a record for each section that something stands in, or that has a heading."""
    cited = {passage.section for passage in making.proposal.passages}
    above: list[tuple[int, str]] = []
    for order, section in enumerate(making.proposal.sections):
        if section.heading is None and section.slug not in cited:
            continue
        level = section.heading.level if section.heading else 0
        above = [(other, slug) for other, slug in above if other < level]
        heading = section.heading.text if section.heading else making.comments("beginning")
        yield {
            "id": f"{making.edition}/section/{section.slug}",
            "type": "Section",
            "label": making.label(heading),
            "edition": f"edition/{making.edition}",
            "order": order + 1,
            "partOf": f"{making.edition}/section/{above[-1][1]}" if above else None,
            "source": making.source([(section.slug, section.heading.span)] if section.heading else []),
        }
        above.append((level, section.slug))


def _title(making: Making) -> Block | None:
    """The heading that the document begins with."""
    sections, first = making.proposal.sections, making.proposal.first
    heading = sections[1].heading if len(sections) > 1 else None
    return heading if heading and (first is None or heading.span < first) else None
