"""Locators: what they match, and what they say when they do not."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from graph.documents.locate import find_all, locate
from graph.documents.locator import MAX_LENGTH, Ambiguous, Locator, LocatorError, NotFound, Span, TooLong

TEXT = (
    "Rådet ska bereda ärenden till styrelsen. Rådet ska varje år följa upp målen. "
    "Gruppen ska bereda ärenden till rådet (minst två gånger om året)."
)
WORDS = st.lists(st.sampled_from(["rådet", "ska", "bereda", "målen", "och", "år"]), min_size=1, max_size=30)


def locator(start: str, end: str | None = None, prefix: str | None = None, suffix: str | None = None) -> Locator:
    return Locator("x-2025", "rad", start, end, prefix, suffix)


def found(start: str, end: str | None = None, prefix: str | None = None, suffix: str | None = None) -> str:
    span = locate(TEXT, locator(start, end, prefix, suffix))
    return TEXT[span.start : span.end]


def test_a_start_alone_is_the_passage() -> None:
    assert found("varje år") == "varje år"


def test_a_passage_ends_at_the_first_end_after_its_start() -> None:
    assert found("Gruppen", "ärenden") == "Gruppen ska bereda ärenden"


def test_an_end_begins_after_the_whole_start() -> None:
    assert found("Gruppen ska bereda", "rådet") == "Gruppen ska bereda ärenden till rådet"
    with pytest.raises(NotFound):
        found("två gånger om året", "året")


@pytest.mark.parametrize("prefix", ["Gruppen ska", "ska ", "Rådet ska varje år följa upp målen. Gruppen ska"])
def test_a_prefix_stands_directly_before(prefix: str) -> None:
    wanted = locator("bereda ärenden till rådet", prefix=prefix)
    assert locate(TEXT, wanted).start == TEXT.index("bereda ärenden till rådet")


def test_white_space_between_the_parts_may_be_missing() -> None:
    assert found("minst", "gånger", prefix="(") == "minst två gånger"
    assert found("om", "året", suffix=")") == "om året"


def test_a_suffix_decides_which_end_counts() -> None:
    assert found("Gruppen", "rådet") == "Gruppen ska bereda ärenden till rådet"
    assert found("varje", ".", suffix="Gruppen") == "varje år följa upp målen."
    assert found("Rådet ska bereda", ".", suffix="Gruppen").endswith("följa upp målen.")


def test_case_counts() -> None:
    with pytest.raises(NotFound):
        found("rådet ska bereda")


def test_line_breaks_in_a_locator_are_spaces() -> None:
    assert found("varje\n  år") == "varje år"


def test_several_places_are_counted_and_shown() -> None:
    with pytest.raises(Ambiguous) as caught:
        found("bereda ärenden", "till")
    assert len(caught.value.spans) == 2
    assert "matches 2 places" in str(caught.value)
    assert "Gruppen ska bereda ärenden till" in str(caught.value)


def test_two_starts_with_one_end_are_two_matches() -> None:
    assert find_all("rådet och rådet möts", locator("rådet", "möts")) == (Span(0, 20), Span(10, 20))


def test_overlapping_places_are_two_matches() -> None:
    assert find_all("nanana", locator("nana")) == (Span(0, 4), Span(2, 6))


@pytest.mark.parametrize(
    ("wanted", "missing"),
    [
        (locator("nämnden"), "textStart"),
        (locator(""), "textStart"),
        (locator("varje år", prefix="bör"), "prefix"),
        (locator("varje år", "nämnden", prefix="ska"), "textEnd"),
        (locator("varje år", "målen", suffix="nämnden"), "suffix"),
        (locator("varje år", suffix="nämnden"), "suffix"),
    ],
)
def test_the_part_that_fails_is_named(wanted: Locator, missing: str) -> None:
    with pytest.raises(NotFound, match=missing) as caught:
        locate(TEXT, wanted)
    assert caught.value.missing == missing


def test_a_passage_is_a_clause() -> None:
    text = "Början " + "x" * (MAX_LENGTH - 12) + " slut. Slut"
    assert len(locate(text, locator("Början", "slut"))) == MAX_LENGTH
    with pytest.raises(TooLong, match=f"passage of {len(text)} characters.*at most {MAX_LENGTH}"):
        locate(text, locator("Början", "Slut"))


def test_a_source_of_a_record_is_a_locator() -> None:
    source = {"section": "rad", "textStart": "varje år", "suffix": "följa"}
    assert Locator.of("x-2025", source) == locator("varje år", suffix="följa")


@given(words=WORDS, data=st.data())
def test_any_slice_of_words_is_found_where_it_is_unique(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    passage = " ".join(words[first : last + 1])
    before, after = words[:first], words[last + 1 :]
    context = locator(passage, prefix=" ".join(before) or None, suffix=" ".join(after) or None)
    span = Span(len(" ".join(before)) + bool(before), len(text) - len(" ".join(after)) - bool(after))
    assert span in find_all(text, context)
    if before and after:
        assert locate(text, context) == span


@given(words=WORDS, start=st.sampled_from(["rådet", "ska", "å"]), end=st.sampled_from(["målen", "och", ""]))
def test_every_match_is_a_passage_with_the_right_ends(words: list[str], start: str, end: str) -> None:
    text = " ".join(words)
    spans = find_all(text, locator(start, end))
    assume(spans)
    passages = [text[span.start : span.end] for span in spans]
    assert all(passage.startswith(start) and passage.endswith(end or start) for passage in passages)
    assert all(passage.count(end) == 1 for passage in passages if end)


def test_every_error_is_a_locator_error_that_carries_its_locator() -> None:
    with pytest.raises(LocatorError) as caught:
        found("nämnden")
    assert caught.value.locator == locator("nämnden")
