"""styrgraf documents add: copy a source document into the workspace."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import StyrgrafError
from graph.message import Message
from server.commands.language import Words
from server.commands.parsing import Parser

if TYPE_CHECKING:
    from graph.record import Record
    from graph.workspace import Workspace

HELP: Words = {
    "sv": "kopiera ett dokument till arbetsytans mapp documents",
    "en": "copy a document into the folder documents of the workspace",
}
_FILE: Words = {"sv": "dokumentet: .docx, .pdf, .md eller .txt", "en": "the document: .docx, .pdf, .md or .txt"}

_EDITION: Words = {
    "sv": "utgåvan som texten är; kopian får dess korta namn, och utgåvan pekar på den",
    "en": "the edition that the text is; the copy gets its short name, and the edition points at it",
}
_TITLE: Words = {"sv": "{edition} pekar på {file}", "en": "{edition} points at {file}"}


def add_arguments(parser: Parser) -> None:
    """Add what the command takes."""
    parser.add_workspace()
    parser.add_argument("file", type=Path, metavar="FILE", help=parser.words(_FILE))
    parser.add_argument("--edition", metavar="ID", help=parser.words(_EDITION))


def run(arguments: Namespace) -> int:
    """Keep the text of the file, unless it cannot be read or another is there already. Raises StyrgrafError."""
    from graph.bundled import refuse_bundled
    from graph.documents.conversion import convert, kept_as
    from graph.workspace import open_workspace
    from server.commands.output import write_file

    refuse_bundled(arguments.workspace)
    file: Path = arguments.file
    text = convert(file).text
    workspace = open_workspace(arguments.workspace)
    edition = _edition(workspace, arguments.edition) if arguments.edition else None
    folder = workspace.folder / "documents"
    target = folder / kept_as(Path(f"{edition.edition}{file.suffix}") if edition else file)
    if target.exists() and not (edition and target.read_bytes() == text.encode()):
        raise StyrgrafError(
            Message(
                "{target} is there already. For the next version of a document, say --edition ID: the copy is named "
                "after that edition. Else remove it first, or give the new document another name.",
                target=target,
            )
        )
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise StyrgrafError(
            Message("Cannot make the folder {folder}: {reason}.", folder=folder, reason=error.strerror)
        ) from None
    write_file(target, text.encode())
    if edition:
        _point(workspace, edition, target.name, _TITLE[arguments.lang])
    print(target)
    return 0


def _edition(workspace: Workspace, name: str) -> Record:
    """Return the record of the edition called `name`. Raises StyrgrafError."""
    for record in workspace.records:
        if record.type == "Edition" and record.edition == name:
            return record
    raise StyrgrafError(Message("There is no edition {edition!r}; styrgraf documents lists them.", edition=name))


def _point(workspace: Workspace, edition: Record, name: str, title: str) -> None:
    """Have the record of an edition name the file of its text."""
    from graph.writing.applying import apply
    from graph.writing.change import changed
    from graph.writing.versioning import commit_in_git

    told = title.format(edition=edition.edition, file=name)
    done = apply(workspace.folder, [changed(edition, {**edition.data, "fileName": name})], title=told)
    if done:
        commit_in_git(workspace.folder, done)
