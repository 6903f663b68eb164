"""styrgraf indicators list: the mapped key figures, and what has been fetched of each."""

from __future__ import annotations

import sys
from argparse import Namespace

from server.commands.language import Words
from server.commands.parsing import Parser

HELP: Words = {
    "sv": "lista nyckeltalen med indikator, grad och vad som är hämtat",
    "en": "list the key figures with indicator, grade and what has been fetched",
}
_HEADINGS = {
    "sv": ("Nyckeltal", "Indikator", "Hur väl det stämmer", "Hämtat", "År"),
    "en": ("Key figure", "Indicator", "How well it fits", "Fetched", "Years"),
}
_NEVER: Words = {"sv": "nej", "en": "no"}
_NOTHING: Words = {"sv": "Ingen indikator har ett nyckeltal.", "en": "No indicator has a key figure."}


def add_arguments(parser: Parser) -> None:
    """Add what the command takes."""
    parser.add_workspace()


def run(arguments: Namespace) -> int:
    """Print the list. Raises StyrgrafError."""
    from graph.kolada.kept import kept
    from graph.record import Record
    from graph.workspace import open_workspace
    from ontology.titles import title_of_concept
    from queries.table import Cell, Column, Table
    from queries.table_format import to_text

    workspace, language = open_workspace(arguments.workspace), arguments.lang

    def row(match: Record) -> tuple[Cell, ...]:
        kpi = str(match.data.get("kpi", ""))
        known = kept(workspace, kpi)
        grade = match.data.get("matchGrade")
        texts = (
            kpi,
            ", ".join(str(iri).rpartition("/")[2] for iri in match.values("matchFor")),
            title_of_concept("match-grade", str(grade))[language] if grade else "",
            known.day.isoformat() if known.day else _NEVER[language],
            f"{known.years[0]}–{known.years[-1]}" if known.years else "",
        )
        return tuple(map(Cell, texts))

    matches = [record for record in workspace.records if record.type == "KpiMatch"]
    columns = tuple(Column(heading, heading) for heading in _HEADINGS[language])
    sys.stdout.write(to_text(Table("", columns, tuple(map(row, matches)), _NOTHING[language])))
    return 0
