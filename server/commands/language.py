"""The language of the command line: texts in Swedish and English, and which of them is meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Literal

Language = Literal["sv", "en"]
Words = Mapping[Language, str]


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Return the language that --lang asks for, else that of the locale, else Swedish."""
    for argument, following in zip_longest(arguments, arguments[1:]):
        if argument in ("--lang=sv", "--lang=en"):
            return "sv" if argument.endswith("sv") else "en"
        if argument == "--lang" and following in ("sv", "en"):
            return "sv" if following == "sv" else "en"
    locale = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environment.get(name))), "")
    return "en" if locale.lower().startswith("en") else "sv"
