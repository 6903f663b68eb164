"""The normalised text: each rule on invented text, the whole on the source documents."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.documents.normalise import normalise, normalised_lines

AWKWARD = st.text(alphabet="abåÅXY19 -\u2010\u2011\u00ad\n\r\f\t\u00a0\u2028\u200b\u0301\u030aﬁ.,•och")


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Nämn-\nden möts", "Nämnden möts"),
        ("Nämn- \n\nden möts", "Nämnden möts"),
        ("Nämn-\r\nden möts", "Nämnden möts"),
        ("VÄRMLANDS-\nRÅDET", "VÄRMLANDSRÅDET"),
        ("Nämn\u00ad\nden och nämn\u00adden", "Nämnden och nämnden"),
        ("Nämn\u2010\nden", "Nämnden"),
        ("all-\nra", "allra"),
        ("en gemen-\nsamt ägd bok", "en gemensamt ägd bok"),
        ("hälso\u00ad\nvård", "hälsovård"),
    ],
)
def test_a_word_broken_in_two_is_joined(broken: str, whole: str) -> None:
    assert normalise(broken) == whole


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("barn-\noch ungdomsråd", "barn- och ungdomsråd"),
        ("barn- \n\noch ungdomsråd", "barn- och ungdomsråd"),
        ("BARN-\nOCH UNGDOMSRÅD", "BARN- OCH UNGDOMSRÅD"),
        ("skol-\neller vårdfråga", "skol- eller vårdfråga"),
        ("vård-\nsamt omsorgsråd", "vård- samt omsorgsråd"),
        ("hälso\u00ad\noch sjukvård", "hälso- och sjukvård"),
        ("Syfte -\natt hjälpa", "Syfte - att hjälpa"),
        ("en punkt-\n• nästa", "en punkt- • nästa"),
        ("en punkt-\no nästa", "en punkt- o nästa"),
    ],
)
def test_a_suspended_hyphen_keeps_its_space(broken: str, whole: str) -> None:
    assert normalise(broken) == whole


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("åren 2018-\n2027", "åren 2018-2027"),
        ("16-\nåringar", "16-åringar"),
        ("e-\npost", "e-post"),
        ("RSS-\nstruktur", "RSS-struktur"),
        ("FoU-\nenhet", "FoU-enhet"),
        ("Anna-\nKarin", "Anna-Karin"),
        ("system-mål och system-\nmål", "system-mål och system-mål"),
    ],
)
def test_a_compound_keeps_its_own_hyphen(broken: str, whole: str) -> None:
    assert normalise(broken) == whole


def test_the_document_itself_decides_between_two_forms() -> None:
    assert normalise("systemmål, system-mål, system-mål, system-\nmål").endswith("system-mål")
    assert normalise("epost och e-\npost") == "epost och epost"
    assert normalise("systemmål, systemmål, system-mål, system-\nmål").endswith("systemmål")


def test_one_word_may_hold_both_kinds() -> None:
    assert normalise("plane-\nrings- och budgetråd") == "planerings- och budgetråd"
    assert normalise("plane-\nrings-\noch budgetråd") == "planerings- och budgetråd"


def test_an_address_is_joined_like_any_other_word() -> None:
    broken = "Ett perspektiv: https://exempel.se/nya-per-\nspektiv/mal-och-resultat"
    assert normalise(broken).endswith("https://exempel.se/nya-perspektiv/mal-och-resultat")


def test_white_space_of_any_kind_is_one_space() -> None:
    assert normalise(" \f a\u00a0\u2003b\t\n\n c\u2028d ") == "a b c d"


def test_characters_are_composed_and_ligatures_spelt_out() -> None:
    assert normalise("A\u030arsmo\u0308te i o\ufb03cin \ufeffidag\u200b") == "Årsmöte i officin idag"


def test_misprints_and_page_furniture_stay() -> None:
    assert normalise("plan -och mål\n\n2 3\n\nK A P I T E L") == "plan -och mål 2 3 K A P I T E L"


@given(AWKWARD | st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert once == unicodedata.normalize("NFC", once)
    assert once == " ".join(once.split())
    assert "\u00ad" not in once


@given(AWKWARD | st.text())
def test_lines_are_slices_of_the_normalised_text(text: str) -> None:
    whole = normalise(text)
    lines = normalised_lines(text)
    assert " ".join(whole[line.start : line.end] for line in lines) == whole
    assert all(line.text == whole[line.start : line.end] for line in lines)


@pytest.mark.parametrize(
    ("name", "present", "absent"),
    [
        ("000", ["Klimat- och miljö"], []),
        ("001", ["samordnings- och samverkansgrupper", "hälsofrämjande", "logik, -struktur"], ["hälsofräm-"]),
        (
            "002",
            ["hälso- och sjukvård", "linjeorganisation.", "planerings -och", "seminarierapport", "2018-2027"],
            ["linjeorgani-", "inbjudnings-lista"],
        ),
        ("003", ["Trafikförsörjningsprogrammet", "bildnings- samt hälso-", "region-övergripande"], []),
        (
            "004",
            ["kommuner och", "planerings- och budget", "HÄLSOFRÄMJANDE", "vi är gemensamt", "på länsnivå",
             "socialtjänstlagen", "nya-perspektiv/mal-och-resultat", "2025–2027", "socialchefsnätverket."],
            ["kom-muner", "SAMMAN-", "läns-", "huvud-"],
        ),
    ],
)  # fmt: skip
def test_source_documents(documents: Path, name: str, present: list[str], absent: list[str]) -> None:
    (file,) = documents.glob(f"{name}_*.txt")
    text = normalise(file.read_text(encoding="utf-8"))
    assert [words for words in present if words not in text] == []
    assert [words for words in absent if words in text] == []
