"""styrgraf new: a workspace of one's own."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from server.commands.language import Words
from server.commands.parsing import Parser

HELP: Words = {"sv": "gör en egen arbetsyta", "en": "make a workspace of your own"}
_FOLDER: Words = {"sv": "mappen, som är tom eller inte finns än", "en": "the folder, empty or not there yet"}
_FROM: Words = {
    "sv": "kopiera den medföljande arbetsytan för att redigera den (annars ett litet exempel att börja från)",
    "en": "copy the bundled workspace to edit it (else a small example to begin with)",
}
_DONE: Words = {
    "sv": "{folder}: en arbetsyta med {count} filer. Granska den: styrgraf check --workspace {quoted}",
    "en": "{folder}: a workspace of {count} files. Check it: styrgraf check --workspace {quoted}",
}


def add_arguments(parser: Parser) -> None:
    """Add what the command takes."""
    parser.add_argument("folder", type=Path, metavar="DIR", help=parser.words(_FOLDER))
    parser.add_argument("--from", dest="origin", choices=("varmland",), help=parser.words(_FROM))


def run(arguments: Namespace) -> int:
    """Make the workspace and say what to do next. Raises StyrgrafError."""
    from shlex import quote

    from graph.creation import create_workspace

    folder: Path = arguments.folder
    count = create_workspace(folder, arguments.origin)
    print(_DONE[arguments.lang].format(folder=folder, count=count, quoted=quote(str(folder))))
    return 0
