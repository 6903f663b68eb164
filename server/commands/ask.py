"""styrgraf ask: questions from the catalogue, and any SPARQL query."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import StyrgrafError
from graph.message import Message
from server.commands.language import Words
from server.commands.parsing import Parser, UsageError

if TYPE_CHECKING:
    from graph.view import View
    from queries.table import Table

HELP: Words = {"sv": "ställ en fråga; utan namn: lista frågorna", "en": "ask a question; without a name: list them"}
_NAME: Words = {"sv": "frågans namn", "en": "name of the question"}
_PARAM: Words = {"sv": "ett värde, till exempel organ=beredningsgruppen", "en": "a value, for example organ=…"}
_FILE: Words = {"sv": "en egen fråga i SPARQL", "en": "a query of your own in SPARQL"}
_FORMAT: Words = {
    "sv": "svarets form (annars table; ttl för CONSTRUCT och DESCRIBE)",
    "en": "form of the answer (else table; ttl for CONSTRUCT and DESCRIBE)",
}
_HEADINGS = {"sv": ("Namn", "Fråga", "Värden"), "en": ("Name", "Question", "Values")}


def add_arguments(parser: Parser) -> None:
    """Add what the command takes."""
    parser.add_workspace()
    parser.add_view()
    parser.add_argument("name", nargs="?", metavar="NAME", help=parser.words(_NAME))
    parser.add_argument("--param", action="append", default=[], metavar="KEY=VALUE", help=parser.words(_PARAM))
    parser.add_argument("--file", type=Path, metavar="FILE.rq", help=parser.words(_FILE))
    parser.add_argument("--format", choices=("table", "csv", "json", "ttl"), help=parser.words(_FORMAT))


def run(arguments: Namespace) -> int:
    """Print the answer, or the list of questions. Raises StyrgrafError."""
    if arguments.file and (arguments.name or arguments.param):
        raise UsageError("--file holds the whole query; leave out NAME and --param")
    if arguments.param and not arguments.name:
        raise UsageError("--param goes with the NAME of a question")
    if arguments.file or arguments.name:
        answer, view = _asked_freely(arguments) if arguments.file else _asked(arguments)
        _print(answer, arguments.format, _shown(view, arguments.lang))
    else:
        _print(_listed(arguments.lang), arguments.format, "")
    return 0


def _asked(arguments: Namespace) -> tuple[Table, View]:
    from queries.catalogue import question
    from queries.runner import run as ask
    from server.service import open_service

    wanted, values = question(arguments.name), dict(map(_pair, arguments.param))
    service = open_service(arguments.workspace)
    view = service.view(arguments.edition, arguments.as_of)
    return ask(wanted, values, service.store, view, arguments.lang), view


def _asked_freely(arguments: Namespace) -> tuple[Table | str, View]:
    from server.commands.free_query import answer, read_query
    from server.service import open_service

    query = read_query(arguments.file)
    service = open_service(arguments.workspace)
    view = service.view(arguments.edition, arguments.as_of)
    return answer(query, service, view, arguments.lang), view


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise UsageError(Message("--param takes KEY=VALUE, not {text!r}", text=text))
    return name.strip(), value


def _listed(language: str) -> Table:
    from queries.catalogue import Parameter, questions
    from queries.table import Cell, Column, Table

    def named(parameter: Parameter) -> str:
        return parameter.name if parameter.required else f"[{parameter.name}]"

    columns = map(Column, ("name", "title", "params"), _HEADINGS[language])
    rows = (
        (Cell(each.name), Cell(each.title[language]), Cell(" ".join(map(named, each.parameters))))
        for each in questions()
    )
    return Table("", tuple(columns), tuple(rows), "")


def _shown(view: View, language: str) -> str:
    from server.commands.viewing import view_line

    return f"\n{view_line(view, language)}\n"


def _print(answer: Table | str, form: str | None, below: str) -> None:
    from queries.table_format import to_csv, to_json, to_text

    if isinstance(answer, str):
        if form not in (None, "ttl"):
            raise StyrgrafError(
                Message("A CONSTRUCT or DESCRIBE query gives triples; write them as ttl, not {form}.", form=form)
            )
        sys.stdout.write(answer)
    elif form == "ttl":
        raise StyrgrafError("Only a CONSTRUCT or DESCRIBE query can be written as ttl; choose table, csv or json.")
    elif form in (None, "table"):
        sys.stdout.write(to_text(answer) + below)
    else:
        sys.stdout.write(to_csv(answer) if form == "csv" else to_json(answer))
