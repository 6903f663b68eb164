"""Order of words as Swedish readers expect it: å, ä, ö after z, whatever the case, and numbers by their size."""

from __future__ import annotations

import re

_AFTER_Z = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"})
_NUMBER = re.compile(r"\d+")
#: Digits to which every number is filled up, so that keys remain text: more than any name counts with.
_DIGITS = 12


def swedish(text: str) -> str:
    """Return a key to sort `text` by.

    >>> sorted(["Ö", "Ä", "Å", "z"], key=swedish)
    ['z', 'Å', 'Ä', 'Ö']
    >>> sorted(["Organ 10", "Organ 2", "organ 1"], key=swedish)
    ['organ 1', 'Organ 2', 'Organ 10']
    """
    return _NUMBER.sub(lambda number: number[0].zfill(_DIGITS), text.casefold().translate(_AFTER_Z))
