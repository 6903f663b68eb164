"""Swedish words that an English text quotes are said to be Swedish, where the Swedish text has them too."""

from __future__ import annotations

import pytest
from markupsafe import escape

from server.pages.words import Words, in_language
from tests.server.pages.conftest import Read


def test_a_note_in_english_marks_the_swedish_words_of_its_name_and_text(read: Read) -> None:
    page = read("/id/varmland/np-2025/note/vid-behov-och-forteckningen?lang=en")
    assert "The reach of “ vid behov ” is unclear" in page.text
    marked = [each.text for each in page.every("span") if each.attributes.get("lang") == "sv"]
    assert "vid behov" in marked


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/fragor/anmarkningar?lang=en", {"vid behov", "att"}),
        ("/granskning?lang=en&utgava=np-revision", {"och"}),
        ("/andringar?om=source&lang=en", {"vid behov"}),
    ],
)
def test_a_page_that_tells_of_such_a_note_marks_them_too(read: Read, path: str, words: set[str]) -> None:
    page = read(path)
    assert words <= {each.text for each in page.every("span") if each.attributes.get("lang") == "sv"}
    unmarked = [each for word in words for each in (f"“{word}”",) if each in page.markup]
    assert unmarked == []


@pytest.mark.parametrize(
    ("swedish", "english", "shown"),
    [
        ("Räckvidden av vid behov", "The reach of “vid behov”", 'The reach of “<span lang="sv">vid behov</span>”'),
        ("Riktningsmötet är i mars.", "“riktningsmöte” is", '“<span lang="sv">riktningsmöte</span>” is'),
        ("Ordet <b> & så", "The word “<b> & så”", "The word “&lt;b&gt; &amp; så”"),
        # Words that the Swedish text does not have are not known to be Swedish.
        ("En klimatkonferens hålls.", "The “conference” is held.", "The “conference” is held."),
    ],
)
def test_only_what_the_other_text_has_is_marked(swedish: str, english: str, shown: str) -> None:
    texts = {"sv": swedish, "en": english}
    assert str(escape(in_language(texts, "en"))) == shown
    assert str(escape(in_language(texts, "sv"))) == str(escape(swedish))


def test_no_line_ends_between_a_day_and_its_month() -> None:
    told = Words("Konferensen 10 november 2022").__html__()
    assert told == "Konferensen 10\u00a0november 2022"
    assert Words("Slides (8 November 2024), page 12").__html__() == "Slides (8\u00a0November 2024), page 12"
