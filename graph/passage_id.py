"""The name of a passage: the same words of the same edition always get the same IRI."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

MARKS = ("prefix", "textStart", "textEnd", "suffix")


def passage_id(edition: str, locator: Mapping[str, str]) -> str:
    """Return ``<edition>/passage/<10 hex digits>`` for the marks of `locator`, whatever its section."""
    key = "\x1f".join([edition, *(locator.get(mark, "") for mark in MARKS)])
    return f"{edition}/passage/{sha256(key.encode()).hexdigest()[:10]}"
