"""From the arguments to the module that does what they ask."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from types import ModuleType

from graph.message import Message
from server.commands.language import Language, Words
from server.commands.parsing import Parser, UsageError

_COMMAND: Words = {"sv": "KOMMANDO", "en": "COMMAND"}
_COMMANDS: Words = {"sv": "kommandon", "en": "commands"}
_LIES_HERE: Words = {
    "sv": "styrgraf: Det här gäller den medföljande arbetsytan. Lägg till --workspace . för den som ligger här.",
    "en": "styrgraf: This is about the bundled workspace. Add --workspace . for the one that lies here.",
}
_TAKES_NONE = Path()
_MORE: Words = {"sv": "{} KOMMANDO --help säger mer.", "en": "{} COMMAND --help says more."}


def run(module: ModuleType, prog: str, given: Sequence[str], language: Language) -> int:
    """Run the command in `module` with the arguments `given`; returns the exit status.

    A module with COMMANDS stands for a group, whose first argument names the command; DEFAULT,
    where it has one, is the command meant when none is named. Raises StyrgrafError.
    """
    if not hasattr(module, "COMMANDS"):
        return _run_single(module, prog, given, language)
    if hasattr(module, "DEFAULT") and _names_none(module, given):
        return _run_single(module_of(module, module.DEFAULT), prog, given, language)
    arguments = group_parser(module, prog, language).parse_args(_command_first(module, given))
    if arguments.command not in module.COMMANDS:
        wrong = Message("there is no command {command!r}; ", command=arguments.command) if arguments.command else ""
        raise UsageError(
            Message(
                "{wrong}name one of: {commands} (see {prog} --help)",
                wrong=wrong,
                commands=", ".join(module.COMMANDS),
                prog=prog,
            )
        )
    return run(module_of(module, arguments.command), f"{prog} {arguments.command}", arguments.rest, language)


def _command_first(group: ModuleType, given: Sequence[str]) -> Sequence[str]:
    """Return `given` with the command before the options that some write first, as `--workspace DIR list`."""
    place = next((number for number, each in enumerate(given) if each in group.COMMANDS), 0)
    if not place or not given[0].startswith("--"):
        return given
    return [given[place], *given[:place], *given[place + 1 :]]


def _names_none(group: ModuleType, given: Sequence[str]) -> bool:
    if any(argument in (*group.COMMANDS, "-h", "--help") for argument in given):
        return False
    return not given or given[0].startswith("-")


def single_parser(module: ModuleType, prog: str, language: Language) -> Parser:
    """Return the parser of one command."""
    parser = Parser(prog, language, module.HELP)
    module.add_arguments(parser)
    return parser


def group_parser(module: ModuleType, prog: str, language: Language) -> Parser:
    """Return the parser of a group, whose help lists its commands."""
    parser = Parser(prog, language, module.HELP)
    parser.usage = f"{prog} [-h] [--lang {{sv,en}}] {_COMMAND[language]} …"
    parser.add_argument("command", nargs="?", help=argparse.SUPPRESS)
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    width = max(map(len, module.COMMANDS))
    listed = [f"  {name.ljust(width)}  {module_of(module, name).HELP[language]}" for name in module.COMMANDS]
    parser.epilog = "\n".join([f"{_COMMANDS[language]}:", *listed, "", _MORE[language].format(prog)])
    return parser


def _run_single(module: ModuleType, prog: str, given: Sequence[str], language: Language) -> int:
    arguments = single_parser(module, prog, language).parse_args(given)
    if getattr(arguments, "workspace", _TAKES_NONE) is None and Path("workspace.yaml").is_file():
        print(_LIES_HERE[language], file=sys.stderr)
    status: int = module.run(arguments)
    return status


def module_of(group: ModuleType, name: str) -> ModuleType:
    """Return the module of the command `name` of `group`."""
    # A command may bear a name that no module can.
    return import_module(f"{group.__name__}.{name}{'_' if iskeyword(name) else ''}")
