"""The normalised text of a document: the one text that locators and offsets refer to.

The rule, in order:

1. Characters. Zero-width characters are dropped, the Latin ligatures (``ﬁ``) spelt out,
   the two other hyphens (U+2010, U+2011) written ``-``; then Unicode NFC.
   A soft hyphen inside a line is dropped; at the end of a line it is a hyphen.
2. Line-break hyphens: a hyphen after a letter or figure, then white space with a line
   break in it, then a letter or figure. The first of these that applies decides:

   a. *Suspended*: the next word is ``och``, ``eller``, ``respektive``, ``resp``, ``såväl``
      or ``liksom``. Hyphen and a space stay (``barn- och``). So before ``samt``, unless
      the two make an adjective in *-samt* (``gemensamt``), and before a single letter
      standing alone, because no word is broken before its last letter.
   b. *Evidence*: the same document has the word unbroken elsewhere, joined or with its
      hyphen. The commoner form is taken, the joined one when they are as common.
   c. *Its own hyphen*: a figure on either side (``2018-2027``), a single letter or an
      abbreviation in capitals before it (``e-post``, ``RSS-struktur``), or a capital after
      it that is not one of a word in capitals (``Anna-Karin``). The hyphen stays, the
      white space goes.
   d. Otherwise a word was broken in two: it is *joined*.

   A word may hold two of these: the first part joined, the last hyphen suspended.
3. White space. Any run of it becomes one space; none at either end.

Page furniture (running heads, page numbers) is kept where it stands, and so is everything
the source misspells. Dashes, and hyphens that stand apart from the word before them, are
not line-break hyphens. The rule is idempotent, and needs no list of a document's words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

_SOFT_HYPHEN = "\u00ad"
_LINE_BREAK = r"\n\r\f\v\x1c-\x1e\x85\u2028\u2029"
_WORD = r"[^\W_]+"

_CHARACTERS = str.maketrans(
    {
        "\u200b": "", "\u200c": "", "\u200d": "", "\u2060": "", "\ufeff": "",
        "\u2010": "-", "\u2011": "-",
        "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
    }
)  # fmt: skip
_SOFT_HYPHEN_INSIDE_A_LINE = re.compile(rf"{_SOFT_HYPHEN}(?![^\S{_LINE_BREAK}]*[{_LINE_BREAK}])")
_LINE_BREAK_HYPHEN = re.compile(
    rf"(?<![^\W_])(?P<before>{_WORD})[-{_SOFT_HYPHEN}]"
    rf"[^\S{_LINE_BREAK}]*[{_LINE_BREAK}]\s*(?=(?P<after>{_WORD}))"
)
_TOKEN = re.compile(r"(\S+)(\s*)")
_LINE_END = re.compile(rf"\r\n|[{_LINE_BREAK}]")
_POSSIBLY_HYPHENATED = re.compile(rf"{_WORD}(?:-{_WORD})*")

_CONJUNCTIONS = frozenset({"och", "eller", "respektive", "resp", "såväl", "liksom"})
_STEM_OF_SAMT = re.compile(
    r".*(gemen|verk)|o?(akt|arbet|bär|en|fog|följ|glöm|hjälp|lik|lång|läk|mödo|råd|rör|sorg|spar"
    r"|stilla|strid|tvek|tål|var|våld|vörd)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Line:
    """A line of the original that is not blank, as a slice of the normalised text."""

    start: int
    end: int
    text: str
    #: Line breaks between it and the line before: 1 where they follow on each other.
    gap: int
    #: Whether it is a row of a table, whose cells a tab parts.
    is_row: bool = False


def normalise(text: str) -> str:
    """Return the text as locators see it; offsets count characters of what is returned."""
    return " ".join(_resolved(text).split())


def normalised_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of the original in the normalised text; a joined word makes two lines one."""
    lines: list[Line] = []
    start = gap = 0
    for raw in _LINE_END.split(_resolved(text)):
        line = " ".join(raw.split())
        if line:
            lines.append(Line(start, start + len(line), line, gap, "\t" in raw.strip()))
            start += len(line) + 1
        gap = 1 if line else gap + 1
    return tuple(lines)


def _resolved(text: str) -> str:
    """Carry out everything but the white space."""
    plain = unicodedata.normalize("NFC", text.translate(_CHARACTERS))
    plain = _SOFT_HYPHEN_INSIDE_A_LINE.sub("", plain)
    unbroken = Counter(_unbroken_words(plain))
    resolved = _LINE_BREAK_HYPHEN.sub(lambda match: _resolve(match, unbroken), plain)
    return unicodedata.normalize("NFC", resolved.replace(_SOFT_HYPHEN, ""))


def _resolve(match: re.Match[str], unbroken: Counter[str]) -> str:
    before, after = match["before"], match["after"]
    joined = unbroken[(before + after).casefold()]
    hyphenated = unbroken[f"{before}-{after}".casefold()]
    if _is_suspended(before, after.casefold(), bool(joined)):
        return f"{before}- "
    if hyphenated > joined:
        return f"{before}-"
    if not joined and _has_its_own_hyphen(before, after):
        return f"{before}-"
    return before


def _is_suspended(before: str, after: str, joined_elsewhere: bool) -> bool:
    if after == "samt":
        return not joined_elsewhere and not _STEM_OF_SAMT.fullmatch(before)
    return after in _CONJUNCTIONS or (len(after) == 1 and after.isalpha())


def _has_its_own_hyphen(before: str, after: str) -> bool:
    if before[-1].isdigit() or after[0].isdigit() or len(before) == 1:
        return True
    if after[0].isupper():
        return not (before.isupper() and after.isupper())
    return any(letter.isupper() for letter in before[1:])


def _unbroken_words(text: str) -> Iterator[str]:
    """Every word, casefolded, that touches no line-break hyphen."""
    broken_before = False
    for token, space in _TOKEN.findall(text):
        breaks = token[-1] in f"-{_SOFT_HYPHEN}" and _LINE_END.search(space) is not None
        if not broken_before and not breaks:
            yield from _POSSIBLY_HYPHENATED.findall(token.casefold())
        broken_before = breaks
