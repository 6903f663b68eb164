"""What a text of a record may hold."""

from __future__ import annotations

import pytest

from graph.plain_text import not_plain


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rådet <b>för</b> roddarna", "markup: '<b>'"),
        ("Roddarna &amp; vakten", "markup: '&amp;'"),
        ("Rodd\u0430rna", "two alphabets"),
        ("Ra\u030adet", "loose"),
        ("Vak\u200bten", "'\\u200b'"),
        ("\u202eVakten", "'\\u202e'"),
        ("Vakten\u00a0vid sundet", "'\\xa0'"),
        ("Vakten\x07", "'\\x07'"),
    ],
)
def test_what_only_looks_like_text_is_told(text: str, told: str) -> None:
    assert told in str(not_plain(text))


@pytest.mark.parametrize(
    "text",
    [
        "Rådet för roddarna – i ”Ål & Öl”",
        "< 5 platser, > 2",
        "Fyrvakten <nr 1>",
        "Gruppen Ω",
        "Grüße, José",
        "rad ett\nrad två",
    ],
)
def test_what_people_type_is_plain(text: str) -> None:
    assert not_plain(text) is None
