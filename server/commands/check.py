"""styrgraf check: rules, network rules and shapes."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from server.commands.language import Words
from server.commands.parsing import Parser

HELP: Words = {
    "sv": "granska: regler, nätverksregler och former",
    "en": "check: rules, network rules and shapes",
}
_FORMAT: Words = {"sv": "rapportens form (text)", "en": "form of the report (text)"}
_REASON: Words = {
    "sv": "leta också efter motsägelser med resoneraren (Java, några sekunder)",
    "en": "also look for contradictions with the reasoner (Java, some seconds)",
}
_FILE: Words = {"sv": "fil att skriva till (annars skärmen)", "en": "file to write to (else the screen)"}


def add_arguments(parser: Parser) -> None:
    """Add what the command takes."""
    formats = ("text", "json", "html", "sarif", "junit")
    parser.add_workspace()
    parser.add_view()
    parser.add_argument("--format", choices=formats, default="text", help=parser.words(_FORMAT))
    parser.add_argument("--reason", action="store_true", help=parser.words(_REASON))
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=parser.words(_FILE))


def run(arguments: Namespace) -> int:
    """Write the report; status 1 where there is an error that nobody has accepted. Raises StyrgrafError."""
    from queries.checking import check
    from server.commands.output import write
    from server.commands.viewing import view_line
    from server.reports import WRITERS, Report
    from server.service import open_service

    service, language = open_service(arguments.workspace), arguments.lang
    view = service.view(arguments.edition, arguments.as_of)
    findings = check(service.dataset, service.store, view, language, reason=arguments.reason)
    name = service.workspace.settings.name
    title = name.get(language) or next(iter(name.values()))
    report = Report(title, view_line(view, language), tuple(findings), language)
    write(WRITERS[arguments.format](report), arguments.output)
    return 1 if report.failed else 0
