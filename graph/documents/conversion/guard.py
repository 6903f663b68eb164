"""Running a conversion in a child process that cannot take much time or memory."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from graph.documents.conversion.block import Piece
from graph.documents.conversion.child import TOO_LARGE
from graph.documents.conversion.limits import MAX_SECONDS, MAX_SECONDS_WAITING
from graph.documents.conversion.refusal import Refusal
from graph.message import Message

_CHILD = "graph.documents.conversion.child"
#: How a child ends that has used up its time of a processor, where the system can tell.
OUT_OF_TIME: Final = frozenset(-getattr(signal, name) for name in ("SIGXCPU",) if hasattr(signal, name))
_TOO_SLOW: Final = Message(
    "takes more than {max_seconds} seconds of a processor to read; split it, or save it anew", max_seconds=MAX_SECONDS
)


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
            out, silent, wait = subprocess.PIPE, subprocess.DEVNULL, MAX_SECONDS_WAITING
            ended = subprocess.run(command, stdin=source, stdout=out, stderr=silent, timeout=wait, check=False)
        except subprocess.TimeoutExpired:
            raise Refusal(_TOO_SLOW) from None
    if ended.returncode in OUT_OF_TIME:
        raise Refusal(_TOO_SLOW)
    try:
        answer: dict[str, Any] = json.loads(ended.stdout)
    except ValueError:
        # Ended by a limit, or by a fault of a library: either way nothing that can be read.
        raise Refusal(TOO_LARGE) from None
    return answer
