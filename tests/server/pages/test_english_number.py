"""English sentences follow the number of the name in them, and have its article in lower case within."""

from __future__ import annotations

import re

import pytest
from markupsafe import Markup

from queries.articles import one
from queries.english_number import agreeing
from server.language import texts_in
from server.language.texts import FOLDER
from tests.server.pages.conftest import Read

#: A name of a body at the beginning of a text or clause, and a verb that would have to follow its number.
_VERBED = re.compile(
    r"(?:: \"?|that )\{(?:name|part|whole|body|who)\} (?:is|are|has|have|does|answers)\b"
    r"(?! on trial| the measure| one duty| \{count\})"
)


def test_no_text_has_a_verb_in_the_singular_after_the_name_of_a_body() -> None:
    lines = (FOLDER / "en.yaml").read_text("utf-8").splitlines()
    assert [line for line in lines if _VERBED.search(line)] == []


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("The principals", "The documents give no duty to the principals."),
        ("Theatre Group", "The documents give no duty to Theatre Group."),
        (
            Markup('<a href="/x">The officials</a>'),
            'The documents give no duty to <a href="/x">the officials</a>.',
        ),
    ],
)
def test_the_article_of_a_name_is_small_within_a_sentence(given: str, told: str) -> None:
    assert str(texts_in("en")("body.duties_none", name=given)) == told
    assert texts_in("en")("place.title", role="Chair", name="The principals") == "My role: Chair in the principals"


def test_a_line_from_several_has_its_verb_in_the_plural(read: Read) -> None:
    several = read("/organ/strategiska-utvecklingsgrupper?lang=en").section("linjer").text
    assert "Strategic development groups answer to Preparatory Group" in several
    assert "Preparatory Group prepares matters for" in read("/organ/beredningsgruppen?lang=en").text


def test_a_line_between_two_editions_follows_the_number_too(read: Read) -> None:
    page = read("/andringar?fran=np-2018&till=np-2025&visa=karta&lang=en").text
    assert "Coordination groups answer to Preparatory Group" in page
    assert "Existing strategic networks have become County-wide networks" in page


def test_one_of_a_kind_has_its_article() -> None:
    assert [one(noun) for noun in ("body", "arena", "other actor")] == ["a body", "an arena", "another actor"]


def test_findings_have_the_article_small_within_their_sentences(read: Read) -> None:
    page = read("/granskning?utgava=np-2025&regel=event-without-organiser&lang=en").text
    assert "belongs to the yearly wheel of Nya perspektiv" in page


def test_a_finding_follows_the_number_of_what_it_begins_with() -> None:
    told = "{focus} answers to or prepares matters for {upper}."
    assert agreeing(told, "focus") == "{focus} answer to or prepare matters for {upper}."
    assert agreeing("Who chairs {focus} is not said.", "focus") == "Who chairs {focus} is not said."


def test_a_count_has_its_thousands_apart_as_each_language_writes_them() -> None:
    assert texts_in("en").counted("vocabulary.used", 1201) == "Used\u00a01,201\u00a0times."
    assert "1\u00a0201" in texts_in("sv").counted("vocabulary.used", 1201)
