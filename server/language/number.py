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
    return _VERB.sub(lambda found: _IRREGULAR.get(found[0], found[0].removesuffix("s")), verb, count=1)
