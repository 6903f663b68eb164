"""Running a conversion in a child process that cannot take much time or memory."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from graph.documents.conversion.block import Piece
from graph.documents.conversion.child import TOO_LARGE
from graph.documents.conversion.limits import MAX_SECONDS
from graph.documents.conversion.refusal import Refusal
from graph.message import Message

_CHILD = "graph.documents.conversion.child"


def pieces_of_file(path: Path, suffix: str) -> list[Piece]:
    """Return the pieces of the file at `path`, of the kind that `suffix` names.

    Raises Refusal, also where the child had to be ended, and OSError where the file cannot be opened.
    """
    answer = _answer(path, suffix)
    if "refusal" in answer:
        raise Refusal(Message(answer["refusal"], **answer["slots"]))
    return [Piece(kind, text, level, tuple(cells)) for kind, text, level, cells in answer["pieces"]]


def _answer(path: Path, suffix: str) -> dict[str, Any]:
    command = [sys.executable, "-I", "-X", "utf8", "-m", _CHILD, suffix]
    with path.open("rb") as source:
        try:
            out, silent = subprocess.PIPE, subprocess.DEVNULL
            ended = subprocess.run(command, stdin=source, stdout=out, stderr=silent, timeout=MAX_SECONDS, check=False)
        except subprocess.TimeoutExpired:
            raise Refusal(
                Message(
                    "takes more than {max_seconds} seconds to read; split it, or save it anew", max_seconds=MAX_SECONDS
                )
            ) from None
    try:
        answer: dict[str, Any] = json.loads(ended.stdout)
    except ValueError:
        # Ended by a limit, or by a fault of a library: either way nothing that can be read.
        raise Refusal(TOO_LARGE) from None
    return answer
