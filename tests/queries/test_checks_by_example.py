"""Every check finds exactly what its invalid example holds, and nothing in its valid one."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from graph.store import OxigraphStore
from graph.view import View
from queries.fact import MOST
from queries.header import LANGUAGES
from queries.rules import Rule, rules
from queries.sighting import Sighting, sightings, slots_of

EXAMPLES = Path(__file__).parent / "examples"
TODAY = date(2026, 1, 1)
Small = Callable[[str | Path], tuple[OxigraphStore, View]]


@pytest.fixture(scope="module", params=rules(), ids=lambda rule: rule.name)
def rule(request: pytest.FixtureRequest) -> Rule:
    """Return each rule; for all tests of one before those of the next."""
    found: Rule = request.param
    return found


@pytest.fixture(scope="module")
def wrong(rule: Rule, small: Small) -> dict[str, list[Sighting]]:
    """Return what the rule sees in its invalid example, by language."""
    store, view = small(EXAMPLES / rule.name / "invalid.ttl")
    return {language: sightings(rule, store, view, language, TODAY) for language in LANGUAGES}


def wrong_things(file: Path) -> list[str]:
    """Return the IRIs that the file itself calls bad: the things that begin a line as <bad…>."""
    found = re.findall(r"^<(bad[^>]*)>", file.read_text("utf-8"), re.MULTILINE)
    return [f"https://example.org/{name}" for name in found]


def test_every_check_has_examples_and_every_example_a_check() -> None:
    assert {folder.name for folder in EXAMPLES.iterdir()} == {rule.name for rule in rules()}


def test_what_is_wrong_is_found_once(rule: Rule, wrong: dict[str, list[Sighting]]) -> None:
    expected = wrong_things(EXAMPLES / rule.name / "invalid.ttl")
    assert expected
    assert sorted(sighting.things[0] for sighting in wrong["sv"]) == sorted(expected)


def test_what_is_right_is_left_alone(rule: Rule, small: Small) -> None:
    store, view = small(EXAMPLES / rule.name / "valid.ttl")
    assert sightings(rule, store, view, "sv", TODAY) == []


def test_the_message_is_complete_in_both_languages(wrong: dict[str, list[Sighting]]) -> None:
    for language in LANGUAGES:
        for sighting in wrong[language]:
            text = sighting.message + sighting.suggestion
            assert not re.search(r"[{}]|https?://|“”|””| ,| \.|\(\)", text), text


def test_a_finding_says_why_in_at_most_five_facts_of_its_own_things(wrong: dict[str, list[Sighting]]) -> None:
    for language in LANGUAGES:
        for sighting in wrong[language]:
            assert 1 <= len(sighting.why) <= MOST
            assert {fact.thing for fact in sighting.why} <= {"", *sighting.things}
            for fact in sighting.why:
                assert not re.search(r"[{}]|https?://|“”|””| ,| \.|\(\)", fact.text), fact.text


def test_a_finding_keeps_its_id_in_another_language(wrong: dict[str, list[Sighting]]) -> None:
    swedish, english = ({sighting.id for sighting in wrong[language]} for language in LANGUAGES)
    assert swedish == english


def test_both_languages_tell_the_same_facts(rule: Rule) -> None:
    assert slots_of(rule, "sv") == slots_of(rule, "en")
