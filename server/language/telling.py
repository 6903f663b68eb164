"""What goes wrong, told in the language of whoever reads it."""

from __future__ import annotations

from functools import cache
from typing import Final

import yaml

from graph import message
from graph.errors import WorkspaceError
from server.language.choice import Language
from server.language.texts import FOLDER

_FILE: Final = FOLDER / "messages.yaml"


def told(what: object, language: Language) -> str:
    """Return an error, or a text that one holds, in `language`; the problems of a workspace on a line each."""
    if isinstance(what, WorkspaceError):
        return "\n".join(told(problem, language) for problem in what.problems)
    return message.told(what, language, patterns() if language == "sv" else {})


@cache
def patterns() -> message.Patterns:
    """Return the patterns in Swedish by those in English."""
    content: dict[str, str] = yaml.load(_FILE.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return content
