"""styrgraf documents add: copy a source document into the workspace."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from graph.errors import StyrgrafError
from graph.message import Message
from server.commands.language import Words
from server.commands.parsing import Parser

HELP: Words = {
    "sv": "kopiera ett dokument till arbetsytans mapp documents",
    "en": "copy a document into the folder documents of the workspace",
}
_FILE: Words = {"sv": "dokumentet: .docx, .pdf, .md eller .txt", "en": "the document: .docx, .pdf, .md or .txt"}


def add_arguments(parser: Parser) -> None:
    """Add what the command takes."""
    parser.add_workspace()
    parser.add_argument("file", type=Path, metavar="FILE", help=parser.words(_FILE))


def run(arguments: Namespace) -> int:
    """Keep the text of the file, unless it cannot be read or is there already. Raises StyrgrafError."""
    from graph.bundled import refuse_bundled
    from graph.documents.conversion import convert, kept_as
    from graph.workspace import open_workspace
    from server.commands.output import write_file

    refuse_bundled(arguments.workspace)
    file: Path = arguments.file
    text = convert(file).text
    folder = open_workspace(arguments.workspace).folder / "documents"
    target = folder / kept_as(file)
    if target.exists():
        raise StyrgrafError(
            Message("{target} is there already; remove it first, or give the new document another name.", target=target)
        )
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise StyrgrafError(
            Message("Cannot make the folder {folder}: {reason}.", folder=folder, reason=error.strerror)
        ) from None
    write_file(target, text.encode())
    print(target)
    return 0
