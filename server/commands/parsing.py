"""The parser of the command line: help in Swedish or English, mistakes in one line."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any, NoReturn

from graph.errors import StyrgrafError
from graph.message import Message
from server.commands.language import Language, Words
from server.commands.misunderstanding import understood

_USAGE: Words = {"sv": "användning: ", "en": "usage: "}
_OPTIONS: Words = {"sv": "flaggor", "en": "options"}
_ARGUMENTS: Words = {"sv": "argument", "en": "arguments"}
_HELP: Words = {"sv": "visa denna hjälp", "en": "show this help"}
_LANG: Words = {
    "sv": "språk: sv eller en (annars efter LC_ALL och LANG)",
    "en": "language: sv or en (else from LC_ALL and LANG)",
}
_WORKSPACE: Words = {
    "sv": "arbetsytans mapp (annars den medföljande, Värmland)",
    "en": "folder of the workspace (else the bundled one, Värmland)",
}
_EDITION: Words = {
    "sv": "utgåva, till exempel np-2025, eller alla",
    "en": "edition, for example np-2025, or alla (all)",
}
_AS_OF: Words = {
    "sv": "det som gällde en dag: ÅÅÅÅ, ÅÅÅÅ-MM eller ÅÅÅÅ-MM-DD",
    "en": "what was newest on a day: YYYY, YYYY-MM or YYYY-MM-DD",
}
_DOCUMENTS: Words = {
    "sv": "mapp med källdokumenten (annars den i STYRGRAF_DOCUMENTS), utöver documents i arbetsytan",
    "en": "folder of the source documents (else the one in STYRGRAF_DOCUMENTS), besides documents in the workspace",
}


#: The variable that names the folder of the source documents for every command that has the option.
DOCUMENTS = "STYRGRAF_DOCUMENTS"


class UsageError(StyrgrafError):
    """The command line cannot be understood."""


class Parser(argparse.ArgumentParser):
    """A parser for one language whose errors are raised."""

    def __init__(self, prog: str, language: Language, description: Words) -> None:
        super().__init__(
            prog=prog,
            description=description[language],
            formatter_class=_Formatter,
            add_help=False,
            allow_abbrev=False,
            exit_on_error=False,
        )
        self.language: Language = language
        self._positionals.title, self._optionals.title = _ARGUMENTS[language], _OPTIONS[language]
        self.add_argument("-h", "--help", action="help", help=_HELP[language])
        self.add_argument("--lang", choices=("sv", "en"), default=language, help=_LANG[language])

    def add_workspace(self) -> None:
        """Add --workspace."""
        self.add_argument("--workspace", type=Path, metavar="DIR", help=_WORKSPACE[self.language])

    def add_view(self) -> None:
        """Add --edition and --as-of, of which one may be given."""
        choice = self.add_mutually_exclusive_group()
        choice.add_argument("--edition", metavar="ID", help=_EDITION[self.language])
        choice.add_argument("--as-of", metavar="DATE", type=_date, help=_AS_OF[self.language])

    def add_documents(self) -> None:
        """Add --documents."""
        default = os.environ.get(DOCUMENTS) or None
        self.add_argument("--documents", type=_folder, metavar="DIR", default=default, help=_DOCUMENTS[self.language])

    def words(self, words: Words) -> str:
        """Return `words` in the language of the help."""
        return words[self.language]

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Parse as argparse does. Raises UsageError."""
        try:
            return super().parse_known_args(args, namespace)
        except argparse.ArgumentError as error:
            message = understood(error.message)
            if error.argument_name:
                message = Message("{argument}: {message}", argument=error.argument_name, message=message)
            self.error(message)

    def error(self, message: str) -> NoReturn:
        """Raise UsageError."""
        raise UsageError(Message("{message} (see {prog} --help)", message=understood(message), prog=self.prog))

    def format_usage(self) -> str:
        """Return the usage as argparse writes it, beginning with a word in the language of the help."""
        return _in_language(super().format_usage(), self.language)

    def format_help(self) -> str:
        """Return the help as argparse writes it, likewise."""
        return _in_language(super().format_help(), self.language)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28, width=96)


def _in_language(text: str, language: Language) -> str:
    return _USAGE[language] + text.removeprefix("usage: ")


def _date(text: str) -> str:
    from graph.dates import time_in
    from graph.errors import UnreadableDate

    try:
        return time_in(text)
    except UnreadableDate:
        raise argparse.ArgumentTypeError(
            Message("{text!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD", text=text)
        ) from None


def _folder(text: str) -> Path:
    path = Path(text)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(Message("there is no folder {text!r}", text=text))
    return path
