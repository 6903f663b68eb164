"""A sentence for people, kept as a pattern and what goes into it, so that it can be told in another language too."""

from __future__ import annotations

import string
from collections.abc import Mapping
from typing import Any, Self

#: The patterns of another language by those in English.
Patterns = Mapping[str, str]


class Message(str):
    """A sentence in English that knows its pattern and what goes into it.

    It is a text like any other, so that whoever does not ask for a language has English.
    What goes into it may be messages itself.

    >>> found = Message("There is no edition {given!r}.", given="np-1999")
    >>> print(found)
    There is no edition 'np-1999'.
    >>> told(found, "sv", {"There is no edition {given!r}.": "Det finns ingen utgåva {given!r}."})
    'Det finns ingen utgåva ”np-1999”.'
    """

    __slots__ = ("pattern", "slots")
    pattern: str
    slots: Mapping[str, object]

    def __new__(cls, pattern: str, /, **slots: object) -> Self:
        """Make the sentence of `pattern` with its `slots`, which it names as str.format does."""
        made = super().__new__(cls, _Filler("en", {}).vformat(pattern, (), slots))
        made.pattern, made.slots = pattern, slots
        return made

    def __str__(self) -> str:
        """Return the message itself, so that an error raised with it still knows its pattern."""
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        """Say how it is made anew in another process."""
        return _made, (self.pattern, dict(self.slots))


def told(what: object, language: str, patterns: Patterns) -> str:
    """Return an error or a text in `language`, by `patterns`; what they do not have stays as it is."""
    text = str(what)
    if language == "en":
        return text[:]
    if isinstance(text, Message):
        return _Filler(language, patterns).vformat(patterns.get(text.pattern, text.pattern), (), text.slots)
    return patterns.get(text, text)


class _Filler(string.Formatter):
    """Fills slots as str.format does; texts that are known in the language are told in it."""

    def __init__(self, language: str, patterns: Patterns) -> None:
        self._language, self._patterns = language, patterns

    def convert_field(self, value: Any, conversion: Any) -> Any:
        if conversion == "r" and isinstance(value, str) and self._language == "sv":
            return f"”{''.join(each if each.isprintable() else repr(each)[1:-1] for each in value)}”"
        return super().convert_field(value, conversion)

    def format_field(self, value: Any, format_spec: str) -> str:
        return format(value, format_spec) if format_spec else told(value, self._language, self._patterns)


def _made(pattern: str, slots: Mapping[str, object]) -> Message:
    return Message(pattern, **slots)
