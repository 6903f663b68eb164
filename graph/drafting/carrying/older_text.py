"""The text of the edition that is revised, where it is at hand."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from graph.documents.originals import DocumentError, Originals
from graph.edition import editions_of
from graph.workspace import Workspace

#: Where a workspace keeps its documents.
_OWN: Final = "documents"


def older_text(workspace: Workspace, edition: str, documents: Path | None) -> str | None:
    """Return the normalised text of `edition`, from the workspace, else from `documents`; None where neither has it."""
    every = editions_of(workspace.records, workspace.settings.base)
    name = next((each.file_name for each in every if each.id == edition), None)
    for folder in (workspace.folder / _OWN, documents):
        if name and folder:
            try:
                return Originals(folder).normalised(name)
            except DocumentError:
                continue
    return None
