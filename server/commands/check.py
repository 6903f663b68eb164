"""styrgraf check: rules, network rules and shapes."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from pathlib import Path

from graph.collecting import nothing_collected
from graph.message import Message
from server.commands.language import Words
from server.commands.parsing import Parser, UsageError

HELP: Words = {
    "sv": "granska: regler, nätverksregler och former",
    "en": "check: rules, network rules and shapes",
}
_FORMAT: Words = {
    "sv": "rapportens form (annars en sammanfattning på skärmen)",
    "en": "form of the report (else a summary on the screen)",
}
_ALL: Words = {
    "sv": "visa alla fynd, med ställen och skäl (samma som --format text)",
    "en": "show all findings, with places and reasons (the same as --format text)",
}
_REASON: Words = {
    "sv": "leta också efter motsägelser med resoneraren (Java, några sekunder)",
    "en": "also look for contradictions with the reasoner (Java, some seconds)",
}
_BASE: Words = {
    "sv": "vad texten hålls mot: en utgåva, en mapp med en arbetsyta, eller 'none' (det den är en kopia av)",
    "en": "what the text is held against: an edition, a folder with a workspace, or 'none' (what it is a copy of)",
}
_CHANGES: Words = {
    "sv": "visa bara vad som har ändrats sedan --base",
    "en": "show only what has changed since --base",
}
_FILE: Words = {"sv": "fil att skriva till (annars skärmen)", "en": "file to write to (else the screen)"}


def add_arguments(parser: Parser) -> None:
    """Add what the command takes."""
    formats = ("text", "json", "html", "xlsx", "pdf", "sarif", "junit")
    parser.add_workspace()
    parser.add_view()
    parser.add_documents()
    parser.add_argument("--format", choices=formats, help=parser.words(_FORMAT))
    parser.add_argument("--all", action="store_true", help=parser.words(_ALL))
    parser.add_argument("--reason", action="store_true", help=parser.words(_REASON))
    parser.add_argument("--base", metavar="BASE", help=parser.words(_BASE))
    parser.add_argument("--changes", action="store_true", help=parser.words(_CHANGES))
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=parser.words(_FILE))


@nothing_collected()
def run(arguments: Namespace) -> int:
    """Write the report; status 1 where there is an error that nobody has accepted. Raises StyrgrafError."""
    from server.commands.output import write
    from server.commands.viewing import view_line
    from server.pages.facts.reader import Reader
    from server.reports import BINARY, WRITERS, Report
    from server.reports.place import place_in_words
    from server.reports.quotation import words_at_hand
    from server.reports.summary import summary
    from server.reviewing import review
    from server.service import open_service

    if arguments.changes and arguments.reason:
        raise UsageError("--changes goes without --reason: what changed is held against --base alone")
    if arguments.format in BINARY and arguments.output is None:
        raise UsageError(Message("--format {format} makes a file: say where to with -o FILE", format=arguments.format))
    service, language = open_service(arguments.workspace, arguments.documents), arguments.lang
    view, today = service.view(arguments.edition, arguments.as_of), date.today()  # noqa: DTZ011 - see queries.checking
    since = {"base": arguments.base, "only_since": arguments.changes}
    findings = review(service, view, language, today, reason=arguments.reason, **since)
    settings, reader = service.workspace.settings, Reader(service.store, service.dataset, view)
    report = Report(
        title=settings.name.get(language) or next(iter(settings.name.values())),
        view=view_line(view, language),
        findings=tuple(findings),
        language=language,
        made=today,
        place=place_in_words(reader, language),
        quote=words_at_hand(reader, service.originals),
        quoted_in=settings.languages[0],
    )
    in_short = not (arguments.format or arguments.all or arguments.output)
    content = summary(report) if in_short else WRITERS[arguments.format or "text"](report)
    write(content, arguments.output, report.counts)
    return 1 if report.failed else 0
