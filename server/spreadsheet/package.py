"""A look into a workbook before anything else reads it: its parts, their sizes, their XML, and what stands in cells.

The package format allows no document type declaration, hence no entities. The reader of cells gives a
formula as its last result and an error as nothing, and makes room for every cell up to the last one;
so formulas, errors, merged cells and the reach of each sheet are found here.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final
from xml.parsers import expat

from graph.damaged_package import DAMAGED
from graph.errors import StyrgrafError

#: Largest workbook, in bytes, packed and unpacked; that of Värmland has 0.6 and 8 MB.
MAX_BYTES: Final = 50_000_000
MAX_XML_BYTES: Final = 300_000_000
MAX_PARTS: Final = 2_000
MAX_DEPTH: Final = 100
#: Most cells with something in them, in all sheets together.
MAX_CELLS: Final = 2_000_000
#: Most cells up to the last row and column of a sheet, empty ones counted.
MAX_AREA: Final = 5_000_000
#: Formulas, errors and merges of a sheet that are remembered.
_MOST_REMEMBERED = 200
_CHUNK = 1 << 16
_ENCRYPTED = 0x1
_WORKBOOK, _RELATIONS, _TYPES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
#: What the reader of cells looks into besides; notes, drawings and looks of a theme are not read.
_READ_TOO = ("xl/sharedStrings.xml", "xl/styles.xml")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")

Attributes = Mapping[str, str]


class NotAWorkbook(StyrgrafError):
    """A file that is not read; the text goes on from the name of the file."""


@dataclass
class Oddities:
    """What a sheet has that no value may be made of."""

    formulas: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    merges: list[str] = field(default_factory=list)

    def note(self, among: list[str], cell: str) -> None:
        """Remember a cell, up to a bound."""
        if len(among) < _MOST_REMEMBERED:
            among.append(cell)


def oddities_in(content: bytes) -> Mapping[str, Oddities]:
    """Return what is odd in each sheet of a workbook, by the name of the sheet.

    Raises NotAWorkbook where `content` is no workbook that can safely be read.
    """
    if content.startswith(_OLE):
        raise NotAWorkbook("is encrypted or of an older kind; save it as .xlsx without a password")
    if len(content) > MAX_BYTES:
        raise NotAWorkbook(f"is larger than {MAX_BYTES // 1_000_000} MB; split it")
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            _refuse_bad_parts(package)
            return _Reading(package).sheets()
    except DAMAGED as error:
        raise NotAWorkbook(f"is no workbook or a damaged one ({_one_line(error)}); open it and save it anew") from None


def _one_line(error: Exception) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in str(error))[:100]


def _refuse_bad_parts(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    names = [part.filename for part in parts]
    if len(parts) > MAX_PARTS:
        raise NotAWorkbook(f"is packed of more than {MAX_PARTS} parts; no workbook is")
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise NotAWorkbook("is encrypted; save it without a password")
    if _TYPES not in names or _WORKBOOK not in names or _RELATIONS not in names:
        raise NotAWorkbook("is a packed file but no workbook; save it as .xlsx")
    if any(name.endswith("vbaProject.bin") for name in names):
        raise NotAWorkbook("holds macros; save it as .xlsx without them")
    if len({name.casefold() for name in names}) < len(names):
        raise NotAWorkbook("holds two parts of the same name; open it and save it anew")
    if sum(part.file_size for part in parts) > MAX_XML_BYTES:
        raise NotAWorkbook(f"unpacks to more than {MAX_XML_BYTES // 1_000_000} MB; split it")


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
                raise NotAWorkbook("names a sheet that is not in it; open it and save it anew")
            if "worksheets/" in part:
                yield name, part

    def _sheet(self, part: str) -> Oddities:
        scan = _Scan()
        self._walk(part, scan.begin)
        self._cells += scan.filled
        if self._cells > MAX_CELLS:
            raise NotAWorkbook(f"has more than {MAX_CELLS} cells; split it")
        return scan.odd

    def _walk(self, part: str, begin: Callable[[str, Attributes], None]) -> None:
        parser = expat.ParserCreate()
        depth = 0

        def start(name: str, attributes: Attributes) -> None:
            nonlocal depth
            depth += 1
            if depth > MAX_DEPTH:
                raise NotAWorkbook(f"nests its XML deeper than {MAX_DEPTH} levels; no workbook does")
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
                        raise NotAWorkbook("unpacks to more than it says; no workbook does")
                    parser.Parse(chunk)
                parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise NotAWorkbook(f"has a part that is not XML, {part} ({error}); open it and save it anew") from None


class _Scan:
    """What one sheet holds, seen as its elements begin."""

    def __init__(self) -> None:
        self.odd = Oddities()
        self.filled = 0
        self._cell = ""
        self._row = self._column = 0
        self._last_row = self._last_column = 0

    def begin(self, name: str, attributes: Attributes) -> None:
        if name == "row":
            self._row, self._column = _number(attributes.get("r"), self._row + 1), 0
        elif name == "c":
            self._place(attributes)
            if attributes.get("t") == "e":
                self.odd.note(self.odd.errors, self._cell)
        elif name in ("v", "is"):
            self.filled += 1
        elif name == "f":
            self.odd.note(self.odd.formulas, self._cell)
        elif name == "mergeCell":
            self.odd.note(self.odd.merges, attributes.get("ref", ""))

    def _place(self, attributes: Attributes) -> None:
        given = _CELL.fullmatch(attributes.get("r", ""))
        self._column += 1
        if given:
            self._column, self._row = _column_number(given[1]), int(given[2])
        self._cell = attributes.get("r", "") if given else f"{_letters(self._column)}{self._row}"
        if self._column > 16_384 or self._row > 1_048_576:
            raise NotAWorkbook("has a cell outside the sheet; open it and save it anew")
        self._last_row = max(self._last_row, self._row)
        self._last_column = max(self._last_column, self._column)
        if self._last_row * self._last_column > MAX_AREA:
            raise NotAWorkbook(
                f"reaches to cell {self._cell} on a sheet, further than can be read; delete the rows and columns"
                " after the last one that is used"
            )


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) <= 7 else otherwise


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _letters(column: int) -> str:
    letters, left = "", column
    while left:
        left, rest = divmod(left - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _refuse_doctype(*_: object) -> None:
    raise NotAWorkbook("declares a document type or entities in its XML, which no workbook may")
