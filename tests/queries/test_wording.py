"""How values stand in a sentence: several of them, with quotation marks, at its end, and rules of recurrence."""

from __future__ import annotations

import re

import pytest
from pyoxigraph import Literal

from queries.calendar_words import recurrence_words
from queries.literal_text import literal_text, prose_text
from queries.rules import rules
from queries.sentence_ends import tidied
from queries.table import Cell, enumerated, joined


def several(*texts: str) -> Cell:
    return joined(Cell(text) for text in texts)


@pytest.mark.parametrize(
    ("texts", "swedish", "english"),
    [
        (("Rådet",), "Rådet", "Rådet"),
        (("Rådet", "Gruppen"), "Rådet och Gruppen", "Rådet and Gruppen"),
        (("Vård och omsorg", "Skola", "Hem"), "Vård och omsorg, Skola samt Hem", "Vård och omsorg, Skola and Hem"),
        (("Anna, ordförande", "Bo", "Kim"), "Anna, ordförande; Bo samt Kim", "Anna, ordförande; Bo as well as Kim"),
    ],
)
def test_several_values_stand_as_people_list_them(texts: tuple[str, ...], swedish: str, english: str) -> None:
    assert enumerated(several(*texts), "sv") == swedish
    assert enumerated(several(*texts), "en") == english


def test_each_of_several_quoted_values_has_its_own_quotation_marks() -> None:
    assert enumerated(several("Mötet", "Dialog, höst"), "sv", ("”", "”")) == "”Mötet” och ”Dialog, höst”"
    assert enumerated(several("The meeting"), "en", ("“", "”")) == "“The meeting”"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Stället säger ”Vakten har fyra platser.”.", "Stället säger ”Vakten har fyra platser.”"),
        ("Beskrivning: förut kort, nu lång ….", "Beskrivning: förut kort, nu lång …"),
        ("Rådet kallas ”Forumet”.", "Rådet kallas ”Forumet”."),
    ],
)
def test_a_sentence_ends_once(text: str, wanted: str) -> None:
    assert tidied(text) == wanted


@pytest.mark.parametrize(
    ("rule", "swedish", "english"),
    [
        ("FREQ=YEARLY", "varje år", "every year"),
        ("FREQ=YEARLY;BYMONTH=10", "varje år i oktober", "every year in October"),
        (
            "FREQ=YEARLY;INTERVAL=4;BYMONTH=1,5",
            "vart fjärde år i januari och maj",
            "every fourth year in January and May",
        ),
        ("FREQ=MONTHLY;INTERVAL=2", "varannan månad", "every second month"),
        ("FREQ=YEARLY;BYMONTH=13", "FREQ=YEARLY;BYMONTH=13", "FREQ=YEARLY;BYMONTH=13"),
        ("FREQ=WEEKLY;BYDAY=MO", "FREQ=WEEKLY;BYDAY=MO", "FREQ=WEEKLY;BYDAY=MO"),
    ],
)
def test_a_rule_of_recurrence_is_said_in_words(rule: str, swedish: str, english: str) -> None:
    assert (recurrence_words(rule, "sv"), recurrence_words(rule, "en")) == (swedish, english)


#: What several share may stand in these, and a verb right after them would have to agree in number.
_SEVERAL = re.compile(r"\{(?:bearer|partner|event)\}”? (?:also |both )?(?:have|has|follows?|builds?|prepares?)\b")


def test_no_sentence_has_a_verb_after_what_may_be_one_or_several() -> None:
    said = [
        text
        for rule in rules()
        for text in (rule.message["en"], rule.suggestion["en"], *(because.text["en"] for because in rule.why))
    ]
    assert len(said) > 200
    assert [text for text in said if _SEVERAL.search(text)] == []


def test_a_day_is_in_words_in_a_sentence_also_where_a_rule_compares_it_as_text() -> None:
    day = Literal("2026-11-28")
    assert (prose_text(day, "sv"), prose_text(day, "en")) == ("28 november 2026", "28 November 2026")
    assert literal_text(day, "sv") == "2026-11-28"
    assert prose_text(Literal("2018-19"), "sv") == "2018-19"
