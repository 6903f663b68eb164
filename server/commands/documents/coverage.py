"""styrgraf documents coverage: what share of a document the passages reach, and what they do not."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from server.commands.language import Words
from server.commands.parsing import Parser

if TYPE_CHECKING:
    from graph.documents.coverage import Coverage, Unit

HELP: Words = {
    "sv": "visa hur stor del av ett dokument som passagerna når",
    "en": "show what share of a document the passages reach",
}
_DOC: Words = {"sv": "dokumentets filnamn eller utgåvans id", "en": "file name of the document or id of the edition"}
_WORDS = {
    "sv": ("{covered} av {wanted} ställen täckta: {percent:.1f} %", "Täcks inte", "Lagt åt sidan"),
    "en": ("{covered} of {wanted} units covered: {percent:.1f} %", "Not covered", "Set aside"),
}


def add_arguments(parser: Parser) -> None:
    """Add what the command takes."""
    parser.add_workspace()
    parser.add_documents()
    parser.add_argument("document", metavar="DOC", help=parser.words(_DOC))


def run(arguments: Namespace) -> int:
    """Print the share, every unit not covered, and every one set aside with its reason. Raises StyrgrafError."""
    from server.evidence import coverage_of, edition_named
    from server.service import open_service

    service = open_service(arguments.workspace, arguments.documents)
    edition = edition_named(arguments.document, service)
    print("\n".join(_lines(coverage_of(edition, service, arguments.lang), arguments.lang)))
    return 0


def _lines(found: Coverage, language: str) -> list[str]:
    share, uncovered, aside = _WORDS[language]
    wanted = len(found.units) - len(found.set_aside)
    lines = [share.format(covered=len(found.covered), wanted=wanted, percent=found.percent)]
    if found.uncovered:
        lines += ["", f"{uncovered} ({len(found.uncovered)}):", *map(_line, found.uncovered)]
    if found.set_aside:
        lines += ["", f"{aside} ({len(found.set_aside)}):"]
        lines += [f"{_line(each.unit)}\n      – {'; '.join(each.reasons)}" for each in found.set_aside]
    return lines


def _line(unit: Unit) -> str:
    return f"  {unit.span.start}  [{unit.section or '–'}]  {unit.text}"
