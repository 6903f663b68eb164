"""Order of words as Swedish readers expect it: å, ä, ö after z, whatever the case."""

from __future__ import annotations

_AFTER_Z = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"})


def swedish(text: str) -> str:
    """Return a key to sort `text` by.

    >>> sorted(["Ö", "Ä", "Å", "z"], key=swedish)
    ['z', 'Å', 'Ä', 'Ö']
    """
    return text.casefold().translate(_AFTER_Z)
