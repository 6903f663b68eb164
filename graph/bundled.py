"""The workspace that comes with the program, Värmland."""

from __future__ import annotations

from pathlib import Path

from graph.errors import StyrgrafError

BUNDLED = Path(__file__).parent / "varmland"


def refuse_bundled(folder: Path | None) -> None:
    """Raise StyrgrafError where `folder` is the bundled workspace (None means that too): it is not written to."""
    if folder is None or folder.resolve() == BUNDLED.resolve():
        raise StyrgrafError(
            "The bundled workspace is not written to; make a copy with styrgraf new DIR --from varmland,"
            " and name it with --workspace DIR."
        )
