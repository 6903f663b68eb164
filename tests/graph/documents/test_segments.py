"""Cutting a document into sentences, bullets, headings and slide lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.documents.normalise import normalise
from graph.documents.segments import segments

PARAGRAPH = """Rådet ska varje år följa upp de mål som kommunerna i
Dalen har kommit överens om. Gruppen bereder ären-
den åt rådet, bl.a. budgeten. Den möts t ex i
maj."""


def pieces(text: str) -> list[str]:
    return [segment.text for segment in segments(text)]


def test_sentences_end_where_they_end_and_not_at_abbreviations_or_line_ends() -> None:
    assert pieces(PARAGRAPH) == [
        "Rådet ska varje år följa upp de mål som kommunerna i Dalen har kommit överens om.",
        "Gruppen bereder ärenden åt rådet, bl.a. budgeten.",
        "Den möts t ex i maj.",
    ]


@pytest.mark.parametrize("sign", ["•", "●", "○", "-", "–", "o", "*", "→"])
def test_each_bullet_is_a_piece_with_its_continuation(sign: str) -> None:
    text = f"Rådet ansvarar för att:\n{sign} följa upp\nmålen samt,\n{sign} bereda ärenden.\nSlut."
    found = segments(text)
    assert [(piece.text, piece.listed) for piece in found] == [
        ("Rådet ansvarar för att:", False),
        (f"{sign} följa upp målen samt,", True),
        (f"{sign} bereda ärenden.", True),
        ("Slut.", False),
    ]


def test_a_numbered_item_keeps_its_number() -> None:
    assert pieces("1. Januari – möte\n2. Mars – möte") == ["1. Januari – möte", "2. Mars – möte"]


def test_bullets_inside_a_line_are_pieces_too() -> None:
    assert pieces("Rådet ska: • följa målen, • bereda ärenden.") == [
        "Rådet ska:",
        "• följa målen,",
        "• bereda ärenden.",
    ]


def test_each_row_of_a_table_stands_apart_from_the_next_and_from_the_heading_after_it() -> None:
    rows = "Forum\tNivå\n\nHamnrådet\tPolitisk, med två från varje part\n\n"
    assert pieces(f"{rows}Politisk ledning\n\n{PARAGRAPH}")[:4] == [
        "Forum Nivå",
        "Hamnrådet Politisk, med två från varje part",
        "Politisk ledning",
        "Rådet ska varje år följa upp de mål som kommunerna i Dalen har kommit överens om.",
    ]
    assert pieces("1.\tRådet leder\noch fördelar arbetet.") == ["1. Rådet leder och fördelar arbetet."]


def test_a_heading_stands_apart_from_the_paragraph_below() -> None:
    assert pieces("Rådets ansvar\n" + PARAGRAPH)[0] == "Rådets ansvar"
    assert pieces("Rådets ansvar\n– följa och bereda\n" + PARAGRAPH)[:2] == [
        "Rådets ansvar",
        "– följa och bereda",
    ]
    assert pieces("VÅRT GEMENSAMMA\nANSVAR\n\n" + PARAGRAPH)[0] == "VÅRT GEMENSAMMA ANSVAR"


def test_a_blank_line_sets_a_long_heading_apart() -> None:
    heading = "Rådets och gruppens gemensamma ansvar för länets mål"
    assert pieces(heading + "\n\n" + PARAGRAPH)[0] == heading


def test_boxes_of_a_chart_stand_apart() -> None:
    assert pieces(PARAGRAPH + "\nRådet\n\nGrupp för\nunga\n\nGrupp för äldre")[3:] == [
        "Rådet",
        "Grupp för unga",
        "Grupp för äldre",
    ]


def test_a_blank_line_between_all_lines_divides_nothing() -> None:
    assert pieces(PARAGRAPH.replace("\n", "\n\n")) == pieces(PARAGRAPH)


def test_a_blank_line_inside_a_sentence_divides_nothing() -> None:
    assert pieces("Gemensamma beslut och\naktiviteter leder\n\nmot målen.") == [
        "Gemensamma beslut och aktiviteter leder mot målen."
    ]


@given(st.text(alphabet='abAB. !?:•-o1\n\r("”\u00ad') | st.text())
def test_pieces_are_the_normalised_text_in_order_and_whole(text: str) -> None:
    whole = normalise(text)
    found = segments(text)
    assert all(whole[piece.span.start : piece.span.end] == piece.text for piece in found)
    assert " ".join(piece.text for piece in found) == whole


def test_source_documents(documents: Path) -> None:
    (file,) = documents.glob("004_*.txt")
    found = pieces(file.read_text(encoding="utf-8"))
    assert {"BEREDNINGSGRUPPEN", "Beredningsgruppen ansvarar för att:", "Huvudmännens ansvar"} <= set(found)
    assert {"Samordningsgrupp samsjuklighet", "GOD OCH JÄMLIK HÄLSA", "Syfte"} <= set(found)
    assert all(piece.count("•") <= 1 for piece in found)
    assert sum(piece.startswith("•") for piece in found) == 41
