"""Changing the text of ``accepted.yaml``: one entry comes, goes or is replaced, and every other line stays as it is."""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from graph.acceptances.acceptance import Acceptance
from graph.writing.layout import layout_of


def with_entry(text: str, acceptance: Acceptance, instead_of: int) -> str:
    """Return `text` with `acceptance` in the place of the entry that has the number `instead_of`."""
    layout = layout_of(text)
    lines, span = text.splitlines(keepends=True), layout.blocks[instead_of].span
    written = _written(acceptance, layout.column, _line_end(text))
    return "".join([*lines[: span.first], *written, *lines[span.end :]])


def with_entries(text: str, acceptances: Sequence[Acceptance]) -> str:
    """Return `text` with `acceptances` at its end."""
    column, end = layout_of(text).column, _line_end(text)
    closed = text if not text or text.endswith("\n") else text + end
    return closed + "".join(line for each in acceptances for line in _written(each, column, end))


def without_entry(text: str, number: int) -> str:
    """Return `text` without the lines of the entry that has this number, from 0."""
    span = layout_of(text).blocks[number].span
    lines = text.splitlines(keepends=True)
    return "".join([*lines[: span.first], *lines[span.end :]])


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _written(acceptance: Acceptance, column: int, end: str) -> list[str]:
    fields: dict[str, object] = {**acceptance.as_fields(), "until": acceptance.until}
    plain = yaml.safe_dump([fields], allow_unicode=True, sort_keys=False, width=10_000)
    return [f"{' ' * column}{line}{end}" for line in plain.splitlines()]
