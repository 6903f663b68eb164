"""Whether a text is plain: what people type, and nothing that only looks like it."""

from __future__ import annotations

import re
import unicodedata

from graph.message import Message

_TAGS = "a|b|br|code|div|em|font|form|h[1-6]|i|iframe|img|input|li|ol|p|pre|script|span|strong|style|svg|table|u|ul"
_MARKUP = re.compile(rf"</?(?:{_TAGS})(?:[\s/][^<>]*)?>|<!--|&(?:[A-Za-z]+|#\d+|#x[0-9A-Fa-f]+);", re.IGNORECASE)
_LOOSE = re.compile("[\u0300-\u036f]")
_OTHER_LETTERS = "\u0370-\u03ff\u0400-\u04ff"
_MIXED = re.compile(rf"[A-Za-zÀ-ɏ][{_OTHER_LETTERS}]|[{_OTHER_LETTERS}][A-Za-zÀ-ɏ]")
#: Control characters but line ends, spaces that look like others, marks that turn the writing round.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
#: What is copied along from a PDF or a web page and that nobody has typed; a soft hyphen may have a line end after it.
_COPIED = re.compile("\xad(?:[ \t]*\r?\n[ \t]*)?|[\u200b-\u200f\u2060-\u2064\ufeff]")
_SPACES = re.compile("[\xa0\u2000-\u200a\u202f\u205f\u3000]")
#: A text of these alone needs no closer look.
_USUAL = re.compile("[\n -%'-;=?-~\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027]*")


def typed(text: str) -> str:
    """Return `text` as somebody would have typed it who has copied it instead.

    Letters and their accents are one (NFC), spaces are plain ones, and what shows nothing is left out; what turns
    the writing round stays, to be refused. What is plain already stays as it is.

    >>> typed("Sam\u00adver\u200bkan\u00a0i Idre\u0301")
    'Samverkan i Idré'
    """
    if not_plain(text) is None:
        return text
    return _SPACES.sub(" ", _COPIED.sub("", unicodedata.normalize("NFC", text)))


def not_plain(text: str) -> str | None:
    """Return what a text holds that does not belong in one, or None where it is plain.

    Letters of another alphabet inside a word look like ours and are found by nobody who searches.
    """
    if _USUAL.fullmatch(text):
        return None
    if found := _MARKUP.search(text):
        return Message("markup: {found!r}", found=found[0])
    if found := _LOOSE.search(text):
        return Message("a loose accent or dot that is no part of a letter ({name})", name=_name(found[0]))
    if found := _MIXED.search(text):
        return Message("letters of two alphabets in one word: {found!a}", found=found[0])
    if found := _UNSEEN.search(text):
        return Message("a character that cannot be seen: {found!a} ({name})", found=found[0], name=_name(found[0]))
    return None


def _name(sign: str) -> str:
    """Return a character as tables of Unicode list it."""
    return f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".strip()
