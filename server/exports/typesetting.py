"""Pages of paper: a template of ours and data become PDF or PNG.

Set with Typst: one wheel without system libraries, Apache-2.0, PDF that is tagged and conforms to
PDF/UA-1, SVG kept as vectors with its text selectable, pictures in the same way. WeasyPrint needs
Pango on the machine, ReportLab tags nothing in its free edition, a browser is large and slow to start.

Data reaches a template as JSON and is shown as text; it is never made part of the markup. Templates
lie in ``server/templates``, the only folder that can be read; no package and no font is looked for
elsewhere, and nothing is fetched.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

import typst

from server.exports.printable import printable
from server.exports.typefaces import typefaces

TEMPLATES: Final = Path(__file__).parents[1] / "templates"
#: Typst would look for packages here; our templates name none.
_NOWHERE: Final = TEMPLATES / "pdf" / "no-packages"
_STANDARD: Final = "ua-1"


def pdf(template: str, data: Mapping[str, Any], made: date | None = None) -> bytes:
    """Return `template`, a path within ``server/templates``, filled with `data` as a tagged PDF.

    `data` is anything that JSON can hold; the template reads it from ``sys.inputs.data``. `made` is the day that the
    document says it was made on. It conforms to PDF/UA-1, unless it holds signs that are in no font.
    """
    compiler = _compiler(template, data)
    stamp = datetime(made.year, made.month, made.day, tzinfo=UTC) if made else datetime(1980, 1, 1, tzinfo=UTC)
    try:
        return _single(compiler.compile(format="pdf", pdf_standards=[_STANDARD], timestamp=stamp))
    except typst.TypstError as error:
        if "could not be displayed" not in error.message:
            raise
    return _single(compiler.compile(format="pdf", timestamp=stamp))


def png(template: str, data: Mapping[str, Any], ppi: float) -> bytes:
    """Return the single page of `template`, filled with `data`, as PNG; `ppi` is the number of pixels to an inch."""
    return _single(_compiler(template, data).compile(format="png", ppi=ppi))


def _compiler(template: str, data: Mapping[str, Any]) -> typst.Compiler:
    return typst.Compiler(
        str(TEMPLATES / template),
        root=str(TEMPLATES),
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps(_printable(data), ensure_ascii=False)},
        package_path=str(_NOWHERE),
        package_cache_path=str(_NOWHERE),
    )


def _printable(value: Any) -> Any:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {name: _printable(each) for name, each in value.items()}
    return [_printable(each) for each in value] if isinstance(value, list | tuple) else value


@cache
def _fonts() -> typst.Fonts:
    """Return our fonts and, for signs that these lack, those within Typst itself; none of the machine's."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(typefaces())])


def _single(made: bytes | list[bytes] | None) -> bytes:
    if not isinstance(made, bytes):
        raise TypeError("The template has to make one page.")
    return made
