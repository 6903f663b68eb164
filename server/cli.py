"""The command ``styrgraf``: runs one of server.commands and turns its errors into one clear line.

Exit status: 0 fine, 1 findings of severity error, 2 could not run, 130 interrupted.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from graph.errors import StyrgrafError, WorkspaceError
from graph.message import Message
from server import commands
from server.commands.dispatch import run
from server.commands.language import Language, language_of


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that `argv` (None: the arguments of the process) asks for; returns the exit status."""
    given = sys.argv[1:] if argv is None else list(argv)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a sign that the terminal lacks is no reason to fail
    language = language_of(given, os.environ)
    try:
        status = run(commands, "styrgraf", given, language)
        sys.stdout.flush()
    except StyrgrafError as error:
        print(_told(error, language), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read the output has seen enough; what is still held back goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


def _told(error: StyrgrafError, language: Language) -> str:
    from server.language.telling import told  # here, since most commands go well

    if not isinstance(error, WorkspaceError):
        return f"styrgraf: {told(error, language)}"
    count = len(error.problems)
    several = Message("{count} problems; nothing was built.", count=count)
    total = told(several if count > 1 else "1 problem; nothing was built.", language)
    return f"{told(error, language)}\nstyrgraf: {total}"
