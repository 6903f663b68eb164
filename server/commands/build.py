"""styrgraf build: the whole dataset as a file."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from server.commands.language import Words
from server.commands.parsing import Parser

HELP: Words = {"sv": "skriv hela grafen till en fil", "en": "write the whole graph to a file"}
_FILE: Words = {
    "sv": "filen; ändelsen avgör formatet: .trig .nq .ttl .nt .jsonld .rdf",
    "en": "the file; its suffix tells the format: .trig .nq .ttl .nt .jsonld .rdf",
}
_DONE: Words = {"sv": "{triples} tripplar, bygge {build}", "en": "{triples} triples, build {build}"}


def add_arguments(parser: Parser) -> None:
    """Add what the command takes."""
    parser.add_workspace()
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help=parser.words(_FILE))


def run(arguments: Namespace) -> int:
    """Write the file and say what it holds. Raises StyrgrafError."""
    from graph.dataset import build_dataset
    from graph.errors import FormatError
    from graph.serialise import FORMATS, serialise
    from graph.workspace import open_workspace
    from server.commands.output import write_file

    path: Path = arguments.output
    if path.suffix.lower() not in FORMATS:
        raise FormatError(path.name, tuple(FORMATS))
    dataset = build_dataset(open_workspace(arguments.workspace))
    write_file(path, serialise(dataset, path.suffix))
    print(f"{path}: {_DONE[arguments.lang].format(triples=len(dataset.quads), build=dataset.build_id)}")
    return 0
