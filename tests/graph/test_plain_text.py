"""What a text of a record may hold."""

from __future__ import annotations

import pytest

from graph.plain_text import not_plain, typed


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rådet <b>för</b> roddarna", "markup: '<b>'"),
        ("Roddarna &amp; vakten", "markup: '&amp;'"),
        ("Rodd\u0430rna", "two alphabets"),
        ("Ra\u030adet", "U+030A COMBINING RING ABOVE"),
        ("Vak\u200bten", "'\\u200b'"),
        ("\u202eVakten", "'\\u202e' (U+202E RIGHT-TO-LEFT OVERRIDE)"),
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
        "tal\u2009med smalt mellanrum, \u212bngström",
    ],
)
def test_what_people_type_is_plain(text: str) -> None:
    assert not_plain(text) is None
    assert typed(text) == text


@pytest.mark.parametrize(
    ("copied", "plain"),
    [
        ("Ra\u030adet fo\u0308r sam\xadverkan", "Rådet för samverkan"),
        ("Sam\xad\nverkan i\u00a0länet\u200b", "Samverkan i länet"),
        ("rad ett\nrad två", "rad ett\nrad två"),
    ],
)
def test_what_is_copied_is_as_if_it_were_typed(copied: str, plain: str) -> None:
    assert typed(copied) == plain
    assert not_plain(typed(copied)) is None
    assert not_plain(typed("\u202eVakten")), "what turns the writing round is not let in"
