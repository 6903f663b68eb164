"""From a document to the files of a proposed edition."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.beginning import EXAMPLE
from graph.documents.conversion import convert, kept_as
from graph.drafting.carrying import Carried, carry, has_place, known_to, older_text, plain
from graph.drafting.marked import Comments
from graph.drafting.measuring import Measured, measure
from graph.drafting.notes import notes_in
from graph.drafting.proposal import known_records, propose
from graph.drafting.records import Making, files_of
from graph.drafting.records.duties import duties
from graph.drafting.records.edition import Edited
from graph.drafting.review import Review, review_text
from graph.drafting.slugs import slug
from graph.drafting.yaml_text import yaml_text
from graph.edition import EditionInfo, editions_of
from graph.errors import StyrgrafError, UnknownEdition
from graph.message import Message
from graph.record import Record
from graph.workspace import Workspace
from graph.writing.review_file import NAME

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
REVIEW = NAME


@dataclass(frozen=True)
class Draft:
    """The files of a proposed edition, by name, and what they hold."""

    edition: str
    files: Mapping[str, str]
    #: How many of the proposed records carry notes, so that somebody has to go through them.
    waiting: int
    #: Name of the text that `styrgraf documents add` keeps for the document.
    kept_as: str
    #: Id of the edition that is revised; "" where none is.
    revised: str = ""
    #: How many records are carried over from it as they stood.
    carried: int = 0
    #: Whether its text was at hand, so that the words were compared.
    is_compared: bool = False


def draft(
    document: Path,
    workspace: Workspace,
    edition: str,
    of_document: str | None,
    language: str,
    tell: Callable[[str], None] = lambda step: None,
    documents: Path | None = None,
) -> Draft:
    """Return what is proposed for `edition` of the document with the id or slug `of_document`.

    What the edition that it revises says in the very same words is carried over; only the rest is read
    anew. The text of that edition is looked for in the workspace and in the folder `documents`.
    `tell` is called with the name of each step: read, propose, write. Raises StyrgrafError.
    """
    edited = _edited(document, workspace, edition, of_document)
    tell("read")
    converted = convert(document)
    tell("propose")
    revised = (edited.revises or "").removeprefix("edition/")
    revised = "" if revised == EXAMPLE else revised
    comments = Comments(language)
    every = _revised_last(known_records(workspace), revised)
    old = older_text(workspace, revised, documents) if revised else None
    carried = carry(every, (revised, edition), old, converted, comments, workspace.folder) if revised else None
    known = known_to(revised, every, converted.normalised) if revised else every
    proposal = propose(converted, known, carried.left) if carried else propose(converted, known)
    tell("write")
    making = Making(proposal, edition, every, workspace.settings.languages, comments)
    making.reserve(carried.ids if carried else ())
    return _written(making, edited, carried, revised, document)


def _written(making: Making, edited: Edited, carried: Carried | None, revised: str, document: Path) -> Draft:
    """Return the draft as the texts of its files, the review among them."""
    drafted = files_of(making, edited)
    told = zip(duties(making), drafted.get("responsibilities.yaml", ()), strict=True)
    ids = making.told_by | {id(clause): str(record["id"]) for clause, record in told}
    placed = {name: [record for record in records if has_place(record)] for name, records in drafted.items()}
    records = carried.joined(placed, making.proposal.sections) if carried else placed
    files = {name: yaml_text(listed) for name, listed in records.items() if listed}
    sections = {record["id"] for listed in records.values() for record in listed if record["type"] == "Section"}
    noted = {identity for text in files.values() for identity in notes_in(text)} - sections
    there = {str(plain(record["id"])) for listed in records.values() for record in listed}
    review = Review(making, ids, there, len(noted), carried, revised)
    files[REVIEW] = review_text(review, document.name)
    as_before = carried.as_before if carried else ()
    compared = carried is not None and carried.is_compared
    return Draft(making.edition, files, len(noted), kept_as(document), revised, len(as_before), compared)


def measured(document: Path, workspace: Workspace, edition: str) -> Measured:
    """Return how well what is proposed for `document` agrees with the workspace's records of `edition`.

    The proposal knows the other editions alone, as it would if this one were new. Raises StyrgrafError.
    """
    if edition not in workspace.editions:
        raise UnknownEdition(edition, workspace.editions)
    proposal = propose(convert(document), known_records(workspace, without=edition))
    records = [record for record in workspace.records if record.edition in (edition, None)]
    return measure(proposal, records, edition)


def _revised_last(known: tuple[Record, ...], revised: str) -> tuple[Record, ...]:
    """Let what the edition that is revised says of a thing go before what other documents say of it."""
    return tuple(sorted(known, key=lambda record: record.edition is not None and record.edition == revised))


def _edited(document: Path, workspace: Workspace, edition: str, of_document: str | None) -> Edited:
    if not _ID.fullmatch(edition):
        raise StyrgrafError(
            Message(
                "{edition!r} is no id of an edition; use small letters a-z, digits and hyphens, as in 'stadga-2027'.",
                edition=edition,
            )
        )
    if edition in workspace.editions:
        raise StyrgrafError(
            Message("The workspace has an edition {edition!r} already; give the new one another id.", edition=edition)
        )
    named = (of_document or slug(document.stem)).removeprefix("document/")
    if not _ID.fullmatch(named):
        raise StyrgrafError(
            Message(
                "{of_document!r} is no id of a document; use small letters a-z, digits and hyphens.",
                of_document=of_document,
            )
        )
    identity = f"document/{named}"
    base = workspace.settings.base
    older = [each for each in editions_of(workspace.records, base) if each.document == base + identity]
    titles = [record.data.get("label", {}).get("sv") for record in workspace.records if record.id == identity]
    title = next(filter(None, titles), document.stem)
    return Edited(identity, title, kept_as(document), f"edition/{_latest(older).id}" if older else None)


def _latest(older: Sequence[EditionInfo]) -> EditionInfo:
    """Return the newest edition, or the last draft in the row of those that rework it, which has no date of its own."""
    found, seen = older[-1], {older[-1].iri}
    while later := [each for each in older if found.iri in each.revises and each.iri not in seen]:
        found = later[-1]
        seen.add(found.iri)
    return found
