"""Whether a bare word means one body where those of its kind are spoken of together: “nätverket” beside “nätverken”."""

from __future__ import annotations

import re

_MANY = re.compile(r"(?:rna|en|na)$")
_ONE_OF_NEUTER = re.compile(r"ets?$")
_ONE_OF_COMMON = re.compile(r"(?:en|an)s?$")


def is_one_of(word: str, name: str) -> bool:
    """Return whether `word` means one of those whom `name` means many of.

    >>> is_one_of("nätverket", "Nätverken"), is_one_of("nätverkens", "Nätverken"), is_one_of("gruppen", "Grupperna")
    (True, False, True)
    """
    if " " in name or not _MANY.search(name):
        return False
    return bool((_ONE_OF_COMMON if name.endswith("na") else _ONE_OF_NEUTER).search(word.casefold()))
