"""What counts: duty, number, date, body, definition, and what does not."""

from __future__ import annotations

import pytest

from graph.documents.counted import Counting

NAMES = ["Målrådet", "Region Dalen", "Bergsgruppen", "MR/OR", "Rå"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Alla ska med", "duty"),
        ("Alla BÖR med", "duty"),
        ("Ordföranden utses av fullmäktige", "duty"),
        ("Grupper tillsätts", "duty"),
        ("• bereda ärenden", "duty"),
        ("• Följ upp", "duty"),
        ("vi följer upp", "duty"),
        ("planen samordnades", "duty"),
        ("målen fastställdes", "duty"),
        ("eget ansvarsområde", "duty"),
        ("sakkunniga vid behov", "duty"),
        ("16 ledamöter", "number"),
        ("fyra ledamöter", "number"),
        ("en fyraårig plan", "number"),
        ("Liv & Hälsa1", "number"),
        ("seminariet i maj", "date"),
        ("Aug/sept", "date"),
        ("varje år", "date"),
        ("vart fjärde år", "date"),
        ("den årliga dagen", "date"),
        ("Välfärd är ett ord", "definition"),
        ("det är alltid en fråga", "definition"),
        ("det innebär lugn", "definition"),
        ("i fortsättningen kallas det så", "definition"),
        ("det handlar i grunden om lugn", "definition"),
        ("MÅLRÅDET", "body"),
        ("målrådets arbete", "body"),
        ("ett nytt målråd", "body"),
        ("bergsgrupp norr", "body"),
        ("bergsgruppernas dag", "body"),
        ("hos Region Dalens ledning", "body"),
        ("dialog i MR/OR", "body"),
        ("MR/OR:s dialog", "body"),
    ],
)
def test_a_reason_is_found(text: str, reason: str) -> None:
    assert reason in Counting(NAMES).reasons(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lugn och ro",
        "utan beskaffenhet",
        "en majestätisk råbock",
        "Målrådslag",
        "mr/or",
        "rå",
        "Tjänstepersonsnivå",
        "askans skallgång",
    ],
)
def test_other_words_do_not_count(text: str) -> None:
    assert Counting(NAMES).reasons(text) == frozenset()


@pytest.mark.parametrize("text", ["", "1 7", "–––––", "1 a 2", "• 3"])
def test_page_furniture_without_words_does_not_count(text: str) -> None:
    assert Counting(NAMES).reasons(text) == frozenset()


def test_without_names_no_body_is_found() -> None:
    assert Counting([]).reasons("Målrådet, lugnt") == frozenset()
    assert Counting(["", "  "]).reasons("Målrådet, lugnt") == frozenset()


def test_a_name_is_text_and_no_pattern() -> None:
    assert "body" in Counting(["Rådet (MR+)"]).reasons("Rådet (MR+) möts")
    assert Counting(["R.det [a-z]"]).reasons("Rådet b") == frozenset()
