"""styrgraf import: read a workbook back that has been edited."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from server.commands.language import Language, Words
from server.commands.parsing import Parser, UsageError

HELP: Words = {
    "sv": "läs in en redigerad arbetsbok från export: visa vad som ändras, och skriv det",
    "en": "read in an edited workbook from export: show what changes, and write it",
}
_FILE: Words = {"sv": "arbetsboken, .xlsx", "en": "the workbook, .xlsx"}
_YES: Words = {"sv": "skriv ändringarna utan att fråga", "en": "write the changes without asking"}
_BY: Words = {"sv": "vem som gör ändringarna, till historiken", "en": "who makes the changes, for the history"}
_ASK: Words = {"sv": "Skriva ändringarna till {folder}? [j/N] ", "en": "Write the changes to {folder}? [y/N] "}
_WRITTEN: Words = {"sv": "Skrivet till {folder} som ändring {number}.", "en": "Written to {folder} as change {number}."}
_LEFT: Words = {"sv": "Inget är skrivet.", "en": "Nothing is written."}
_HOW: Words = {
    "sv": "inget är skrivet; lägg till --yes för att skriva ändringarna",
    "en": "nothing is written; add --yes to write the changes",
}
_TITLE: Words = {"sv": "Inläst ur {name}", "en": "Read in from {name}"}


def add_arguments(parser: Parser) -> None:
    """Add what the command takes."""
    parser.add_workspace()
    parser.add_argument("file", type=Path, metavar="FILE", help=parser.words(_FILE))
    parser.add_argument("--yes", action="store_true", help=parser.words(_YES))
    parser.add_argument("--by", default="", metavar="NAME", help=parser.words(_BY))


def run(arguments: Namespace) -> int:
    """Show what the workbook changes, and write it once that is agreed. Raises StyrgrafError."""
    from graph.bundled import refuse_bundled
    from graph.workspace import open_workspace
    from graph.writing.versioning import commit_in_git
    from server.language.telling import told
    from server.spreadsheet.importing import changes_in, read_workbook

    refuse_bundled(arguments.workspace)
    path: Path = arguments.file
    content = read_workbook(path)
    changes = changes_in(content, path.name, open_workspace(arguments.workspace), arguments.lang)
    print(changes.told, flush=True)
    if not changes.edits:
        return 0
    if not (arguments.yes or _agreed(changes.folder, arguments.lang)):
        print(_LEFT[arguments.lang])
        return 0
    done = changes.make(arguments.by, _TITLE[arguments.lang].format(name=path.name))
    if done:
        unkept = commit_in_git(changes.folder, done)
        print(_WRITTEN[arguments.lang].format(folder=changes.folder, number=done.number))
        if unkept:
            print(told(unkept, arguments.lang), file=sys.stderr)
    return 0


def _agreed(folder: Path, language: Language) -> bool:
    """Ask whether to write. Raises UsageError where there is nobody to ask."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(_HOW[language])
    try:
        answer = input(_ASK[language].format(folder=folder))
    except EOFError:
        return False
    return answer.strip().casefold() in ("j", "ja", "y", "yes")
