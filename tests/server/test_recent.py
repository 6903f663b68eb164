"""What was asked for last is kept while there is room."""

from __future__ import annotations

from threading import Barrier, Thread

import pytest

from server.recent import Recent


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    made: list[str] = []

    def make(name: str) -> str:
        made.append(name)
        return name * 4

    def ask(name: str) -> str:
        return kept.of(name, lambda: make(name))

    kept: Recent[str] = Recent(10, len)
    assert [ask(name) for name in "abab"] == ["aaaa", "bbbb", "aaaa", "bbbb"]
    assert ask("c") == "cccc"
    assert made == ["a", "b", "c"]
    assert [ask(name) for name in "cba"] == ["cccc", "bbbb", "aaaa"]
    assert made == ["a", "b", "c", "a"]


def test_what_is_larger_than_the_room_is_kept_alone() -> None:
    kept: Recent[str] = Recent(3, len)
    assert kept.of("small", lambda: "a") == "a"
    assert kept.of("large", lambda: "abcdef") == "abcdef"
    assert kept.of("large", lambda: "again") == "abcdef"
    assert kept.of("small", lambda: "again") == "again"


def test_what_could_not_be_made_is_tried_again() -> None:
    def fail() -> str:
        raise LookupError("not now")

    kept: Recent[str] = Recent(3, len)
    with pytest.raises(LookupError):
        kept.of("a", fail)
    assert kept.of("a", lambda: "b") == "b"


def test_several_who_ask_at_once_make_it_once() -> None:
    kept, made, start = Recent[int](10, int), list[int](), Barrier(4)

    def make() -> int:
        made.append(1)
        return 1

    def ask() -> None:
        start.wait()
        kept.of("a", make)

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [1]
