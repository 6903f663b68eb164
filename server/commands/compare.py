"""styrgraf compare: what became of what between two editions."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path

from server.commands.language import Words
from server.commands.parsing import Parser, UsageError

HELP: Words = {
    "sv": "jämför två utgåvor: vad som är kvar, ändrat, borta och nytt",
    "en": "compare two editions: what is kept, changed, gone and new",
}
_OLD: Words = {"sv": "den äldre utgåvan, till exempel np-2018", "en": "the older edition, for example np-2018"}
_NEW: Words = {"sv": "den nyare utgåvan, till exempel np-2025", "en": "the newer edition, for example np-2025"}
_FORMAT: Words = {
    "sv": "jämförelsens form (annars en sammanfattning organ för organ på skärmen)",
    "en": "form of the comparison (else a summary body by body on the screen)",
}
_ALL: Words = {
    "sv": "visa varje ändring, med skäl och ställen (samma som --format text)",
    "en": "show every change, with reasons and places (the same as --format text)",
}
_BODY: Words = {"sv": "bara det som rör ett organ", "en": "only what concerns one body"}
_PRINCIPAL: Words = {"sv": "bara det som rör en huvudman", "en": "only what concerns one principal"}
_KIND: Words = {"sv": "bara ett slags ändringar: {}", "en": "only one kind of change: {}"}
_GROUP: Words = {"sv": "bara en grupp: {}", "en": "only one group: {}"}
_FILE: Words = {"sv": "fil att skriva till (annars skärmen)", "en": "file to write to (else the screen)"}


def add_arguments(parser: Parser) -> None:
    """Add what the command takes."""
    from queries.comparison import CHOICES
    from queries.comparison.groups import groups

    parser.add_workspace()
    parser.add_argument("old", metavar="OLD", help=parser.words(_OLD))
    parser.add_argument("new", metavar="NEW", help=parser.words(_NEW))
    formats = ("text", "json", "html", "csv", "xlsx")
    parser.add_argument("--format", choices=formats, help=parser.words(_FORMAT))
    parser.add_argument("--all", action="store_true", help=parser.words(_ALL))
    parser.add_argument("--body", metavar="BODY", help=parser.words(_BODY))
    parser.add_argument("--principal", metavar="PRINCIPAL", help=parser.words(_PRINCIPAL))
    kinds = parser.words(_KIND).format(", ".join(CHOICES))
    parser.add_argument("--kind", choices=CHOICES, metavar="KIND", help=kinds)
    found = parser.words(_GROUP).format(", ".join(groups()))
    parser.add_argument("--group", choices=groups(), metavar="GROUP", help=found)
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=parser.words(_FILE))


def run(arguments: Namespace) -> int:
    """Write the comparison. Raises StyrgrafError."""
    from queries.comparison import Side, compare
    from server.commands.output import write
    from server.commands.viewing import edition_names
    from server.comparisons import WRITERS, ComparisonReport
    from server.comparisons.choosing import chosen
    from server.comparisons.summary import summary
    from server.service import open_service

    if arguments.format == "xlsx" and arguments.output is None:
        raise UsageError("--format xlsx makes a file: say where to with -o FILE")
    service, language = open_service(arguments.workspace), arguments.lang
    old, new = (
        Side(service.dataset, service.store, service.view(edition)) for edition in (arguments.old, arguments.new)
    )
    given = {name: getattr(arguments, name) or "" for name in ("body", "principal", "kind", "group")}
    selection, words = chosen(old, new, language, **given)
    settings = service.workspace.settings
    report = ComparisonReport(
        title=settings.name.get(language) or next(iter(settings.name.values())),
        old=edition_names(old.view, language),
        new=edition_names(new.view, language),
        comparison=compare(old, new, language),
        language=language,
        selection=selection,
        chosen=words,
        quoted_in=settings.languages[0],
        names={**old.names, **new.names},
    )
    if arguments.format or arguments.all or arguments.output or any(given.values()):
        write(WRITERS[arguments.format or "text"](report), arguments.output, report.summary)
    else:
        write(summary(report, _caller(report.names, language)), None, report.summary)
    return 0


def _caller(names: Mapping[str, Mapping[str, str]], language: str) -> Callable[[str], str]:
    """Return what says what a thing is called, by its IRI."""

    def called(iri: str) -> str:
        known = names.get(iri, {})
        return known.get(language) or next(iter(known.values()), iri.rpartition("/")[2])

    return called
