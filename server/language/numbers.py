"""Numbers as each language writes them."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from server.language.choice import Language

_POINT: Final = {"sv": ",", "en": "."}
_THOUSANDS: Final = {"sv": "\u00a0", "en": ","}


def number_words(value: Decimal, language: Language, *, signed: bool = False) -> str:
    r"""Return `value` with the decimals it has: “71,5” or “71.5”; with `signed`, “+1,2” or “−1,2”.

    >>> number_words(Decimal("12345.60"), "sv"), number_words(Decimal("-0.5"), "en", signed=True)
    ('12\xa0345,6', '−0.5')
    """
    plain = f"{abs(value).normalize():,f}"
    whole, _, rest = plain.partition(".")
    sign = "−" if value < 0 else "+" if signed and value > 0 else ""
    return sign + whole.replace(",", _THOUSANDS[language]) + (_POINT[language] + rest if rest else "")
