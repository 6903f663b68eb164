"""The texts of the pages: the same keys and slots in both languages, and plain phrases made of them."""

from __future__ import annotations

import re
from string import Formatter

import pytest
from markupsafe import Markup

from server.language import deadline_words, month_words, texts_in, time_words

SWEDISH, ENGLISH = texts_in("sv"), texts_in("en")


def slots(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_both_languages_have_the_same_keys() -> None:
    assert SWEDISH.keys == ENGLISH.keys


@pytest.mark.parametrize("key", sorted(SWEDISH.keys))
def test_a_text_has_the_same_slots_in_both_languages_and_says_something(key: str) -> None:
    swedish, english = SWEDISH(key), ENGLISH(key)
    assert slots(swedish) == slots(english)
    assert swedish.strip()
    assert english.strip()


def test_no_english_text_holds_a_swedish_letter() -> None:
    assert [key for key in ENGLISH.keys if re.search("[åäöÅÄÖ]", ENGLISH(key))] == []


def test_dates_are_said_in_words() -> None:
    assert deadline_words("--10-31", SWEDISH) == "31 oktober"
    assert deadline_words("--10-31", ENGLISH) == "31 October"
    assert [time_words(value, SWEDISH) for value in ("2025", "2025-05", "2025-05-31")] == [
        "2025",
        "maj 2025",
        "31 maj 2025",
    ]
    assert month_words(["--10", "--09"], SWEDISH) == "september–oktober"
    assert month_words(["--01", "--12"], SWEDISH) == "december–januari"
    assert month_words(["--05"], ENGLISH) == "May"
    assert month_words(["--09", "--03"], SWEDISH) == "mars och september"
    assert month_words(["--01", "--05", "--12"], ENGLISH) == "May and December–January"


def test_several_things_become_one_phrase() -> None:
    assert SWEDISH.listed(["a"]) == "a"
    assert SWEDISH.listed(["a", "b", "c"]) == "a, b och c"
    assert ENGLISH.listed(["a", "b"]) == "a and b"


def test_a_slot_is_escaped_unless_it_is_markup() -> None:
    assert SWEDISH("body.one_of", whole=Markup("<b>x</b>")) == "Som del av <b>x</b>"
    assert SWEDISH.listed(["<i>", Markup("<b>x</b>")]) == "&lt;i&gt; och <b>x</b>"


def test_one_and_several_are_told_apart() -> None:
    assert SWEDISH.counted("findings.count.warning", 1) == "1 varning"
    assert SWEDISH.counted("findings.count.warning", 2) == "2 varningar"
