"""The options of styrgraf serve that limit queries from outside."""

from __future__ import annotations

import argparse
from argparse import Namespace
from collections.abc import Mapping

from graph.message import Message
from graph.workers.limits import MEGABYTE, Limits
from server.commands.language import Words
from server.commands.parsing import Parser

_USUAL = Limits()
_OPTIONS: Mapping[str, tuple[int, Words]] = {
    "--query-seconds": (
        round(_USUAL.seconds),
        {"sv": "sekunder som en fråga får ta", "en": "seconds that a query may take"},
    ),
    "--query-kilobytes": (
        _USUAL.query_bytes // 1000,
        {"sv": "kB som en fråga får vara lång", "en": "kB that a query may be long"},
    ),
    "--query-memory": (
        _USUAL.memory_bytes // MEGABYTE,
        {"sv": "MB minne som en fråga får ta", "en": "MB of memory that a query may take"},
    ),
    "--answer-megabytes": (
        _USUAL.answer_bytes // MEGABYTE,
        {"sv": "MB som ett svar får vara stort", "en": "MB that an answer may be large"},
    ),
    "--queries": (_USUAL.queries, {"sv": "frågor som får köras samtidigt", "en": "queries that may run at once"}),
}


def add_query_limits(parser: Parser) -> None:
    """Add the options, each with its usual value."""
    for option, (usual, words) in _OPTIONS.items():
        help_text = f"{parser.words(words)} ({usual})"
        parser.add_argument(option, type=_at_least_one, default=usual, metavar="N", help=help_text)


def query_limits(arguments: Namespace) -> Limits:
    """Return the limits that the options set."""
    return Limits(
        seconds=arguments.query_seconds,
        query_bytes=arguments.query_kilobytes * 1000,
        memory_bytes=arguments.query_memory * MEGABYTE,
        answer_bytes=arguments.answer_megabytes * MEGABYTE,
        queries=arguments.queries,
    )


def _at_least_one(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(Message("{text!r} is no number from 1", text=text))
    return int(text)
