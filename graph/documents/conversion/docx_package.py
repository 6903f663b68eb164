"""A look into a Word file before anything else reads it: its parts, their sizes, their XML.

The package format allows no document type declaration, hence no entities; a part with one was
not written by a word processor.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from xml.parsers import expat

from graph.damaged_package import DAMAGED
from graph.documents.conversion.limits import MAX_DEPTH, MAX_ELEMENTS, MAX_PARTS, MAX_PIECES, MAX_XML_BYTES
from graph.documents.conversion.refusal import Refusal
from graph.message import Message

_DOCUMENT = "word/document.xml"
_CONTENT_TYPES = "[Content_Types].xml"
_PARAGRAPH = "w:p"
_CHUNK = 1 << 16
_SIGNED_ENCRYPTED = 0x1


def refuse_bad_package(content: bytes) -> None:
    """Raise Refusal where `content` is not a Word document that can safely be read."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            _refuse_bad_parts(package)
            walk = _Walk()
            for part in package.infolist():
                if part.filename.endswith((".xml", ".rels")):
                    walk.part(package, part)
    except DAMAGED:
        raise Refusal("is a damaged Word file; open and save it anew") from None


def _refuse_bad_parts(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    if len(parts) > MAX_PARTS:
        raise Refusal(Message("is packed of more than {max_parts} parts; no Word document is", max_parts=MAX_PARTS))
    names = [part.filename for part in parts]
    if any(name.endswith("vbaProject.bin") for name in names):
        raise Refusal("holds macros; save it as .docx without them")
    if any(part.flag_bits & _SIGNED_ENCRYPTED for part in parts):
        raise Refusal("is encrypted; save it without a password")
    if _CONTENT_TYPES not in names or _DOCUMENT not in names:
        raise Refusal("is a packed file but no Word document; save it as .docx")
    if len(set(names)) < len(names):
        raise Refusal("holds two parts of the same name; open and save it anew")
    xml = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if xml > MAX_XML_BYTES:
        raise Refusal(Message("unpacks to more than {most} MB of text parts; split it", most=MAX_XML_BYTES // 1000000))


class _Walk:
    """Goes through the XML of all parts, counting elements; builds nothing."""

    def __init__(self) -> None:
        self._elements = 0
        self._paragraphs = 0
        self._depth = 0

    def part(self, package: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        self._depth = 0
        left = MAX_XML_BYTES
        try:
            with package.open(part) as stream:
                while chunk := stream.read(min(_CHUNK, left + 1)):
                    left -= len(chunk)
                    if left < 0:
                        raise Refusal("unpacks to more than it says; no Word document does")
                    parser.Parse(chunk)
                parser.Parse(b"", True)
        except expat.ExpatError:
            raise Refusal(
                Message("has a part that is not XML, {filename}; open and save it anew", filename=part.filename)
            ) from None

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        self._paragraphs += name == _PARAGRAPH
        if self._depth > MAX_DEPTH:
            raise Refusal(
                Message("nests its lists or tables deeper than {max_depth} levels; flatten them", max_depth=MAX_DEPTH)
            )
        if self._elements > MAX_ELEMENTS:
            raise Refusal(Message("has more than {max_elements} elements; split it", max_elements=MAX_ELEMENTS))
        if self._paragraphs > MAX_PIECES:
            raise Refusal(Message("holds more than {max_pieces} paragraphs; split it", max_pieces=MAX_PIECES))

    def _end(self, name: str) -> None:
        self._depth -= 1


def _refuse_doctype(*_: object) -> None:
    raise Refusal("declares a document type or entities in its XML, which no Word document may")
