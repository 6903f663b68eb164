"""Reading a YAML file with the line of every record and key.

Record files come from people and may be hostile: size and depth are bounded, and anchors,
aliases and tags are refused, so a small file cannot become a large one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from graph.errors import RecordProblem
from graph.message import Message

#: A record file larger than this (bytes) is refused; the largest of ours is some 60 kB.
MAX_BYTES = 5_000_000
#: So many files are kept as they were read last.
_MOST_KEPT = 256
#: Records nest two levels (a seat group in a composition rule); this leaves room.
MAX_DEPTH = 12
#: A number with more figures than this is kept as text: Python refuses to read very long ones.
_WHOLE_NUMBER = re.compile(r"0|[1-9][0-9]{0,17}")
#: Where git sets two versions of the same lines above each other (git merge, "How conflicts are presented").
_CONFLICT = re.compile(r"^<<<<<<< [^\n]*\n(?:.*\n)*?=======\r?\n", re.MULTILINE)


@dataclass(frozen=True)
class Entry:
    """One mapping of a file: its data, its line, and the line of each of its keys."""

    data: dict[str, Any]
    line: int
    key_lines: dict[str, int]


class Unreadable(Exception):
    """A place in a YAML file that cannot be taken; carries line, message and remedy."""

    def __init__(self, line: int, message: str, remedy: str) -> None:
        super().__init__(message)
        self.line, self.message, self.remedy = line, message, remedy


def read_entries(path: Path, shown_as: Path) -> tuple[list[Entry], list[RecordProblem]]:
    """Read the list of mappings in the file `path`.

    Returns the entries and the problems met, each naming the file as `shown_as`. A file that is
    not YAML gives no entries and one problem; nothing is raised for what a file contains.
    """
    try:
        text = read_text(path)
    except Unreadable as error:
        return [], [RecordProblem(shown_as, error.line, None, error.message, error.remedy)]
    return parse_entries(text, shown_as)


def parse_entries(text: str, shown_as: Path) -> tuple[list[Entry], list[RecordProblem]]:
    """Read the list of mappings that `text` holds, likewise."""
    try:
        return list(_read(text)), []
    except Unreadable as error:
        return [], [RecordProblem(shown_as, error.line, None, error.message, error.remedy)]


@lru_cache(_MOST_KEPT)
def _read(text: str) -> tuple[Entry, ...]:
    """Return the entries of `text`: read once, also where a service is built anew since another file has changed."""
    return tuple(_entries(_compose(text)))


def read_mapping(path: Path, shown_as: Path) -> tuple[Entry | None, list[RecordProblem]]:
    """Read a file that holds a single mapping, such as ``workspace.yaml``."""
    try:
        node = _compose(read_text(path))
        if not isinstance(node, yaml.MappingNode):
            raise Unreadable(1, "The file does not hold settings.", "Write it as lines of 'key: value'.")
        return _entry(node), []
    except Unreadable as error:
        return None, [RecordProblem(shown_as, error.line, None, error.message, error.remedy)]


def read_text(path: Path) -> str:
    """Return the text of the file with its line endings as they are. Raises Unreadable."""
    if not path.is_file():
        raise Unreadable(1, "This is no file, or a link to nothing.", "Remove it, or mend the link.")
    try:
        if path.stat().st_size > MAX_BYTES:
            raise Unreadable(
                1,
                Message("The file is larger than {most} MB.", most=MAX_BYTES // 1000000),
                "Split it into several files.",
            )
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise Unreadable(line, "The file is not UTF-8 text.", "Save it as UTF-8.") from None
    except OSError as error:
        raise Unreadable(
            1, Message("The file cannot be read: {reason}.", reason=error.strerror), "Let yourself read it."
        ) from None


def _compose(text: str) -> yaml.Node | None:
    if "<<<<<<< " in text and (conflict := _CONFLICT.search(text)):
        raise Unreadable(
            text.count("\n", 0, conflict.start()) + 1,
            "Git has left two versions here, as two have changed the same lines.",
            "Keep what is right of them, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>.",
        )
    try:
        if "&" in text or "*" in text:
            _refuse_anchors(text)
        return yaml.compose(text, Loader=_Bounded)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        message = Message("This is not valid YAML: {problem}.", problem=error.problem)
        raise Unreadable(line, message, "Mend the line or the one above it.") from None
    except yaml.reader.ReaderError as error:
        raise Unreadable(
            1, Message("This is not valid YAML: {reason}.", reason=error.reason), "Remove the character."
        ) from None


class _Bounded(yaml.CSafeLoader):
    """A loader that stops at what nests too deep, before libyaml has gone down there itself."""

    _depth = 0

    def descend_resolver(self, current_node: yaml.Node | None, current_index: Any) -> None:
        """Go one level down; libyaml calls this before each node, with the node that holds it."""
        self._depth += 1
        if self._depth > MAX_DEPTH + 1 and current_node:
            line = current_node.start_mark.line + 1
            raise Unreadable(
                line,
                Message("The values nest deeper than {max_depth} levels.", max_depth=MAX_DEPTH),
                Message("Write them in at most {max_depth}.", max_depth=MAX_DEPTH),
            )

    def ascend_resolver(self) -> None:
        """Go one level up."""
        self._depth -= 1


def _refuse_anchors(text: str) -> None:
    """Walk the event stream, which costs no more than the text is long, before building anything."""
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            line = event.start_mark.line + 1 if event.start_mark else 1
            raise Unreadable(line, "YAML anchors and aliases (& and *) are not used here.", "Write the value out.")


def _entries(node: yaml.Node | None) -> Iterator[Entry]:
    if node is None:
        return
    if not isinstance(node, yaml.SequenceNode):
        line = node.start_mark.line + 1
        raise Unreadable(line, "A record file is a list of records.", "Begin each record with '- id: …'.")
    for child in node.value:
        if not isinstance(child, yaml.MappingNode):
            line = child.start_mark.line + 1
            raise Unreadable(line, "This list item is not a record.", "Begin each record with '- id: …'.")
        yield _entry(child)


def _entry(node: yaml.MappingNode) -> Entry:
    data = _mapping(node)
    return Entry(data, node.start_mark.line + 1, {key.value: key.start_mark.line + 1 for key, _ in node.value})


def _mapping(node: yaml.MappingNode) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise Unreadable(line, "A key has to be a word.", "Put quotation marks around text that holds ':'.")
        if key.value in result:
            raise Unreadable(
                line,
                Message("The key {value!r} stands twice in the same record.", value=key.value),
                "Keep one of them.",
            )
        result[key.value] = _value(value)
    return result


def _value(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return _mapping(node)
    if isinstance(node, yaml.SequenceNode):
        return [_value(child) for child in node.value]
    return _scalar(node)


def _scalar(node: yaml.Node) -> str | int | bool | None:
    """Take whole numbers, truth values and null as such, and everything else (dates too) as written."""
    text: str = node.value
    if node.tag == "tag:yaml.org,2002:int" and _WHOLE_NUMBER.fullmatch(text):
        return int(text)
    if text in {"true", "false"} and node.tag == "tag:yaml.org,2002:bool":
        return text == "true"
    if node.tag == "tag:yaml.org,2002:null":
        return None
    return text
