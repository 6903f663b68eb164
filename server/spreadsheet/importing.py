"""Reading a workbook back: what it would change, and changing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graph.errors import StyrgrafError
from graph.message import Message
from graph.workspace import Workspace
from graph.writing.applying import apply
from graph.writing.history import Done
from server.commands.language import Language
from server.spreadsheet import passport
from server.spreadsheet.cells import Speech
from server.spreadsheet.comparing import Edited, edited, in_order
from server.spreadsheet.concepts import Concepts
from server.spreadsheet.decoding import decoded
from server.spreadsheet.faults import CellFault, WorkbookFaults
from server.spreadsheet.grids import grids_of
from server.spreadsheet.judging import judged
from server.spreadsheet.names import names_of
from server.spreadsheet.package import MAX_BYTES
from server.spreadsheet.reading import rows_of
from server.spreadsheet.refusal import NotAWorkbook
from server.spreadsheet.telling import told

#: Faults of a cell of which nothing else needs to be told.
_ODD: Final = ("formula", "error")


@dataclass(frozen=True)
class Changes:
    """What a workbook changes in a workspace."""

    folder: Path
    edits: Sequence[Edited]
    #: The same in sentences.
    told: str

    def make(self, by: str, title: str) -> Done | None:
        """Make the changes. Raises what graph.writing.applying.apply does; then nothing has been changed."""
        return apply(self.folder, [edit.change for edit in self.edits], by, title)


def read_workbook(path: Path) -> bytes:
    """Return the content of a workbook. Raises StyrgrafError where the file cannot be read."""
    try:
        if not path.is_file():
            raise StyrgrafError(Message("There is no file {path}.", path=path))
        if path.stat().st_size > MAX_BYTES:
            raise StyrgrafError(
                Message("{path} is larger than {most} MB; split it.", path=path, most=MAX_BYTES // 1000000)
            )
        return path.read_bytes()
    except OSError as error:
        raise StyrgrafError(Message("Cannot read {path}: {reason}.", path=path, reason=error.strerror)) from None


def changes_in(content: bytes, name: str, workspace: Workspace, language: Language) -> Changes:
    """Return what the workbook `content`, in a file called `name`, changes in `workspace`, told in `language`.

    Raises WorkbookFaults with every fault and its cell, and StyrgrafError where `content` is no workbook of
    this workspace.
    """
    try:
        grids = grids_of(content)
        hidden = grids.get(passport.SHEET)
        made_from = passport.read(hidden.rows) if hidden else None
        if made_from is None:
            raise NotAWorkbook("foreign")
        if made_from.base != workspace.settings.base:
            raise NotAWorkbook("another", given=made_from.base[:200])
    except NotAWorkbook as error:
        raise error.told(name, language) from None
    read = decoded(rows_of(grids, made_from, workspace.settings.languages), made_from, workspace)
    faults = _without_echoes(read.faults) or [*judged(read.records, made_from, workspace)]
    edits, conflicts = edited(read.records, made_from, workspace) if not faults else ([], [])
    if faults or conflicts:
        raise WorkbookFaults([*faults, *conflicts], language)
    every = [*workspace.records, *(edit.after.record for edit in edits if edit.after)]
    speech = Speech(names_of(every, language), Concepts(every), language)
    edits = in_order(edits)
    return Changes(workspace.folder, edits, told(edits, speech))


def _without_echoes(faults: Sequence[CellFault]) -> list[CellFault]:
    """Leave out what the result of a formula, or of one that failed, is not: the formula is told at that cell."""
    odd = {(each.sheet, each.cell) for each in faults if each.fault.kind in _ODD}
    return [each for each in faults if each.fault.kind in _ODD or (each.sheet, each.cell) not in odd]
