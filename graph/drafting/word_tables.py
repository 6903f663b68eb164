"""The tables of words in `words/`, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FOLDER = Path(__file__).with_name("words")


@cache
def table(name: str) -> Any:
    """Return the table `name`, as YAML has it."""
    return yaml.safe_load((_FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


@cache
def words_of(name: str) -> frozenset[str]:
    """Return a list of words of `words/frames.yaml` as a set."""
    return frozenset(table("frames")[name])
