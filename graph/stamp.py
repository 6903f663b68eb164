"""Telling one state of a workspace's files from another without reading them."""

from __future__ import annotations

from pathlib import Path

from graph.settings import FILE
from graph.workspace import record_files

_DOCUMENTS = "documents"

#: A file's name, time of change, size and number on the disk.
FileStamp = tuple[str, int, int, int]


def stamp_of(folder: Path) -> frozenset[FileStamp]:
    """Return what changes when the settings, a record file or a document of the workspace in `folder` does."""
    files = [folder / FILE, *(folder / file for file, _ in record_files(folder)), *(folder / _DOCUMENTS).glob("*")]
    return frozenset(stamp for file in files if (stamp := _stamp(file)))


def _stamp(file: Path) -> FileStamp | None:
    try:
        found = file.stat()
    except OSError:  # gone between the listing and now
        return None
    return str(file), found.st_mtime_ns, found.st_size, found.st_ino
