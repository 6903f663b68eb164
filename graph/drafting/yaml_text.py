"""Records as YAML that the loader reads and an editor likes to read, comments included."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import yaml

from graph.drafting.marked import Marked

Record = Mapping[str, Any]
#: Written below each other, one a line.
_STACKED = ("source", "seatGroup")


def yaml_text(records: Iterable[Record], heading: str = "") -> str:
    """Return the `records` as a file, each key on a line; keys without a value are left out."""
    lines = [f"# {line}".rstrip() for line in heading.splitlines()]
    for record in records:
        lines += ["", *_record(record)] if lines else _record(record)
    return "\n".join(lines) + "\n"


def _record(record: Record) -> list[str]:
    lines = [line for key, value in record.items() if value not in (None, [], {}) for line in _entry(key, value)]
    return [f"{'- ' if number == 0 else '  '}{line}" for number, line in enumerate(lines)]


def _entry(key: str, value: Any) -> list[str]:
    comment = ""
    if isinstance(value, Marked):
        comment, value = f"  # {' '.join(value.comment.split())}", value.value
        if value is None:
            return [f"# {key}:{comment.removeprefix('  #')}"]
    if key in _STACKED and isinstance(value, Sequence) and not isinstance(value, str):
        return [f"{key}:{comment}", *(f"  - {_flow(item)}" for item in value)]
    return [f"{key}: {_flow(value)}{comment}"]


def _flow(value: Any) -> str:
    text: str = yaml.dump(
        value, Dumper=yaml.CSafeDumper, default_flow_style=True, allow_unicode=True, width=10**9, sort_keys=False
    )
    return text.removesuffix("\n").removesuffix("\n...").strip()
