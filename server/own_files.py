"""Whether the program's own files are still those that it was started from.

A program that is updated while it runs answers half with what it has read and half with what is there now. What
goes wrong then is no mystery, and whoever meets it can be told what to do.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

_ROOMS: Final = ("ontology", "graph", "queries", "server")
#: What is read for each request or follows its own changes: compiled files and the bundled workspace.
_APART: Final = frozenset({"__pycache__", "varmland"})


class OwnFiles:
    """The files of the program under `folder` as they were when this was made."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._then = dict(_stamps(folder))

    @property
    def have_changed(self) -> bool:
        """Tell whether any is another one, new or gone."""
        return dict(_stamps(self._folder)) != self._then


def _stamps(folder: Path) -> Iterator[tuple[Path, tuple[int, int]]]:
    for room in _ROOMS:
        for path in (folder / room).rglob("*"):
            if not _APART.intersection(path.parts) and path.is_file():
                found = path.stat()
                yield path, (found.st_mtime_ns, found.st_size)


#: Those of the running program.
OWN: Final = OwnFiles(Path(__file__).parents[1])
