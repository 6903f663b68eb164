"""Names as parts of identifiers."""

from __future__ import annotations

import re
import unicodedata

_OTHER = re.compile(r"[^a-z0-9]+")
_LONGEST = 60


def slug(text: str) -> str:
    """Return `text` in a-z, digits and hyphens, of at most 60 letters; “namnlos” where nothing is left.

    >>> slug("Barn- och utbildningsnämnden")
    'barn-och-utbildningsnamnden'
    """
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return _OTHER.sub("-", plain).strip("-")[:_LONGEST].strip("-") or "namnlos"
