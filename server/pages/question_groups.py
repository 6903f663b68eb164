"""The questions in groups, in the order that the list of them shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import yaml

from queries.catalogue import Question

#: The group of what is named in no other.
REST = "more"


@cache
def groups() -> Mapping[str, tuple[str, ...]]:
    """Return the names of the questions of each group."""
    table = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
    return {group: tuple(names) for group, names in table.items()}


def grouped(every: Sequence[Question]) -> dict[str, tuple[Question, ...]]:
    """Return the questions `every` by group, without empty groups."""
    by_name = {each.name: each for each in every}
    found = {group: tuple(by_name[name] for name in names if name in by_name) for group, names in groups().items()}
    placed = {name for names in groups().values() for name in names}
    found[REST] = tuple(each for each in every if each.name not in placed)
    return {group: members for group, members in found.items() if members}
