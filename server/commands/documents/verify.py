"""styrgraf documents verify: every locator is tried in its document."""

from __future__ import annotations

from argparse import Namespace

from server.commands.language import Words
from server.commands.parsing import Parser

HELP: Words = {
    "sv": "pröva att varje källhänvisning träffar exakt ett ställe",
    "en": "try whether every locator matches exactly one place",
}
_SUMMARY = {
    "sv": "{passages} källhänvisningar i {documents} dokument, {problems} fel.",
    "en": "{passages} locators in {documents} documents, {problems} problems.",
}


def add_arguments(parser: Parser) -> None:
    """Add what the command takes."""
    parser.add_workspace()
    parser.add_documents()


def run(arguments: Namespace) -> int:
    """Print what fails, one problem a line; status 1 where something does. Raises StyrgrafError."""
    from graph.documents.verify import verify
    from server.evidence import documents_at_hand, passages_of
    from server.language.telling import told
    from server.service import open_service

    service = open_service(arguments.workspace, arguments.documents)
    originals, passages = documents_at_hand(service), passages_of(service)
    origins = {iri: (places[0].file, places[0].line) for iri, places in service.dataset.origins.items()}
    problems = verify(passages, originals, origins)
    for problem in problems:
        print(told(problem, arguments.lang))
    documents = {passage.document for passage in passages}
    counts = {"passages": len(passages), "documents": len(documents), "problems": len(problems)}
    print(_SUMMARY[arguments.lang].format(**counts))
    return 1 if problems else 0
