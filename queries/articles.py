"""The article of English names: “the”, not “The”, where a name stands within a sentence."""

from __future__ import annotations

import re

#: The article of a name at the beginning, or of one of several, as text or as markup.
_ARTICLE = re.compile(r"((?:^|[,;] | and | as well as )(?:<[^>]*>)*)The (?=\S)")


def within(names: str) -> str:
    """Return a name, or a list of names, as it stands within an English sentence.

    >>> within("The Health and Medical Services Act as well as The Social Services Act")
    'the Health and Medical Services Act as well as the Social Services Act'
    """
    return _ARTICLE.sub(r"\1the ", names)


def is_within(template: str, slot: str) -> bool:
    """Return whether `slot` stands within a sentence of an English text: after a word of it.

    >>> is_within("{a} is part of {b}", "a"), is_within("{a} is part of {b}", "b")
    (False, True)
    """
    return re.search(rf"[a-z,] \{{{slot}\}}", template) is not None


def one(noun: str) -> str:
    """Return an English noun as one of its kind.

    >>> one("body"), one("arena"), one("other actor")
    ('a body', 'an arena', 'another actor')
    """
    begun = "an" if noun.startswith("other ") else "an " if noun.startswith(tuple("aeio")) else "a "
    return begun + noun
