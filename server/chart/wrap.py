"""Breaking names into lines: at spaces, after hyphens and slashes, inside a word only in need.

A soft hyphen says where a word is best broken, and is seen nowhere else.
"""

from __future__ import annotations

import re
from typing import Final

from server.chart.type_styles import TypeStyle

_PIECE: Final = re.compile(r"\S+?(?:[-/–](?=\w)|(?=\s)|$)")
_VOWELS: Final = frozenset("aeiouyåäöéAEIOUYÅÄÖÉ")
_FEWEST_LETTERS: Final = 3
_FEWEST_BESIDE_JOINT: Final = 4
ELLIPSIS: Final = "…"
SOFT_HYPHEN: Final = "\u00ad"


def wrap(text: str, width: float, style: TypeStyle, most_lines: int) -> tuple[str, ...]:
    """Return ``text`` in lines no wider than ``width`` pixels; past ``most_lines`` an ellipsis."""
    lines: list[str] = []
    for piece, glue in _pieces(" ".join(text.split())):
        joined = lines[-1] + glue + piece if lines else piece
        if lines and style.width(joined.replace(SOFT_HYPHEN, "")) <= width:
            lines[-1] = joined.replace(SOFT_HYPHEN, "")
        else:
            lines.extend(_break_word(piece, width, style))
    if len(lines) > most_lines:
        lines[most_lines - 1 :] = [_shorten(lines[most_lines - 1], width, style)]
    return tuple(lines) or ("",)


def _pieces(text: str) -> list[tuple[str, str]]:
    """Return the unbreakable pieces, each with what joins it to the one before."""
    return [(match.group(), " " if text[match.start() - 1 : match.start()] == " " else "")
            for match in _PIECE.finditer(text)]  # fmt: skip


def _break_word(word: str, width: float, style: TypeStyle) -> list[str]:
    if SOFT_HYPHEN in word:
        return _break_softly(word, width, style)
    parts: list[str] = []
    while style.width(word) > width and len(word) > 1:
        at = _break_point(word, width, style)
        parts.append(word[:at] + "-")
        word = word[at:]
    return [*parts, word]


def _break_softly(word: str, width: float, style: TypeStyle) -> list[str]:
    """Return a word whole where it fits, else broken at its soft hyphens, each line as full as can be."""
    syllables = word.split(SOFT_HYPHEN)
    lines = [syllables[0]]
    for at, syllable in enumerate(syllables[1:], 2):
        joined = lines[-1] + syllable
        if style.width(joined + ("-" if at < len(syllables) else "")) <= width:
            lines[-1] = joined
        else:
            lines[-1] += "-"
            lines.append(syllable)
    return [part for line in lines for part in _break_word(line, width, style)]


def _break_point(word: str, width: float, style: TypeStyle) -> int:
    """Return the last place that fits: best between syllables, else between letters enough."""
    fits = [at for at in range(1, len(word)) if style.width(word[:at] + "-") <= width]
    roomy = [at for at in fits if _FEWEST_LETTERS <= at <= len(word) - _FEWEST_LETTERS]
    joints = [at for at in roomy if _is_joint(word, at)]
    syllables = [at for at in roomy if word[at] not in _VOWELS and word[at + 1] in _VOWELS]
    return (joints or syllables or roomy or fits or [1])[-1]


def _is_joint(word: str, at: int) -> bool:
    """Return whether two words of a compound are likely joined there, by the s of “samverkans-gruppen”."""
    letters = word[at - _FEWEST_BESIDE_JOINT : at + _FEWEST_BESIDE_JOINT]
    if at < _FEWEST_BESIDE_JOINT or len(letters) < 2 * _FEWEST_BESIDE_JOINT or word[at] in _VOWELS:
        return False
    return word[at - 1] == "s" and word[at - 2] not in _VOWELS and word[at] not in "kpt"


def _shorten(line: str, width: float, style: TypeStyle) -> str:
    kept = line.rstrip("-")
    while kept and style.width(kept + ELLIPSIS) > width:
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS
