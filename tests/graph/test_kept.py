"""What is made once and kept."""

from __future__ import annotations

import gc

from graph.kept import Kept


def test_it_is_made_once() -> None:
    kept, made = Kept(), list[int]()

    def make() -> list[int]:
        made.append(len(made))
        return made

    assert kept.of("a", make) is kept.of("a", make)
    assert made == [0]


def test_nothing_is_collected_while_it_is_made() -> None:
    assert Kept().of("a", gc.isenabled) is False
    assert gc.isenabled()


def test_what_is_kept_is_not_looked_through_for_garbage() -> None:
    before = gc.get_freeze_count()
    kept = Kept().of("names", lambda: [[number] for number in range(2000)])
    assert gc.get_freeze_count() - before >= len(kept)
