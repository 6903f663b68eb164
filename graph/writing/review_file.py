"""The proposal as text that lies beside the records of a drafted edition: it goes with the edition, and comes back.

No program reads it, so that no change of records has it among its files. It is kept beside the note of the change.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from graph.journal import HISTORY

NAME: Final = "granska.md"


def put_away(folder: Path, edition: str, number: int) -> None:
    """Keep the text of the removed `edition` with the change `number`, and remove its folders that hold no file."""
    if Path(edition).name != edition:  # no folder right in the workspace
        return
    with suppress(OSError):  # not there, or not to be moved: it stays where it is
        (folder / edition / NAME).replace(_kept(folder, edition, number))
    own = folder / edition
    for each in sorted((each for each in (own, *own.rglob("*")) if each.is_dir()), reverse=True):
        with suppress(OSError):  # somebody else's files are in it
            each.rmdir()


def put_back(folder: Path, editions: Iterable[str], number: int) -> None:
    """Put the texts of `editions` back where they were, once the change `number` that removed them is undone."""
    for edition in editions:
        if not (folder / edition / NAME).exists():
            with suppress(OSError):
                _kept(folder, edition, number).replace(folder / edition / NAME)


def _kept(folder: Path, edition: str, number: int) -> Path:
    return folder / HISTORY / f"{number:08}-{edition}.md"
