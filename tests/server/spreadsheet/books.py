"""A workbook whose cells a test changes in the file itself, as no library of ours would."""

from __future__ import annotations

import io
import re
from functools import cached_property
from typing import Any
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

from python_calamine import CalamineWorkbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_CELL = re.compile(r"([A-Z]+)(\d+)")


def number_of(letters: str) -> int:
    """Return the number of a column, from 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def letters_of(number: int) -> str:
    """Return the letters of a column, from 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class Book:
    """A workbook by its parts."""

    def __init__(self, content: bytes) -> None:
        with ZipFile(io.BytesIO(content)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self._content = content

    @cached_property
    def read(self) -> CalamineWorkbook:
        """Return the workbook as it was, as another program reads it."""
        return CalamineWorkbook.from_filelike(io.BytesIO(self._content))

    @cached_property
    def _part_of(self) -> dict[str, str]:
        relations = ElementTree.fromstring(self.parts["xl/_rels/workbook.xml.rels"])
        targets = {each.get("Id"): each.get("Target") for each in relations}
        sheets = ElementTree.fromstring(self.parts["xl/workbook.xml"]).iter(f"{{{MAIN}}}sheet")
        return {
            str(each.get("name")): f"xl/{targets[next(v for k, v in each.items() if k.endswith('}id'))]}"
            for each in sheets
        }

    def part(self, sheet: str) -> str:
        """Return the part that holds a sheet."""
        return self._part_of[sheet]

    @property
    def content(self) -> bytes:
        """Return the workbook as bytes."""
        packed = io.BytesIO()
        with ZipFile(packed, "w", ZIP_STORED) as package:
            for name, part in self.parts.items():
                package.writestr(name, part)
        return packed.getvalue()

    def rows(self, sheet: str) -> list[list[Any]]:
        """Return the cells of a sheet as they were."""
        return self.read.get_sheet_by_name(sheet).to_python(skip_empty_area=False)

    def column(self, sheet: str, heading: str) -> str:
        """Return the letters of the column below a heading."""
        return letters_of(self.rows(sheet)[0].index(heading) + 1)

    def row(self, sheet: str, identity: str, heading: str = "Identitet") -> int:
        """Return the number, from 1, of the first row that has `identity` below `heading`."""
        place = self.rows(sheet)[0].index(heading)
        return next(number for number, row in enumerate(self.rows(sheet), 1) if row[place] == identity)

    def cell(self, sheet: str, identity: str, heading: str) -> str:
        """Return the name of the cell of a record below a heading."""
        return f"{self.column(sheet, heading)}{self.row(sheet, identity)}"

    def write(self, sheet: str, cell: str, value: Any, formula: str | None = None) -> Book:
        """Write a text, a number or a truth value (None: nothing) in a cell, which loses its look."""
        tree = ElementTree.fromstring(self.parts[self.part(sheet)])
        found = self._element(tree, cell)
        for child in list(found):
            found.remove(child)
        found.attrib = {"r": cell}
        if formula is not None:
            ElementTree.SubElement(found, f"{{{MAIN}}}f").text = formula
        if isinstance(value, str):
            found.set("t", "inlineStr")
            text = ElementTree.SubElement(ElementTree.SubElement(found, f"{{{MAIN}}}is"), f"{{{MAIN}}}t")
            text.text = value
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        elif value is not None:
            if isinstance(value, bool):
                found.set("t", "b")
            ElementTree.SubElement(found, f"{{{MAIN}}}v").text = str(int(value) if isinstance(value, bool) else value)
        self.parts[self.part(sheet)] = ElementTree.tostring(tree)
        return self

    def remove_row(self, sheet: str, number: int) -> Book:
        """Empty a row."""
        tree = ElementTree.fromstring(self.parts[self.part(sheet)])
        data = tree.find(f"{{{MAIN}}}sheetData")
        assert data is not None
        for row in list(data):
            if row.get("r") == str(number):
                data.remove(row)
        self.parts[self.part(sheet)] = ElementTree.tostring(tree)
        return self

    def replace(self, part: str, old: str, new: str) -> Book:
        """Replace text in a part, which has to be there."""
        text = self.parts[part].decode()
        assert old in text
        self.parts[part] = text.replace(old, new).encode()
        return self

    def _element(self, tree: ElementTree.Element, cell: str) -> ElementTree.Element:
        match = _CELL.fullmatch(cell)
        assert match
        data = tree.find(f"{{{MAIN}}}sheetData")
        assert data is not None
        row = next((each for each in data if each.get("r") == match[2]), None)
        if row is None:
            row = ElementTree.SubElement(data, f"{{{MAIN}}}row", {"r": match[2]})
            data[:] = sorted(data, key=lambda each: int(str(each.get("r"))))
        found = next((each for each in row if each.get("r") == cell), None)
        if found is None:
            found = ElementTree.SubElement(row, f"{{{MAIN}}}c", {"r": cell})
            row[:] = sorted(row, key=lambda each: number_of(str(each.get("r")).rstrip("0123456789")))
        return found
