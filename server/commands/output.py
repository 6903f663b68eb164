"""Writing results: to a file as a whole or not at all, or to standard output."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from graph.errors import StyrgrafError


def write_file(path: Path, content: bytes) -> None:
    """Write `content` to `path` by way of a file beside it, so that no half of it is ever seen there.

    Raises StyrgrafError where the folder is missing or may not be written to.
    """
    target = path.resolve()
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        try:
            part.write_bytes(content)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise StyrgrafError(f"Cannot write {path}: {error.strerror}.") from None


def write(content: bytes | str, path: Path | None) -> None:
    """Write `content` to `path`, or to standard output where it is None: there, bytes are text in UTF-8."""
    if path is None:
        sys.stdout.write(content if isinstance(content, str) else content.decode())
    else:
        write_file(path, content if isinstance(content, bytes) else content.encode())
