"""Answers that are kept, since the same question on the same build has the same answer."""

from __future__ import annotations

import re
from collections import OrderedDict
from dataclasses import replace

from graph.service_clause import bare
from graph.workers.answers import Answers
from graph.workers.limits import MEGABYTE
from graph.workers.message import Ask, Outcome, Reply

#: What all kept answers may take together, and the largest that is kept.
MOST_BYTES, MOST_BYTES_EACH = 64 * MEGABYTE, 2 * MEGABYTE
#: A larger one is kept when it is asked for once more: most long lists are wanted once, and
#: keeping them costs more time than anything else the service does with them.
MOST_BYTES_AT_ONCE = 16_000
#: How many such questions are remembered.
_MOST_REMEMBERED = 10_000
#: What a kept answer takes beside its content, roughly.
_BESIDE = 500
_LASTING = (Outcome.ROWS, Outcome.TRIPLES, Outcome.UNREADABLE)
#: SPARQL 1.1, 17.4: functions that give something else every time.
_FLEETING = re.compile(r"(?<!\w)(?:now|rand|uuid|struuid|bnode)\s*\(", re.IGNORECASE)
_HINT = re.compile(r"now|rand|uuid|bnode|\\", re.IGNORECASE)


def is_repeatable(query: str) -> bool:
    """Tell whether `query` has the same answer each time it is asked of the same data."""
    return not _HINT.search(query) or not _FLEETING.search(bare(query))


class KeptAnswers:
    """Asks `answers` once, and gives the least used away where there is no more room."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._kept: OrderedDict[Ask, Reply] = OrderedDict()
        self._bytes = 0
        self._asked_once: OrderedDict[int, None] = OrderedDict()

    async def start(self) -> None:
        """Make ready."""
        await self._answers.start()

    async def answer(self, ask: Ask) -> Reply:
        """Return the reply to `ask`, at once where it is known. Raises QueryNotAnswered."""
        kept = self._kept.get(ask)
        if kept is not None:
            self._kept.move_to_end(ask)
            return kept
        reply = await self._answers.answer(ask)
        if reply.outcome in _LASTING and self._is_wanted(ask, len(reply.content)) and is_repeatable(ask.query):
            return self._keep(ask, replace(reply, kept=True))
        return reply

    def close(self) -> None:
        """End all that runs."""
        self._answers.close()

    def _is_wanted(self, ask: Ask, size: int) -> bool:
        if size <= MOST_BYTES_AT_ONCE or size > MOST_BYTES_EACH:
            return size <= MOST_BYTES_AT_ONCE
        number = hash(ask)
        if number in self._asked_once:
            return True
        self._asked_once[number] = None
        if len(self._asked_once) > _MOST_REMEMBERED:
            self._asked_once.popitem(last=False)
        return False

    def _keep(self, ask: Ask, reply: Reply) -> Reply:
        if ask not in self._kept:
            self._bytes += _size(ask, reply)
            self._kept[ask] = reply
        while self._bytes > MOST_BYTES:
            self._bytes -= _size(*self._kept.popitem(last=False))
        return reply


def _size(ask: Ask, reply: Reply) -> int:
    return len(ask.query) + len(reply.content) + _BESIDE
