"""A record as lines of YAML, laid out as people lay out the files: short values on one line, long ones below.

ruamel.yaml keeps comments over a round trip, but it lays out anew what nobody has touched (the width
of lines, the quotation marks, the dashes), so that a change of one record shows as a change of a
hundred. So only what has changed is written here, and it is read again before it counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

#: Lines longer than this are broken, where YAML lets them be.
WIDTH = 110
#: Each value of these stands on a line of its own.
_STACKED = ("source", "seatGroup")


def record_lines(data: Mapping[str, Any], column: int) -> list[str]:
    """Return the record as lines without their ends, its dash set in by `column`."""
    lines = [line for key, value in data.items() for line in key_lines(key, value, 0)]
    return [" " * column + ("- " if number == 0 else "  ") + line for number, line in enumerate(lines)]


def key_lines(key: str, value: Any, column: int) -> list[str]:
    """Return one key with its value as lines, set in by `column`."""
    margin = " " * column
    start = f"{margin}{_flow(key)}:"
    stacked = key in _STACKED and isinstance(value, Sequence) and not isinstance(value, str)
    line = f"{start} {_flow(value)}"
    if not stacked and (len(line) <= WIDTH or not _breakable(value)):
        return [line]
    return [start, *_block(value, column + 2)]


def _breakable(value: Any) -> bool:
    return isinstance(value, Mapping | list) and bool(value)


def _block(value: Any, column: int) -> Iterator[str]:
    """Yield the lines of a mapping or a sequence, one part on each."""
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from key_lines(key, part, column)
        return
    for part in value:
        line = f"{' ' * column}- {_flow(part)}"
        if len(line) <= WIDTH or not _breakable(part):
            yield line
        else:
            first, *rest = _block(part, column + 2)
            yield f"{' ' * column}- {first[column + 2 :]}"
            yield from rest


class _Dumper(yaml.CSafeDumper):
    """Writes a text of several lines on one, with its line ends as signs."""


def _represent_text(dumper: _Dumper, text: str) -> yaml.Node:
    style = '"' if len(text.splitlines()) > 1 or text.endswith("\n") else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)


def _flow(value: Any) -> str:
    # Within a list, since a text that may stand alone need not be one that may stand between commas.
    text: str = yaml.dump(
        [value], Dumper=_Dumper, default_flow_style=True, allow_unicode=True, width=10**9, sort_keys=False
    )
    return text.strip()[1:-1]
