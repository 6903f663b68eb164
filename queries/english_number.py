"""English names of several: whether a name is one, and the verb that follows it."""

from __future__ import annotations

import re

#: Where the words end that the number of a name hangs on.
_REST = re.compile(r",|\(|\b(?:of|for|in|on|under|at|to|with|from)\b")
#: Endings of words for one thing that look like those of several.
_OF_ONE = ("ss", "is", "us", "'s", "’s")
_IRREGULAR = {"is": "are", "has": "have", "does": "do", "was": "were"}
_VERB = re.compile(r"\b(?:is|has|does|was|[a-z]+s)\b")


def is_several(name: str) -> bool:
    """Tell whether an English name is one of several, by the last word before what it is said to be of.

    A capital in that word makes it a proper name, such as “Chalmers”.

    >>> is_several("The challenges' working groups"), is_several("Network of Heads of Education")
    (True, False)
    >>> is_several("County councils and regions of the country"), is_several("Trade and industry")
    (True, False)
    """
    words = _REST.split(name, maxsplit=1)[0].split()
    last = words[-1] if words else ""
    return last.endswith("s") and not last.endswith(_OF_ONE) and last == last.lower()


def verb_of_several(verb: str) -> str:
    """Return a verb in the third person as it follows on several.

    >>> verb_of_several("answers to"), verb_of_several("ultimately answers to"), verb_of_several("is part of")
    ('answer to', 'ultimately answer to', 'are part of')
    """
    return _VERB.sub(_plural, verb, count=1)


def agreeing(template: str, slot: str) -> str:
    """Return an English sentence as it is of several, where it begins with `slot` and a verb, or two joined.

    >>> agreeing("{a} answers to or prepares matters for {b}, which is so", "a")
    '{a} answer to or prepare matters for {b}, which is so'
    """
    begun = re.match(rf"(\{{{slot}\}} )([a-z]+s\b(?:(?: to)? (?:or|and) [a-z]+s\b)?)", template)
    return begun[1] + _VERB.sub(_plural, begun[2]) + template[begun.end() :] if begun else template


def _plural(verb: re.Match[str]) -> str:
    return _IRREGULAR.get(verb[0], verb[0].removesuffix("s"))
