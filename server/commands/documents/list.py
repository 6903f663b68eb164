"""styrgraf documents list: the editions, their documents, and whether these are at hand."""

from __future__ import annotations

import sys
from argparse import Namespace

from server.commands.language import Words
from server.commands.parsing import Parser

HELP: Words = {
    "sv": "lista utgåvorna med dokument och antal passager",
    "en": "list the editions with document and number of passages",
}
_HEADINGS = {
    "sv": ("Utgåva", "Namn", "Utgiven", "Status", "Dokument", "Finns här", "Passager"),
    "en": ("Edition", "Name", "Issued", "Status", "Document", "At hand", "Passages"),
}
_AT_HAND = {"sv": ("nej", "ja"), "en": ("no", "yes")}


def add_arguments(parser: Parser) -> None:
    """Add what the command takes."""
    parser.add_workspace()
    parser.add_documents()


def run(arguments: Namespace) -> int:
    """Print the list. Raises StyrgrafError."""
    from graph.edition import EditionInfo
    from ontology.namespaces import STYRGRAF
    from queries.table import Cell, Column, Table
    from queries.table_format import to_text
    from server.evidence import document_of, passages_of
    from server.pages.facts.names import labels
    from server.pages.facts.reader import Reader
    from server.pages.words import in_language
    from server.service import open_service

    service, language = open_service(arguments.workspace, arguments.documents), arguments.lang
    named = labels(Reader(service.store, service.dataset, service.view()))

    def row(edition: EditionInfo) -> tuple[Cell, ...]:
        file = service.originals.place_of(document_of(edition)) if service.originals else None
        texts = (
            edition.id,
            edition.name(language),
            edition.issued,
            str(in_language(named.of(f"{STYRGRAF}status/{edition.status}"), language, edition.status)),
            document_of(edition),
            _AT_HAND[language][bool(file and file.is_file())],
            str(len(passages_of(service, edition))),
        )
        return tuple(map(Cell, texts))

    columns = tuple(Column(heading, heading) for heading in _HEADINGS[language])
    sys.stdout.write(to_text(Table("", columns, tuple(map(row, service.dataset.editions)), "")))
    return 0
