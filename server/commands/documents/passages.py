"""styrgraf documents passages: the passages of one document or all, for other programs."""

from __future__ import annotations

import json
import sys
from argparse import Namespace

from server.commands.language import Words
from server.commands.parsing import Parser

HELP: Words = {"sv": "skriv ut passagerna som JSON", "en": "print the passages as JSON"}
_DOC: Words = {
    "sv": "dokumentets filnamn eller utgåvans id (annars alla)",
    "en": "file name of the document or id of the edition (else all)",
}
_FORMAT: Words = {"sv": "form (json)", "en": "form (json)"}


def add_arguments(parser: Parser) -> None:
    """Add what the command takes."""
    parser.add_workspace()
    parser.add_documents()
    parser.add_argument("document", nargs="?", metavar="DOC", help=parser.words(_DOC))
    parser.add_argument("--format", choices=("json",), default="json", help=parser.words(_FORMAT))


def run(arguments: Namespace) -> int:
    """Print the list. Raises StyrgrafError."""
    from server.evidence import edition_named, passages_of
    from server.service import open_service

    service = open_service(arguments.workspace, arguments.documents)
    edition = edition_named(arguments.document, service) if arguments.document else None
    content = [passage.as_json() for passage in passages_of(service, edition)]
    json.dump(content, sys.stdout, ensure_ascii=False, indent=2)
    print()
    return 0
