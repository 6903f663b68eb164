"""Workbooks as accidents and enemies leave them: each mangled in one of some thirty ways, by a seed."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable
from zipfile import ZIP_DEFLATED, ZipFile

from tests.server.spreadsheet.books import MAIN, Book, letters_of

SHEETS = ("Organ", "Ansvar", "Textställe")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: Texts that some program or other has taken for something else.
NAMES = (
    "=cmd|' /C calc'!A0",
    "../../etc/passwd",
    "<script>alert(1)</script>",
    "'; DROP TABLE organ; --",
    "{{7*7}}",
    "\u202egnagtoN",
    "mjukt\u00adstreck",
    "x" * 32_000,
    "[" * 500,
    "organisation/garnlaget organisation/fyrvakten",
    "%s%n{0}{given}",
    "٣٤",
    "-1",
    "1e999",
    "2030-02-31",
    "Posten [organisation/garnlaget]",
)
_DOCTYPE = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(8))
    + "]>"
)

Mangle = Callable[[bytes, random.Random], bytes]


def mangled(content: bytes, seed: int) -> tuple[str, bytes]:
    """Return the name of a way to mangle, and `content` mangled so."""
    chance = random.Random(seed)
    way = WAYS[seed % len(WAYS)]
    return way.__name__, way(content, chance)


def truncated(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def flipped(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 5, 200))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def no_package(content: bytes, chance: random.Random) -> bytes:
    return chance.choice(
        (b"", b"PK", b"%PDF-1.7\n", _OLE + bytes(600), chance.randbytes(500), b"a;b;c\n1;2;3\n", b"\0" * 99)
    )


def other_package(content: bytes, chance: random.Random) -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w") as package:
        name = chance.choice(("word/document.xml", "mimetype", "../../ut.txt", "a" * 300))
        package.writestr(name, chance.randbytes(chance.randrange(1, 300)))
    return packed.getvalue()


def without_part(content: bytes, chance: random.Random) -> bytes:
    book = Book(content)
    del book.parts[chance.choice(list(book.parts))]
    return book.content


def broken_part(content: bytes, chance: random.Random) -> bytes:
    book = Book(content)
    name = chance.choice([name for name in book.parts if name.endswith((".xml", ".rels"))])
    part = book.parts[name]
    at = chance.randrange(len(part))
    book.parts[name] = chance.choice(
        (part[:at], part[at:], part[:at] + b"<x>" + part[at:], b"", part.replace(b">", b""))
    )
    return book.content


def with_entities(content: bytes, chance: random.Random) -> bytes:
    book = Book(content)
    name = chance.choice(("xl/workbook.xml", "xl/sharedStrings.xml", book.part("Organ"), "xl/_rels/workbook.xml.rels"))
    book.parts[name] = _DOCTYPE.encode() + re.sub(rb"<\?xml[^>]*\?>", b"", book.parts[name])
    return book.content


def deep(content: bytes, chance: random.Random) -> bytes:
    book = Book(content)
    many = chance.choice((200, 50_000)) + chance.randrange(1_000)
    book.parts[book.part("Organ")] = b"<worksheet>" + b"<a>" * many + b"</a>" * many + b"</worksheet>"
    return book.content


def other_encoding(content: bytes, chance: random.Random) -> bytes:
    book = Book(content)
    text = book.parts[book.part("Organ")].decode()
    book.parts[book.part("Organ")] = chance.choice(
        (text.encode("utf-16"), b"\xff\xfe" + text.encode(), text.encode("utf-7"))
    )
    return book.content


def encrypted(content: bytes, chance: random.Random) -> bytes:
    """Say of some or all parts that they are encrypted."""
    begins, count = b"PK\x01\x02\x14\x03\x14\x00", content.count(b"PK\x01\x02")
    wanted = set(chance.sample(range(count), chance.randrange(1, count + 1)))
    first, *parts = content.split(begins + b"\x00\x00")
    flags = (b"\x01\x00" if number in wanted else b"\x00\x00" for number in range(len(parts)))
    return first + b"".join(begins + flag + part for flag, part in zip(flags, parts, strict=True))


def with_macros(content: bytes, chance: random.Random) -> bytes:
    book = Book(content)
    book.parts["xl/vbaProject.bin"] = chance.randbytes(chance.randrange(1, 2_000))
    return book.content


def with_links_outside(content: bytes, chance: random.Random) -> bytes:
    book = Book(content)
    book.parts["xl/externalLinks/externalLink1.xml"] = b"<externalLink/>"
    place = f"{letters_of(chance.randrange(1, 9))}{chance.randrange(1, 999)}"
    return book.write("Organ", f"B{chance.randrange(2, 5)}", 1, formula=f"[1]Blad1!{place}").content


def bomb(content: bytes, chance: random.Random) -> bytes:
    packed, size = io.BytesIO(), chance.randrange(1_500_000, 2_500_000)
    with ZipFile(packed, "w", ZIP_DEFLATED) as package:
        for name, part in Book(content).parts.items():
            package.writestr(name, part)
        package.writestr("xl/media/x.xml", bytes(size))
    # The directory of the package says that it unpacks to far more.
    return packed.getvalue().replace(size.to_bytes(4, "little"), (4_000_000_000).to_bytes(4, "little"))


def wrong_value(content: bytes, chance: random.Random) -> bytes:
    book, sheet = Book(content), chance.choice(SHEETS)
    value = chance.choice((*NAMES, 1e308, -1.5, 0, True, False, 45_000, 3.14159))
    return book.write(sheet, _cell(book, sheet, chance), value).content


def hostile_text(content: bytes, chance: random.Random) -> bytes:
    book, sheet = Book(content), chance.choice(SHEETS)
    for _ in range(5):
        book.write(sheet, _cell(book, sheet, chance), chance.choice(NAMES))
    return book.content


def formula(content: bytes, chance: random.Random) -> bytes:
    book, sheet = Book(content), chance.choice(SHEETS)
    return book.write(sheet, _cell(book, sheet, chance), chance.choice((None, 1, "x")), formula="1+1").content


def error_value(content: bytes, chance: random.Random) -> bytes:
    book, sheet = Book(content), chance.choice(SHEETS)
    cell = _cell(book, sheet, chance)
    book.write(sheet, cell, 0)
    part = book.parts[book.part(sheet)]
    book.parts[book.part(sheet)] = re.sub(
        rb'(r="%s")[^>]*>(<[^>]*v)>0<' % cell.encode(), rb'\1 t="e">\2>#REF!<', part, count=1
    )
    return book.content


def merged(content: bytes, chance: random.Random) -> bytes:
    book, sheet = Book(content), chance.choice(SHEETS)
    left, top = chance.randrange(1, 9), chance.randrange(1, 30)
    last = f"{letters_of(left + chance.randrange(1, 4))}{top + chance.randrange(4)}"
    cells = f'<mergeCells count="1"><mergeCell ref="{letters_of(left)}{top}:{last}"/></mergeCells>'
    book.parts[book.part(sheet)] = book.parts[book.part(sheet)].replace(
        b"</sheetData>", b"</sheetData>" + cells.encode()
    )
    return book.content


def heading(content: bytes, chance: random.Random) -> bytes:
    """Rename a heading, or let it stand twice, or not at all."""
    book, sheet = Book(content), chance.choice(SHEETS)
    place = chance.randrange(1, len(book.rows(sheet)[0]) + 1)
    other = chance.choice((*book.rows(sheet)[0], None, "Påhitt", "Namn (xx)", "Namn (sv) 99999", *NAMES))
    return book.write(sheet, f"{letters_of(place)}1", other).content


def sheet_name(content: bytes, chance: random.Random) -> bytes:
    book = Book(content)
    old = chance.choice((*SHEETS, "styrgraf", "Listor"))
    return book.replace(
        "xl/workbook.xml", f'name="{old}"', f'name="{chance.choice(("Ark1", "", "Organ", "Mål", "a:b"))}"'
    ).content


def without_sheet(content: bytes, chance: random.Random) -> bytes:
    book = Book(content)
    every = (*SHEETS, "styrgraf")
    text = book.parts["xl/workbook.xml"].decode()
    for name in chance.sample(every, chance.randrange(1, len(every) + 1)):
        text = re.sub(rf'<sheet name="{name}"[^>]*/>', "", text)
    book.parts["xl/workbook.xml"] = text.encode()
    return book.content


def passport(content: bytes, chance: random.Random) -> bytes:
    """Change what the hidden sheet says."""
    book = Book(content)
    rows = book.rows("styrgraf")
    row = chance.randrange(1, len(rows) + 1)
    return book.write(
        "styrgraf", f"{'ABCDEF'[chance.randrange(6)]}{row}", chance.choice((None, "x", 7, *NAMES))
    ).content


def far_cell(content: bytes, chance: random.Random) -> bytes:
    book = Book(content)
    cell = chance.choice(("XFD1048576", "A1048576", "XFD2", "ZZZ9", "AAAA1"))
    row = f'<row r="1048576"><c r="{cell}"><v>1</v></c></row></sheetData>'
    return book.replace(book.part(chance.choice(SHEETS)), "</sheetData>", row).content


def odd_cells(content: bytes, chance: random.Random) -> bytes:
    """Write cells as no program does: no place, an unknown kind, a text that is not among the shared ones."""
    number = chance.randrange(2, 40)
    cell = chance.choice(
        (
            '<c t="s"><v>99999999</v></c>',
            '<c t="s"><v>-1</v></c>',
            '<c r="B2" t="zzz"><v>1</v></c>',
            '<c r="0" t="n"><v>NaN</v></c>',
            '<c r="B2" s="99999"><v>45000</v></c>',
            '<c r="B2"><v>' + "9" * 5_000 + "</v></c>",
            '<c r="B2" t="d"><v>2030-99-99</v></c>',
            "<c/>",
        )
    )
    book = Book(content)
    return book.replace(
        book.part(chance.choice(SHEETS)), "</sheetData>", f'<row r="{number}">{cell}</row></sheetData>'
    ).content


def many_rows(content: bytes, chance: random.Random) -> bytes:
    return rows_below(content, chance.randrange(300, 900))


def rows_below(content: bytes, count: int) -> bytes:
    """Return the workbook with `count` rows of rubbish on the sheet of bodies."""
    book = Book(content)
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(100, 100 + count))
    return book.replace(book.part("Organ"), "</sheetData>", f"{rows}</sheetData>").content


def double_row(content: bytes, chance: random.Random) -> bytes:
    book = Book(content)
    sheet = chance.choice(SHEETS)
    rows = book.rows(sheet)
    number, twice = chance.randrange(len(rows) + 1, len(rows) + 60), chance.randrange(1, len(rows))
    for place, value in enumerate(rows[twice], 1):
        book.write(sheet, f"{letters_of(place)}{number}", value or None)
    return book.content


def emptied(content: bytes, chance: random.Random) -> bytes:
    book = Book(content)
    part = book.part(chance.choice(SHEETS))
    book.parts[part] = f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'.encode()
    return book.content


def _cell(book: Book, sheet: str, chance: random.Random) -> str:
    rows = book.rows(sheet)
    return f"{letters_of(chance.randrange(1, len(rows[0]) + 1))}{chance.randrange(2, len(rows) + 3)}"


WAYS: tuple[Mangle, ...] = (
    *(truncated, flipped, no_package, other_package, without_part, broken_part, with_entities, deep, other_encoding),
    *(
        encrypted,
        with_macros,
        with_links_outside,
        bomb,
        wrong_value,
        hostile_text,
        formula,
        error_value,
        merged,
        heading,
    ),
    *(sheet_name, without_sheet, passport, far_cell, odd_cells, many_rows, double_row, emptied),
)
#: Ways after which there is nothing to read, or nothing that may be.
REFUSED = {
    *("truncated", "no_package", "other_package", "with_entities", "deep", "encrypted", "with_macros", "bomb"),
    *("with_links_outside", "formula", "error_value", "merged", "without_sheet", "far_cell", "many_rows"),
}
