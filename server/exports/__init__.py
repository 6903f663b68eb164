"""The whole of a workspace as files to take along: tables, and every form of the graph."""

from __future__ import annotations

from graph.dataset import Dataset
from graph.errors import FormatError
from graph.workspace import Workspace
from server.commands.language import Language

#: Suffixes of the files that hold tables; graph.serialise has those of the graph.
FORMATS = (".zip", ".xlsx")


def export(workspace: Workspace, dataset: Dataset, suffix: str, language: Language = "sv") -> bytes:
    """Return `dataset`, built from `workspace`, as a file with `suffix`; the same records give the same bytes.

    The words of a workbook are in `language`. Raises FormatError, and StyrgrafError for a text too long
    for a spreadsheet.
    """
    if suffix.lower() == ".zip":
        from server.exports.archive import archive

        return archive(workspace, dataset)
    if suffix.lower() == ".xlsx":
        from server.spreadsheet.writing import spreadsheet

        return spreadsheet(workspace, dataset, language)
    raise FormatError(suffix, FORMATS)
