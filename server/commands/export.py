"""styrgraf export: everything at once, as tables."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from server.commands.language import Words
from server.commands.parsing import Parser

HELP: Words = {
    "sv": "skriv allt till en zip-fil eller ett kalkylblad",
    "en": "write everything to a zip file or a spreadsheet",
}
_FILE: Words = {
    "sv": "filen: .zip (grafen, CSV-tabeller och deras beskrivning) eller .xlsx (att ändra i, ett blad per klass)",
    "en": "the file: .zip (the graph, CSV tables and their description) or .xlsx (to edit: a sheet for each class)",
}
_DONE: Words = {"sv": "{records} poster, bygge {build}", "en": "{records} records, build {build}"}


def add_arguments(parser: Parser) -> None:
    """Add what the command takes."""
    parser.add_workspace()
    parser.add_argument("file", type=Path, metavar="FILE", help=parser.words(_FILE))


def run(arguments: Namespace) -> int:
    """Write the file and say what it holds. Raises StyrgrafError."""
    from graph.dataset import build_dataset
    from graph.errors import FormatError
    from graph.workspace import open_workspace
    from server.commands.output import write_file
    from server.exports import FORMATS, export

    path: Path = arguments.file
    if path.suffix.lower() not in FORMATS:
        raise FormatError(path.name, FORMATS)
    workspace = open_workspace(arguments.workspace)
    dataset = build_dataset(workspace)
    write_file(path, export(workspace, dataset, path.suffix, arguments.lang))
    print(f"{path}: {_DONE[arguments.lang].format(records=len(workspace.records), build=dataset.build_id)}")
    return 0
