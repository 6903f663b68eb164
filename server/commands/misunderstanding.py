"""What argparse cannot make of a command line, in our words, so that it can be told in either language."""

from __future__ import annotations

import re
from typing import Final

from graph.message import Message

#: How argparse begins each sentence, with what it names, and what is said instead.
_SENTENCES: Final = (
    (r"the following arguments are required: (?P<names>.*)", "these are missing: {names}"),
    (r"one of the arguments (?P<names>.*) is required", "one of these is missing: {names}"),
    (r"unrecognized arguments: (?P<given>.*)", "this is not understood: {given}"),
    (r"invalid choice: (?P<given>.*) \(choose from (?P<known>.*)\)", "{given} is none of {known}"),
    (r"expected .*arguments?", "a value is missing"),
    (r"not allowed with argument (?P<other>.*)", "it does not go with {other}"),
    (r"ignored explicit argument (?P<given>.*)", "it takes no value, and was given {given}"),
    (r"invalid int value: '(?P<given>.*)'", "{given!r} is no whole number"),
    (r"invalid float value: '(?P<given>.*)'", "{given!r} is no number"),
)


def understood(sentence: str) -> str:
    """Return what argparse says as a message; what it does not say so, and a message, as it is."""
    for begins, pattern in _SENTENCES:
        found = None if isinstance(sentence, Message) else re.fullmatch(begins, sentence, re.DOTALL)
        if found:
            return Message(pattern, **{name: text.replace("'", "") for name, text in found.groupdict().items()})
    return sentence
