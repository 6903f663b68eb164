"""The child process that converts one document: standard input to JSON on standard output.

It binds itself to little time and memory before it looks at the document, so whatever a hostile
file makes of the libraries ends with this process.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from typing import BinaryIO, TextIO

from graph.documents.conversion.limits import MAX_CHARACTERS, MAX_MEMORY, MAX_SECONDS
from graph.documents.conversion.refusal import Refusal
from graph.message import Message

_READERS = {
    ".docx": ("graph.documents.conversion.docx", "pieces_of_docx"),
    ".pdf": ("graph.documents.conversion.pdf", "pieces_of_pdf"),
    ".md": ("graph.documents.conversion.markdown", "pieces_of_markdown"),
}
TOO_LARGE = "needs more memory to be read than a document may; split it, or save it anew"


def main(suffix: str, source: BinaryIO, target: TextIO) -> None:
    """Write ``{"pieces": [[kind, text, level, cells], …]}`` or ``{"refusal": pattern, "slots": {…}}``."""
    try:
        module, function = _READERS[suffix]
        pieces = getattr(import_module(module), function)(source.read())
        if sum(len(piece.text) for piece in pieces) > MAX_CHARACTERS:
            raise Refusal(
                Message("holds more than {max_characters} characters of text; split it", max_characters=MAX_CHARACTERS)
            )
        rows = [[piece.kind, piece.text, piece.level, piece.cells] for piece in pieces]
        json.dump({"pieces": rows}, target)
    except Refusal as refusal:
        why = str(refusal)
        pattern, slots = (why.pattern, why.slots) if isinstance(why, Message) else (why, {})
        json.dump({"refusal": pattern, "slots": {name: str(value) for name, value in slots.items()}}, target)
    except (MemoryError, RecursionError):
        json.dump({"refusal": TOO_LARGE, "slots": {}}, target)


def bind() -> None:
    """Limit the time and memory of this process, where the system can."""
    try:
        import resource
    except ImportError:  # Windows: the parent's time limit is what remains
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    # Where both limits are one, the signal is that which tells no reason.
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS, MAX_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


if __name__ == "__main__":
    bind()
    main(sys.argv[1], sys.stdin.buffer, sys.stdout)
