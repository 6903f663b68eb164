"""The bundled fonts in a form that programs other than browsers read."""

from __future__ import annotations

import atexit
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from server.chart.fonts import FOLDER


@cache
def typefaces() -> Path:
    """Return a folder with the fonts of the pages as TrueType; it is there until the process ends."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    folder = Path(mkdtemp(prefix="styrgraf-fonts-"))
    atexit.register(rmtree, folder, ignore_errors=True)
    for file in sorted(FOLDER.glob("*.woff2")):
        with TTFont(file, recalcTimestamp=False) as font:
            font.flavor = None
            font.save(folder / f"{file.stem}.ttf")
    return folder
