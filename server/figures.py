"""Numbers as people write them, in either language, and as records have them."""

from __future__ import annotations

import re
from typing import Final

from graph.values import DECIMAL

_THOUSANDS: Final = re.compile(r"(?<=\d)\s(?=\d{3}(?!\d))")


def number_read(text: str) -> str:
    """Return ``0.8`` for “0,8” and ``1000.5`` for “1 000,5”; anything that is no number as it is."""
    figures = _THOUSANDS.sub("", text).replace(",", ".").replace("−", "-")
    return figures if DECIMAL.fullmatch(figures) else text
