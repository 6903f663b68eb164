"""What the readers of Word, PDF and Markdown make of well-meant documents."""

from __future__ import annotations

from importlib import util
from pathlib import Path

import pytest

from graph.documents.conversion import convert
from graph.documents.conversion.block import Piece
from graph.documents.conversion.placing import placed
from graph.documents.normalise import normalise
from graph.documents.originals import UnreadableDocument

_SPEC = util.spec_from_file_location("hostile", Path(__file__).with_name("hostile.py"))
assert _SPEC
assert _SPEC.loader
hostile = util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(hostile)

MARKDOWN = """# Stadga för Åsbys vattenråd

Rådet ska **bevaka** vattnet i [ån](https://example.org/a).

## Uppgifter

1. mäta nivån
   - varje vår
2. <b>larma</b>

| Uppgift | Vem |
|---|---|
| Provtagning | Kassören |
"""


def told(path: Path) -> list[tuple[str, int, str]]:
    found = convert(path)
    for block in found.blocks:
        assert found.normalised[block.span.start : block.span.end] == block.text
    assert normalise(found.text) == found.normalised
    return [(block.kind, block.level, block.text) for block in found.blocks]


def test_markdown_becomes_headings_paragraphs_items_and_rows(tmp_path: Path) -> None:
    path = tmp_path / "stadga.md"
    path.write_text(MARKDOWN, encoding="utf-8")
    assert told(path) == [
        ("heading", 1, "Stadga för Åsbys vattenråd"),
        ("paragraph", 0, "Rådet ska bevaka vattnet i ån."),
        ("heading", 2, "Uppgifter"),
        ("item", 1, "mäta nivån"),
        ("item", 2, "varje vår"),
        ("item", 1, "<b>larma</b>"),
        ("row", 0, "Uppgift Vem"),
        ("row", 0, "Provtagning Kassören"),
    ]


def test_cells_of_a_row_have_places(tmp_path: Path) -> None:
    path = tmp_path / "stadga.md"
    path.write_text(MARKDOWN, encoding="utf-8")
    found = convert(path)
    cells = [found.normalised[span.start : span.end] for span in found.blocks[-1].cells]
    assert cells == ["Provtagning", "Kassören"]


def test_plain_text_is_kept_as_it_stands(tmp_path: Path) -> None:
    duty = "Rådet ska tillsammans med markägarna be-\nvaka ån och dess stränder året om.\n"
    text = f"Vattenrådet\n\n{duty}• mäta nivån\n• larma\n"
    path = tmp_path / "stadga.txt"
    path.write_text(text, encoding="utf-8")
    found = convert(path)
    assert found.text == text
    assert [(block.kind, block.text) for block in found.blocks] == [
        ("heading", "Vattenrådet"),
        ("paragraph", "Rådet ska tillsammans med markägarna bevaka ån och dess stränder året om."),
        ("item", "mäta nivån"),
        ("item", "larma"),
    ]


def test_word_keeps_what_a_reader_sees(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Ansvar</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>Rådet </w:t></w:r><w:ins><w:r><w:t>ska </w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>bör </w:delText></w:r></w:del><w:r><w:t>bevaka.</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Prov</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:p><w:r><w:t>Maj</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    path = tmp_path / "stadga.docx"
    path.write_bytes(hostile.docx(body))
    assert told(path) == [
        ("heading", 7, "Ansvar"),
        ("paragraph", 0, "Rådet ska bevaka."),
        ("row", 0, "Prov Maj"),
    ]


def test_a_hyphen_at_the_end_of_a_piece_joins_nothing() -> None:
    found = placed([Piece("paragraph", "barn-"), Piece("paragraph", "skola")])
    assert [block.text for block in found.blocks] == ["barn -", "skola"]
    assert found.normalised == normalise(found.text) == "barn - skola"


def test_a_missing_file_and_a_folder_are_told_apart_from_documents(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="is no file"):
        convert(tmp_path)
