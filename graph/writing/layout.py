"""Where the records of a file stand in its text, and where their keys do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import yaml


class Immovable(Exception):
    """The text is laid out so that no record of it can be changed alone."""


@dataclass(frozen=True)
class Span:
    """Lines of a text, counted from 0; `end` is the first that does not belong to it."""

    first: int
    end: int


@dataclass(frozen=True)
class Block:
    """One record in the text."""

    span: Span
    #: Lines of each key; empty for a record that is written as {…}.
    keys: Mapping[str, Span]
    #: How far its keys are set in.
    column: int


@dataclass(frozen=True)
class Layout:
    """The records of a text in their order, and how far their dashes are set in."""

    blocks: tuple[Block, ...]
    column: int


def layout_of(text: str) -> Layout:
    """Return where the records of `text` stand, which parse_entries has found to be readable. Raises Immovable."""
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    if node is None:
        return Layout((), 0)
    if not isinstance(node, yaml.SequenceNode) or node.flow_style:
        raise Immovable
    column = node.start_mark.column
    blocks = tuple(_block(first, entry) for first, entry in zip(_dashes(text, column), node.value, strict=True))
    if any(one.span.end > other.span.first for one, other in pairwise(blocks)):
        raise Immovable
    return Layout(blocks, column)


def _dashes(text: str, column: int) -> Iterator[int]:
    for token in yaml.scan(text, Loader=yaml.CSafeLoader):
        if isinstance(token, yaml.BlockEntryToken) and token.start_mark.column == column:
            yield token.start_mark.line


def _block(first: int, entry: yaml.MappingNode) -> Block:
    parts = () if entry.flow_style else entry.value
    keys = {key.value: Span(key.start_mark.line, _end(key, value)) for key, value in parts}
    return Block(Span(first, max([first, *_last_lines(entry)]) + 1), keys, entry.start_mark.column)


def _end(key: yaml.Node, value: yaml.Node) -> int:
    return max([key.end_mark.line, *_last_lines(value)]) + 1


def _last_lines(node: yaml.Node) -> Iterator[int]:
    """Yield the last line of each value; a value of several lines ends before the line that its mark stands on."""
    if isinstance(node, yaml.ScalarNode):
        yield node.end_mark.line - (node.end_mark.column == 0 and node.end_mark.line > node.start_mark.line)
    elif isinstance(node, yaml.CollectionNode):
        if node.flow_style:
            yield node.end_mark.line
        for child in node.value:
            for part in child if isinstance(child, tuple) else (child,):
                yield from _last_lines(part)
