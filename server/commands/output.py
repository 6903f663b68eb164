"""Writing results: to a file as a whole or not at all, or to standard output."""

from __future__ import annotations

import sys
from pathlib import Path

from graph.whole_file import write_file

__all__ = ["write", "write_file"]


def write(content: bytes | str, path: Path | None, in_short: str) -> None:
    """Write `content` to `path` and say so and what it is `in_short`.

    Where `path` is None, it goes to standard output: there, bytes are text, without a mark.
    """
    if path is None:
        sys.stdout.write(content if isinstance(content, str) else content.decode("utf-8-sig"))
    else:
        write_file(path, content if isinstance(content, bytes) else content.encode())
        print(f"{path}: {in_short}")
