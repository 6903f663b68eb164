"""A look into a workbook before anything else reads it: its parts, their sizes, their XML, and what stands in cells.

The package format allows no document type declaration, hence no entities. The reader of cells gives a
formula as its last result and an error as nothing, and makes room for every cell up to the last one;
so formulas, errors, merged cells and the reach of each sheet are looked for (see `scanning`).
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import Final
from xml.parsers import expat

from graph.damaged_package import DAMAGED
from server.spreadsheet.refusal import NotAWorkbook
from server.spreadsheet.scanning import Attributes, Oddities, Scan

#: Largest workbook, in bytes, packed and unpacked; that of Värmland has 0.6 and 8 MB.
MAX_BYTES: Final = 50_000_000
MAX_XML_BYTES: Final = 300_000_000
MAX_PARTS: Final = 2_000
MAX_DEPTH: Final = 100
#: Most cells with something in them, in all sheets together.
MAX_CELLS: Final = 2_000_000
_CHUNK = 1 << 16
_ENCRYPTED = 0x1
_WORKBOOK, _RELATIONS, _TYPES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
#: What the reader of cells looks into besides; notes, drawings and looks of a theme are not read.
_READ_TOO = ("xl/sharedStrings.xml", "xl/styles.xml")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def oddities_in(content: bytes) -> Mapping[str, Oddities]:
    """Return what is odd in each sheet of a workbook, by the name of the sheet.

    Raises NotAWorkbook where `content` is no workbook that can safely be read.
    """
    if content.startswith(_OLE):
        raise NotAWorkbook("older")
    if len(content) > MAX_BYTES:
        raise NotAWorkbook("large", most=MAX_BYTES // 1_000_000)
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            _refuse_bad_parts(package)
            return _Reading(package).sheets()
    except DAMAGED:
        raise NotAWorkbook("damaged") from None


def _refuse_bad_parts(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    names = [part.filename for part in parts]
    if len(parts) > MAX_PARTS:
        raise NotAWorkbook("parts", most=MAX_PARTS)
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise NotAWorkbook("encrypted")
    if _TYPES not in names or _WORKBOOK not in names or _RELATIONS not in names:
        raise NotAWorkbook("other")
    if any(name.endswith("vbaProject.bin") for name in names):
        raise NotAWorkbook("macros")
    if len({name.casefold() for name in names}) < len(names):
        raise NotAWorkbook("double")
    if sum(part.file_size for part in parts) > MAX_XML_BYTES:
        raise NotAWorkbook("unpacked", most=MAX_XML_BYTES // 1_000_000)


class _Reading:
    """Goes through the XML of all parts; builds nothing but what is asked for."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        self._left = MAX_XML_BYTES
        self._cells = 0

    def sheets(self) -> Mapping[str, Oddities]:
        parts = dict(self._sheet_parts())
        found = {name: self._sheet(part) for name, part in parts.items()}
        for other in _READ_TOO:
            if other in self._package.namelist():
                self._walk(other, lambda name, attributes: None)
        return found

    def _sheet_parts(self) -> Iterator[tuple[str, str]]:
        targets: dict[str, str] = {}
        sheets: list[tuple[str, str]] = []

        def relation(name: str, attributes: Attributes) -> None:
            if name == "Relationship":
                targets[attributes.get("Id", "")] = attributes.get("Target", "")

        def sheet(name: str, attributes: Attributes) -> None:
            if name == "sheet":
                identity = next((value for key, value in attributes.items() if key.endswith(":id")), "")
                sheets.append((attributes.get("name", ""), identity))

        self._walk(_RELATIONS, relation)
        self._walk(_WORKBOOK, sheet)
        for name, identity in sheets:
            target = targets.get(identity, "")
            part = posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target))
            if part not in self._package.namelist():
                raise NotAWorkbook("no-sheet")
            if "worksheets/" in part:
                yield name, part

    def _sheet(self, part: str) -> Oddities:
        scan = Scan()
        self._walk(part, scan.begin)
        self._cells += scan.filled
        if self._cells > MAX_CELLS:
            raise NotAWorkbook("cells", most=MAX_CELLS)
        return scan.odd

    def _walk(self, part: str, begin: Callable[[str, Attributes], None]) -> None:
        parser = expat.ParserCreate()
        depth = 0

        def start(name: str, attributes: Attributes) -> None:
            nonlocal depth
            depth += 1
            if depth > MAX_DEPTH:
                raise NotAWorkbook("deep", most=MAX_DEPTH)
            begin(name.rpartition(":")[2], attributes)

        def end(name: str) -> None:
            nonlocal depth
            depth -= 1

        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.StartElementHandler, parser.EndElementHandler = start, end
        try:
            with self._package.open(part) as stream:
                while chunk := stream.read(_CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise NotAWorkbook("lies")
                    parser.Parse(chunk)
                parser.Parse(b"", True)
        except expat.ExpatError:
            raise NotAWorkbook("no-xml", part=part) from None


def _refuse_doctype(*_: object) -> None:
    raise NotAWorkbook("doctype")
