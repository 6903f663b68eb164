"""Writing a file as a whole or not at all."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from graph.errors import StyrgrafError
from graph.message import Message


def write_file(path: Path, content: bytes) -> None:
    """Write `content` to `path` by way of a file beside it, so that no half of it is ever seen there.

    Raises StyrgrafError where the folder is missing or may not be written to.
    """
    target = path.resolve()
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        try:
            _write(part, content)
            if target.exists():
                shutil.copymode(target, part)
            part.replace(target)
            sync_folder(target.parent)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise StyrgrafError(Message("Cannot write {path}: {reason}.", path=path, reason=error.strerror)) from None


def sync_folder(folder: Path) -> None:
    """Wait until the names of the files in `folder` are on the disk, where the system can tell."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _write(path: Path, content: bytes) -> None:
    """Write and wait until the content is on the disk: a file that is renamed before that may end up empty."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
