"""A document file as text with structure, whatever its kind."""

from __future__ import annotations

from pathlib import Path

from graph.documents.conversion.block import Converted
from graph.documents.conversion.guard import pieces_of_file
from graph.documents.conversion.limits import MAX_BYTES, MAX_CHARACTERS
from graph.documents.conversion.placing import placed
from graph.documents.conversion.plain import converted_text
from graph.documents.conversion.refusal import Refusal
from graph.documents.conversion.sniffing import refuse_pretence
from graph.documents.originals import MissingDocument, Originals, UnreadableDocument
from graph.message import Message

#: Endings of the names of files that can be read.
SUFFIXES = (".docx", ".pdf", ".md", ".txt")
_BEGINNING = 1024


def convert(path: Path) -> Converted:
    """Return the document at `path` as text with structure. Raises a DocumentError in one sentence."""
    try:
        return _converted(path)
    except Refusal as refusal:
        raise UnreadableDocument(path.name, path.parent, str(refusal)) from None
    except OSError as error:
        raise UnreadableDocument(path.name, path.parent, f"cannot be read ({error.strerror})") from None


def kept_as(path: Path) -> str:
    """Return the name under which a workspace keeps the text of the document at `path`."""
    return path.with_suffix(".txt").name


def _converted(path: Path) -> Converted:
    if not path.exists():
        raise MissingDocument(path.name, path.parent, "is not there")
    if not path.is_file():
        raise Refusal("is no file")
    suffix = path.suffix.lower()
    if suffix == ".docm":
        raise Refusal("is a Word document with macros; save it as .docx")
    if suffix not in SUFFIXES:
        raise Refusal(
            Message(
                "is of a kind that is not read; save it as {suffixes} or {last}",
                suffixes=", ".join(SUFFIXES[:-1]),
                last=SUFFIXES[-1],
            )
        )
    if path.stat().st_size > MAX_BYTES:
        raise Refusal(Message("is larger than {most} MB; leave out pictures, or split it", most=MAX_BYTES // 1000000))
    with path.open("rb") as file:
        refuse_pretence(suffix, file.read(_BEGINNING))
    if suffix == ".txt":
        return _plain(path)
    found = placed(pieces_of_file(path, suffix))
    if not found.blocks:
        raise Refusal("holds no text")
    return found


def _plain(path: Path) -> Converted:
    text = Originals(path.parent).text(path.name)
    if len(text) > MAX_CHARACTERS:
        raise Refusal(
            Message("holds more than {max_characters} characters of text; split it", max_characters=MAX_CHARACTERS)
        )
    return converted_text(text)
