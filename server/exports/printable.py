"""Text as paper and slides take it: without controls, which have no shape and are not allowed in XML."""

from __future__ import annotations

import re

#: Controls, halves of a surrogate pair, and what is no character.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """Return `text` without the signs that cannot be printed."""
    return _UNPRINTABLE.sub("", text)
