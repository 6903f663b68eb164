"""The passages of a workspace, its documents, and how much of a document the passages reach."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graph.documents.coverage import Coverage, coverage
from graph.documents.locator import Locator, Span
from graph.documents.originals import Originals
from graph.documents.passages import Passage, Stated, passages, section_starts
from graph.edition import EditionInfo
from graph.errors import StyrgrafError
from graph.message import Message
from graph.passage_id import passage_id
from graph.record import Record
from ontology import schema
from queries.errors import suggest
from server.lead_in import LeadIns
from server.service import Service

_ASIDE = "SetAside"


class UnknownDocument(StyrgrafError):
    """No edition of the workspace has the given id or file name."""


class NotAtHand(StyrgrafError):
    """The folder of the source documents is needed and was not found."""


def document_of(edition: EditionInfo) -> str:
    """Return the file name of the edition's document, or the edition's id where no file is named."""
    return edition.file_name or edition.id


def edition_named(name: str, service: Service) -> EditionInfo:
    """Return the edition whose id or file name is `name`. Raises UnknownDocument."""
    for edition in service.dataset.editions:
        if name in (edition.id, edition.file_name):
            return edition
    known = [known for edition in service.dataset.editions for known in {edition.id, document_of(edition)}]
    raise UnknownDocument(
        Message("There is no document {name!r} in this workspace; {suggest}", name=name, suggest=suggest(name, known))
    )


def documents_at_hand(service: Service) -> Originals:
    """Return what reads the source documents. Raises NotAtHand."""
    if service.originals is None:
        raise NotAtHand("The source documents are not at hand; name their folder with --documents DIR.")
    return service.originals


def passages_of(service: Service, edition: EditionInfo | None = None) -> list[Passage]:
    """Return the passages of one edition (None: of all) with offsets where the document is at hand."""
    return _passages(service, edition, service.workspace.records)


def coverage_of(edition: EditionInfo, service: Service, language: str) -> Coverage:
    """Measure how much of the document of `edition` its passages reach, reasons in `language`.

    What only a record about a person reaches is covered whether or not persons are left out: else
    their names would stand among what is left.
    Raises NotAtHand or DocumentError where the document cannot be read.
    """
    original = documents_at_hand(service).text(document_of(edition))
    records = (*service.workspace.records, *service.workspace.withheld)
    found = _passages(service, edition, [record for record in records if record.type != _ASIDE])
    aside = _passages(service, edition, [record for record in records if record.type == _ASIDE])
    reasons = _reasons(service, language)
    return coverage(
        original,
        [passage.span for passage in found if passage.span],
        [(passage.span, reasons[subject]) for passage in aside if passage.span for subject in passage.subjects],
        _names(service),
        section_starts(found),
        LeadIns(service.workspace.records),
    )


def spans_left_out(service: Service, edition: EditionInfo) -> tuple[Span, ...]:
    """Return where the document of `edition` speaks of persons whom the settings leave out."""
    found = _passages(service, edition, service.workspace.withheld)
    return tuple(passage.span for passage in found if passage.span)


def _passages(service: Service, edition: EditionInfo | None, records: Iterable[Record]) -> list[Passage]:
    files = {each.id: document_of(each) for each in service.dataset.editions}
    stated = _stated(service.dataset.base, edition.id if edition else None, records)
    return passages(stated, files, service.originals)


def _stated(base: str, edition: str | None, records: Iterable[Record]) -> Iterator[Stated]:
    for record in records:
        if record.edition and edition in (None, record.edition):
            for source in record.values("source"):
                if isinstance(source, Mapping):
                    identity = base + passage_id(record.edition, source)
                    yield identity, Locator.of(record.edition, source), [base + record.id]


def _reasons(service: Service, language: str) -> dict[str, str]:
    reasons = {record.id: record.data["reason"] for record in service.workspace.records if record.type == _ASIDE}
    return {
        service.dataset.base + identity: texts.get(language) or next(iter(texts.values()))
        for identity, texts in reasons.items()
    }


def _names(service: Service) -> set[str]:
    """Return what the organisations are called, aliases and all."""
    names: set[str] = set()
    for record in service.workspace.records:
        if schema.is_a(record.type, "Organisation"):
            names.update(record.data.get("label", {}).values())
            for aliases in record.data.get("altLabel", {}).values():
                names.update([aliases] if isinstance(aliases, str) else aliases)
    return names
