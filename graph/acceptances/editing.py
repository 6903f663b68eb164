"""Changing the text of ``accepted.yaml``: one entry comes, goes or is replaced, and every other line stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from graph.acceptances.acceptance import Acceptance


class Immovable(Exception):
    """The text is laid out so that no entry of it can be changed alone."""


@dataclass(frozen=True)
class _Layout:
    """Where the entries of a list stand: first and last line of each, from 0, and how far its dash is set in."""

    spans: tuple[tuple[int, int], ...]
    column: int


def with_entry(text: str, acceptance: Acceptance, instead_of: int | None) -> str:
    """Return `text` with `acceptance` at its end, or in the place of the entry that has the number `instead_of`."""
    layout = _layout(text)
    end = "\r\n" if "\r\n" in text else "\n"
    written = _written(acceptance, layout.column, end)
    lines = text.splitlines(keepends=True)
    if instead_of is not None:
        first, last = layout.spans[instead_of]
        return "".join([*lines[:first], *written, *lines[last + 1 :]])
    closed = text if not text or text.endswith("\n") else text + end
    return closed + "".join(written)


def without_entry(text: str, number: int) -> str:
    """Return `text` without the lines of the entry that has this number, from 0."""
    first, last = _layout(text).spans[number]
    lines = text.splitlines(keepends=True)
    return "".join([*lines[:first], *lines[last + 1 :]])


def _written(acceptance: Acceptance, column: int, end: str) -> list[str]:
    fields: dict[str, object] = {**acceptance.as_fields(), "until": acceptance.until}
    plain = yaml.safe_dump([fields], allow_unicode=True, sort_keys=False, width=10_000)
    return [f"{' ' * column}{line}{end}" for line in plain.splitlines()]


def _layout(text: str) -> _Layout:
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    if node is None:
        return _Layout((), 0)
    if not isinstance(node, yaml.SequenceNode) or node.flow_style:
        raise Immovable
    column = node.start_mark.column
    tokens = yaml.scan(text, Loader=yaml.CSafeLoader)
    dashes = [
        token.start_mark.line
        for token in tokens
        if isinstance(token, yaml.BlockEntryToken) and token.start_mark.column == column
    ]
    spans = tuple((first, max(_ends(entry))) for first, entry in zip(dashes, node.value, strict=True))
    return _Layout(spans, column)


def _ends(node: yaml.Node) -> Iterator[int]:
    """Yield the last line of each value; a value of several lines ends before the line that its mark stands on."""
    if isinstance(node, yaml.ScalarNode):
        yield node.end_mark.line - (node.end_mark.column == 0 and node.end_mark.line > node.start_mark.line)
    elif isinstance(node, yaml.CollectionNode):
        if node.flow_style:
            yield node.end_mark.line
        for child in node.value:
            for part in child if isinstance(child, tuple) else (child,):
                yield from _ends(part)
