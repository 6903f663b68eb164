"""What a file is, by its first bytes; its name must tell the same."""

from __future__ import annotations

from graph.documents.conversion.refusal import Refusal
from graph.message import Message

_MAGIC = (
    (b"%PDF-", "a PDF", ".pdf"),
    (b"PK\x03\x04", "a Word or other packed file", ".docx"),
    (b"PK\x05\x06", "an empty packed file", None),
    (b"\xd0\xcf\x11\xe0", "an old Word or an encrypted Office file", None),
    (b"\x89PNG", "a PNG picture", None),
    (b"\xff\xd8\xff", "a JPEG picture", None),
    (b"GIF8", "a GIF picture", None),
    (b"{\\rtf", "an RTF document", None),
    (b"\x1f\x8b", "a gzip archive", None),
    (b"7z\xbc\xaf", "a 7z archive", None),
    (b"Rar!", "a RAR archive", None),
    (b"\x7fELF", "a program", None),
    (b"MZ", "a program", None),
)
_HTML = (b"<!doctype html", b"<html", b"<head", b"<?xml")
_BYTES = 1024
_NAMED = {".pdf": "a PDF", ".docx": "a Word document"}


def refuse_pretence(suffix: str, beginning: bytes) -> None:
    """Raise Refusal where the first bytes of a file are not what `suffix` (lower case) promises."""
    found, expected = _recognised(beginning), _NAMED.get(suffix)
    if not beginning.strip():
        raise Refusal("is empty")
    if expected is None and found is None:
        return
    name, true_suffix = found or ("something else", None)
    if true_suffix == suffix:
        return
    promise = expected or "text"
    raise Refusal(
        Message(
            "is named as {promise} and is {name}; {remedy}", promise=promise, name=name, remedy=_remedy(true_suffix)
        )
    )


def _recognised(beginning: bytes) -> tuple[str, str | None] | None:
    for magic, name, suffix in _MAGIC:
        if beginning.startswith(magic):
            return name, suffix
    # A PDF may have some rubbish before its header; readers take the first kilobyte.
    if b"%PDF-" in beginning[:_BYTES]:
        return "a PDF", ".pdf"
    if beginning.lstrip(b"\xef\xbb\xbf \t\r\n")[:20].lower().startswith(_HTML):
        return "a web page or XML", None
    return None


def _remedy(true_suffix: str | None) -> str:
    if true_suffix:
        return Message("give it the ending {suffix} if that is what it is", suffix=true_suffix)
    return "save it as .docx, .pdf, .md or .txt"
