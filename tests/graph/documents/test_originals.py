"""Reading originals: what is refused, and in which words."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph.documents.originals import MAX_BYTES, MissingDocument, Originals, UnreadableDocument


def test_text_comes_as_it_is_and_normalised(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes("\ufeffNämn-\r\nden\f möts".encode())
    originals = Originals(tmp_path)
    assert originals.text("x.txt") == "Nämn-\r\nden\f möts"
    assert originals.normalised("x.txt") == "Nämnden möts"


@pytest.mark.parametrize("name", ["y.txt", "../x.txt", "/etc/hostname", "", ".", "a\0b", "a" * 5000])
def test_what_is_not_a_file_of_the_folder_is_missing_or_unreadable(tmp_path: Path, name: str) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "x.txt").write_text("x")
    with pytest.raises((MissingDocument, UnreadableDocument)) as caught:
        Originals(inner).text(name)
    assert str(inner) in str(caught.value)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.txt")
    with pytest.raises(MissingDocument):
        Originals(tmp_path).text("x.txt")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("Nämnden".encode("latin-1"), r"is not UTF-8 \(byte 2\)"),
        ("Nämnden".encode("utf-16"), "is not plain text"),
        (b"PK\x03\x04 a Word file", "is not plain text"),
        (b" " * (MAX_BYTES + 1), "is larger than 20 MB"),
    ],
)
def test_a_file_that_is_no_text_of_ours_is_refused_in_one_sentence(tmp_path: Path, content: bytes, why: str) -> None:
    (tmp_path / "x.txt").write_bytes(content)
    with pytest.raises(UnreadableDocument, match=rf"^Document 'x\.txt' in .* {why}[^.]*\.$"):
        Originals(tmp_path).text("x.txt")
