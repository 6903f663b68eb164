"""Makes documents that no one should have to read, each written to a folder when asked for."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="word/document.xml"/></Relationships>'
)
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PARAGRAPH = "<w:p><w:r><w:t>Styrelsen ska möta.</w:t></w:r></w:p>"


def docx(body: str = _PARAGRAPH, prologue: str = "", extra: dict[str, bytes] | None = None) -> bytes:
    """Return a Word file with `body`, more parts and what stands before the root element."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _RELATIONS)
        document = f'<?xml version="1.0"?>{prologue}<w:document {_WORD}><w:body>{body}</w:body></w:document>'
        package.writestr("word/document.xml", document)
        for name, content in (extra or {}).items():
            package.writestr(name, content)
    return packed.getvalue()


def pdf(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """Return a PDF of numbered `objects`, the first of them the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, start)
    return bytes(out)


def _pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(count))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] >>"
    tree = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)
    return pdf([b"<< /Type /Catalog /Pages 2 0 R >>", tree, *[page] * count])


def _encrypted() -> bytes:
    key = b"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <%s> /U <%s> >>" % (b"ab" * 32, b"cd" * 32)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] >>"
    tree = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    trailer = b"/Encrypt 4 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]"
    return pdf([b"<< /Type /Catalog /Pages 2 0 R >>", tree, page, key], trailer)


def _deep_pdf() -> bytes:
    nested = b"[" * 200_000 + b"]" * 200_000
    return pdf([b"<< /Type /Catalog /Pages 2 0 R /Extra %s >>" % nested, b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"])


def _circular_pages() -> bytes:
    return pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000 >>"])


def _bomb_pdf() -> bytes:
    import zlib

    packed = zlib.compress(b"BT /F1 12 Tf (aaaaaaaaaa) Tj ET\n" * 6_000_000, 9)
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>"
    )
    tree = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return pdf([b"<< /Type /Catalog /Pages 2 0 R >>", tree, page, stream, font])


def _laughs() -> bytes:
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return docx("<w:p><w:r><w:t>&a11;</w:t></w:r></w:p>", f"<!DOCTYPE w [{entities}]>")


def _external() -> bytes:
    declared = '<!DOCTYPE w [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
    return docx("<w:p><w:r><w:t>&secret;</w:t></w:r></w:p>", declared)


def _nested_tables(depth: int) -> bytes:
    return docx("<w:tbl><w:tr><w:tc>" * depth + _PARAGRAPH + "</w:tc></w:tr></w:tbl>" * depth)


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.write(docx())
        file.truncate(200_000_000)


def _zip_bomb() -> bytes:
    return docx(extra={"word/styles.xml": b"<styles>" + b" " * 300_000_000 + b"</styles>"})


def _lying_bomb() -> bytes:
    """A part that unpacks to far more than its own header says."""
    content = bytearray(_zip_bomb())
    true_size = (300_000_000 + len(b"<styles></styles>")).to_bytes(4, "little")
    return bytes(content.replace(true_size, (1_000).to_bytes(4, "little")))


def _nested_bomb() -> bytes:
    inner = docx(extra={"word/theme.bin": b"\0" * 30_000_000})
    for _ in range(3):
        inner = docx(extra={f"word/embeddings/{n}.docx": inner for n in range(40)})
    return inner


_FILES: dict[str, Callable[[], bytes]] = {
    "bomb.docx": _zip_bomb,
    "lying.docx": _lying_bomb,
    "nested-without-document.docx": lambda: _nested_bomb().replace(b"word/document.xml", b"word/documint.xml"),
    "parts.docx": lambda: docx(extra={f"word/{n}.bin": b"" for n in range(20_000)}),
    "laughs.docx": _laughs,
    "external.docx": _external,
    "nested-tables.docx": lambda: _nested_tables(10_000),
    "macros.docx": lambda: docx(extra={"word/vbaProject.bin": b"Sub AutoOpen()"}),
    "macros.docm": lambda: docx(extra={"word/vbaProject.bin": b"Sub AutoOpen()"}),
    "long.docx": lambda: docx(_PARAGRAPH * 400_000),
    "no-text.docx": lambda: docx(""),
    "not-xml.docx": lambda: docx("<w:p>"),
    "truncated.docx": lambda: docx(_PARAGRAPH * 500)[:700],
    "spreadsheet.docx": lambda: docx().replace(b"word/document.xml", b"xl/workbook.xmlxx"),
    "picture.docx": lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 5_000,
    "old.docx": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5_000,
    "page.pdf": lambda: b"<!DOCTYPE html><html><body>Styrelsen ska vara ett</body></html>",
    "scanned.pdf": lambda: _pages(3),
    "encrypted.pdf": _encrypted,
    "pages.pdf": lambda: _pages(100_000),
    "deep.pdf": _deep_pdf,
    "circular.pdf": _circular_pages,
    "bomb.pdf": _bomb_pdf,
    "rubbish.pdf": lambda: b"%PDF-1.7\n" + bytes(range(256)) * 4_000,
    "word.txt": docx,
    "picture.md": lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 5_000,
    "nested-lists.md": lambda: b"".join(b"  " * n + b"- a\n" for n in range(900)),
    "nested-on-one-line.md": lambda: b"- " * 10_000 + b"a",
    "nested-quotes.md": lambda: b"> " * 10_000 + b"a",
    "brackets.md": lambda: b"[" * 300_000,
    "emphasis.md": lambda: b"*a_ " * 240_000,
    "long.md": lambda: b"a " * 2_000_000,
    "long.txt": lambda: b"Styrelsen ska besluta om budgeten. " * 100_000,
    "latin.md": lambda: "Årsmötet".encode("latin-1"),
    "empty.docx": lambda: b"",
    "sheet.xlsx": docx,
}
NAMES = (*_FILES, "huge.docx")


def write(name: str, folder: Path) -> Path:
    """Write the document `name`, one of NAMES, into `folder` and return its path."""
    path = folder / name
    if name == "huge.docx":
        _huge(path)
    else:
        path.write_bytes(_FILES[name]())
    return path
