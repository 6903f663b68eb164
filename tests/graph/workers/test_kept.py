"""An answer is kept where it would be the same the next time, and the least used go first."""

from __future__ import annotations

import pytest

from graph.workers import kept
from graph.workers.kept import KeptAnswers, is_repeatable
from graph.workers.message import Ask, Outcome, Reply
from tests.running import run


class Counting:
    """Answers each query with its own text, and counts how often it is asked."""

    def __init__(self, outcome: Outcome = Outcome.ROWS) -> None:
        self.outcome = outcome
        self.asked: list[str] = []

    async def start(self) -> None: ...

    def close(self) -> None: ...

    async def answer(self, ask: Ask) -> Reply:
        self.asked.append(ask.query)
        return Reply(self.outcome, ask.query.encode() * 100)


def asked(answers: Counting, queries: list[str]) -> list[str]:
    async def work() -> None:
        keeping = KeptAnswers(answers)
        for query in queries:
            assert (await keeping.answer(Ask(query))).content == query.encode() * 100

    run(work())
    return answers.asked


def test_the_same_question_is_asked_once() -> None:
    assert asked(Counting(), ["a", "b", "a", "a"]) == ["a", "b"]


def test_the_format_is_part_of_the_question() -> None:
    async def work() -> int:
        answers = Counting()
        keeping = KeptAnswers(answers)
        for form in ("json", "csv", "json"):
            await keeping.answer(Ask("a", rows_as=form))
        return len(answers.asked)

    assert run(work()) == 2


@pytest.mark.parametrize("outcome", [Outcome.FAILED, Outcome.TOO_LARGE])
def test_what_went_wrong_is_tried_again(outcome: Outcome) -> None:
    assert asked(Counting(outcome), ["a", "a"]) == ["a", "a"]


def test_a_long_answer_is_kept_from_the_second_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_BYTES_AT_ONCE", 50)
    assert asked(Counting(), ["a", "a", "a", "a"]) == ["a", "a"]


def test_an_answer_that_is_longer_still_is_never_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_BYTES_AT_ONCE", 50)
    monkeypatch.setattr(kept, "MOST_BYTES_EACH", 60)
    assert asked(Counting(), ["a", "a", "a"]) == ["a", "a", "a"]


def test_what_differs_every_time_is_asked_every_time() -> None:
    assert asked(Counting(), ["SELECT (NOW() AS ?t) {}"] * 2) == ["SELECT (NOW() AS ?t) {}"] * 2


def test_there_is_room_for_so_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_BYTES", 1500)
    assert asked(Counting(), ["a", "b", "a", "c", "a", "b"]) == ["a", "b", "c", "b"]


@pytest.mark.parametrize(
    ("query", "repeatable"),
    [
        ("SELECT * { ?now ?rand ?uuid }", True),
        ('SELECT * { ?s ?p "now()" }', True),
        ("SELECT (now ( ) AS ?t) {}", False),
        ("SELECT (STRUUID() AS ?t) {}", False),
        ("SELECT (RAND() AS ?t) {}", False),
        ("SELECT (N\\u004FW() AS ?t) {}", False),
        ("SELECT (BNODE() AS ?t) {}", False),
    ],
)
def test_what_is_repeatable(query: str, repeatable: bool) -> None:
    assert is_repeatable(query) is repeatable
