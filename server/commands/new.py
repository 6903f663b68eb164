"""styrgraf new: a workspace of one's own."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import StyrgrafError
from server.commands.language import Language, Words
from server.commands.parsing import Parser

if TYPE_CHECKING:
    from graph.beginning import Beginning

HELP: Words = {"sv": "gör en egen arbetsyta", "en": "make a workspace of your own"}
_FOLDER: Words = {"sv": "mappen, som är tom eller inte finns än", "en": "the folder, empty or not there yet"}
_FROM: Words = {
    "sv": "kopiera den medföljande arbetsytan för att redigera den (annars ett litet exempel att börja från)",
    "en": "copy the bundled workspace to edit it (else a small example to begin with)",
}
_NAME: Words = {"sv": "vad arbetsytan heter", "en": "what the workspace is called"}
_BASE: Words = {
    "sv": "början på adressen till allt i den, med / sist (annars efter namnet)",
    "en": "how the address of everything in it begins, ending in / (else after the name)",
}
_LANGUAGES: Words = {
    "sv": "språken ni skriver på, det viktigaste först, med komma emellan (sv,en)",
    "en": "the languages you write in, the most important first, with commas between (sv,en)",
}
_LEVELS: Words = {
    "sv": "era nivåer uppifrån och ned, med komma emellan (annars de som följer med)",
    "en": "your levels from the top down, with commas between (else those that come along)",
}
_ASKED: Words = {
    "sv": "Tryck retur för det som står inom hakparentes.",
    "en": "Press return for what stands in brackets.",
}
_QUESTIONS: dict[str, Words] = {
    "name": {"sv": "Namn", "en": "Name"},
    "base": {"sv": "Adressens början", "en": "Beginning of the address"},
    "languages": {"sv": "Språk", "en": "Languages"},
    "levels": {"sv": "Nivåer uppifrån och ned", "en": "Levels from the top down"},
}
_USUAL: Words = {"sv": "de som följer med", "en": "those that come along"}
_ONE_OF: Words = {
    "sv": "--from kopierar en arbetsyta som den är; utelämna --name, --base, --languages och --levels.",
    "en": "--from copies a workspace as it is; leave --name, --base, --languages and --levels out.",
}
_ENDED: Words = {
    "sv": "Svaren tog slut före den sista frågan; inget är gjort.",
    "en": "The answers ended before the last question; nothing has been made.",
}
_DONE: Words = {
    "sv": "{folder}: en arbetsyta med {count} filer. Granska den: styrgraf check --workspace {quoted}",
    "en": "{folder}: a workspace of {count} files. Check it: styrgraf check --workspace {quoted}",
}


def add_arguments(parser: Parser) -> None:
    """Add what the command takes."""
    parser.add_argument("folder", type=Path, metavar="DIR", help=parser.words(_FOLDER))
    parser.add_argument("--from", dest="origin", choices=("varmland",), help=parser.words(_FROM))
    parser.add_argument("--name", help=parser.words(_NAME))
    parser.add_argument("--base", metavar="IRI", help=parser.words(_BASE))
    parser.add_argument("--languages", metavar="sv,en", help=parser.words(_LANGUAGES))
    parser.add_argument("--levels", metavar="A,B,C", help=parser.words(_LEVELS))


def run(arguments: Namespace) -> int:
    """Make the workspace and say what to do next; on a terminal, ask what has not been said. Raises StyrgrafError."""
    from shlex import quote

    from graph.creation import create_workspace

    folder: Path = arguments.folder
    given = {key: getattr(arguments, key) for key in _QUESTIONS if getattr(arguments, key) is not None}
    if arguments.origin and given:
        raise StyrgrafError(_ONE_OF[arguments.lang])
    if not arguments.origin and not given and sys.stdin.isatty() and sys.stdout.isatty():
        given = _answers(arguments.lang)
    beginning = None if arguments.origin else _beginning(given)
    count = create_workspace(folder, arguments.origin, beginning)
    print(_DONE[arguments.lang].format(folder=folder, count=count, quoted=quote(str(folder))))
    return 0


def _beginning(given: Mapping[str, str]) -> Beginning:
    from graph.beginning import LANGUAGES, Beginning

    name = {"name": given["name"].strip()} if given.get("name") else {}
    languages, levels = _listed(given.get("languages", "")), _listed(given.get("levels", ""))
    return Beginning(base=given.get("base", "").strip(), languages=languages or LANGUAGES, levels=levels, **name)


def _answers(lang: Language) -> dict[str, str]:
    """Ask for everything that a workspace begins with; what is left empty is as usual."""
    print(_ASKED[lang])
    answers: dict[str, str] = {}
    for key, words in _QUESTIONS.items():
        beginning = _beginning(answers)
        usual = {"name": beginning.name, "base": beginning.address, "languages": ",".join(beginning.languages)}
        try:
            answers[key] = input(f"{words[lang]} [{usual.get(key, _USUAL[lang])}]: ").strip()
        except EOFError:
            raise StyrgrafError(_ENDED[lang]) from None
        _beginning(answers)  # what cannot be is told at once
    return answers


def _listed(text: str) -> tuple[str, ...]:
    return tuple(word for part in text.split(",") if (word := " ".join(part.split())))
