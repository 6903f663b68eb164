"""The bundled font: small, complete, as its notes say; text measured and broken by it."""

from __future__ import annotations

import hashlib
import re

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from server.chart.fonts import FOLDER, text_width
from server.chart.type_styles import CAPTION, COMPACT_NAME, LANE_NAME, LEGEND_HEADING, NAME, PART_NAME
from server.chart.wrap import ELLIPSIS, wrap

_FILES = sorted(FOLDER.glob("*.woff2"))
_NOTES = (FOLDER / "README.md").read_text("utf-8")


def test_all_typefaces_take_less_than_50_kilobytes() -> None:
    names = [file.stem.removeprefix("styrgraf-") for file in _FILES]
    assert names == ["sans-regular", "sans-semibold", "serif-semibold"]
    assert sum(file.stat().st_size for file in _FILES) < 50_000


def test_the_files_are_those_of_the_notes() -> None:
    noted = set(re.findall(r"\| `(\S+\.woff2)` \| (\d+) \| `([0-9a-f]{64})` \|", _NOTES))
    found = {(f.name, str(f.stat().st_size), hashlib.sha256(f.read_bytes()).hexdigest()) for f in _FILES}
    assert found == noted


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.stem)
def test_the_font_has_the_signs_of_both_languages(file: str) -> None:
    with TTFont(file) as font:
        cmap = font.getBestCmap()
        digits = {font["hmtx"][cmap[ord(digit)]][0] for digit in "0123456789"}
        names = {str(record) for record in font["name"].names if record.nameID in (1, 4, 6)}
    assert not [sign for sign in "abcåäöÅÄÖéÉüÜæøß0123456789–—“”„’…·§→←↑↓×€½" if ord(sign) not in cmap]
    assert len(digits) == 1, "figures below each other do not line up"
    assert not [name for name in names if "source" in name.lower()]


def test_the_licence_is_there() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FOLDER / "OFL.txt").read_text("utf-8")


def test_widths_are_those_of_the_font() -> None:
    assert text_width("", 14) == 0
    assert text_width("ii", 14) == 2 * text_width("i", 14)
    assert text_width("W", 14) > text_width("i", 14)
    assert text_width("Nämnd", 28) == pytest.approx(2 * text_width("Nämnd", 14))
    assert text_width("Nämnd", 14, "semibold") > text_width("Nämnd", 14)
    assert text_width("\N{CJK UNIFIED IDEOGRAPH-4E00}", 10) >= text_width("m", 10)


def test_nothing_is_smaller_than_12_pixels() -> None:
    styles = (NAME, COMPACT_NAME, PART_NAME, CAPTION, LANE_NAME, LEGEND_HEADING)
    assert min(style.size for style in styles) == 12
    assert all(style.leading >= 1.2 * style.size for style in styles)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Nämnd", ("Nämnd",)),
        ("Hälso- och sjukvårdsledningen", ("Hälso- och", "sjukvårdsledningen")),
        ("Värmlandsrådet/Ordföranderådet", ("Värmlandsrådet/", "Ordföranderådet")),
        ("Kompetensförsörjningsrådet", ("Kompetens-", "försörjningsrådet")),
        ("Länssamverkansgruppen", ("Länssamverkans-", "gruppen")),
        ("Kommunledningsstaben", ("Kommunlednings-", "staben")),
        ("  två   ord ", ("två ord",)),
        ("", ("",)),
    ],
)
def test_names_break_where_a_reader_would(text: str, lines: tuple[str, ...]) -> None:
    assert wrap(text, 134, NAME, 6) == lines


def test_a_name_that_is_far_too_long_ends_in_an_ellipsis() -> None:
    lines = wrap("ord " * 50, 134, NAME, 3)
    assert len(lines) == 3
    assert lines[-1].endswith(ELLIPSIS)


@given(
    st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=120),
    st.floats(60, 300),
    st.integers(1, 6),
)
def test_no_line_is_wider_than_its_room(text: str, width: float, most: int) -> None:
    lines = wrap(text, width, NAME, most)
    assert 1 <= len(lines) <= most
    assert max(NAME.width(line) for line in lines) <= width


@given(st.lists(st.text("abcåäö", min_size=1, max_size=9), min_size=1, max_size=8))
def test_no_word_is_lost(words: list[str]) -> None:
    assert " ".join(wrap(" ".join(words), 134, NAME, 99)).split() == words
