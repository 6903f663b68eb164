"""Where a sentence that quotes another one ends."""

from __future__ import annotations

import re

_TWICE = re.compile(r"([.!?…]”|…)\.(?=\s|$)")


def tidied(text: str) -> str:
    """Return `text` without a full stop after a quotation or a cut that has an end of its own.

    >>> tidied("Stället säger ”Vakten har fyra platser.”.")
    'Stället säger ”Vakten har fyra platser.”'
    """
    return _TWICE.sub(r"\1", text)
