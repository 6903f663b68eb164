"""From the reply to a query to an answer over HTTP, in the format that the client takes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from graph.service_clause import calls_other_endpoint
from graph.workers.answers import Answers
from graph.workers.limits import MEGABYTE, Limits
from graph.workers.message import Ask, Outcome, Reply
from server.formats import GRAPHS, RESULTS, Format, chosen, media_types, named
from server.sparql.operation import Operation
from server.sparql.refusal import Refusal


async def answer(operation: Operation, answers: Answers, limits: Limits, accept: str | None) -> tuple[Reply, str]:
    """Return the reply to `operation` and its media type. Raises Refusal, QueryNotAnswered and StoreUnreachable."""
    if calls_other_endpoint(operation.query):
        raise Refusal(403, "SERVICE is switched off: a query may not call another endpoint.")
    rows, triples = _choice(RESULTS, operation.format, accept), _choice(GRAPHS, operation.format, accept)
    names = operation.names_dataset
    ask = Ask(
        query=operation.query,
        default_graphs=operation.default_graphs if names else None,
        named_graphs=operation.named_graphs if names else None,
        rows_as=rows.name if rows else None,
        triples_as=triples.name if triples else None,
    )
    reply = await answers.answer(ask)
    choice = triples if reply.outcome is Outcome.TRIPLES else rows
    if reply.outcome not in (Outcome.ROWS, Outcome.TRIPLES) or choice is None:
        raise _refusal(reply, limits)
    return reply, choice.media_type


@lru_cache(maxsize=200)
def _choice(formats: Sequence[Format], asked: str | None, accept: str | None) -> Format | None:
    return named(formats, asked) or chosen(formats, accept)


def _refusal(reply: Reply, limits: Limits) -> Refusal:
    words = reply.content.decode()
    if reply.outcome is Outcome.UNREADABLE:
        return Refusal(400, f"The query cannot be read: {words}")
    if reply.outcome is Outcome.FAILED:
        return Refusal(400, f"The query cannot be carried out: {words}")
    if reply.outcome is Outcome.TOO_LARGE:
        return Refusal(403, f"The answer is larger than {limits.answer_bytes / MEGABYTE:g} MB; ask for less.")
    formats = RESULTS if reply.outcome is Outcome.UNWANTED_ROWS else GRAPHS
    return Refusal(406, f"This query can be answered as: {', '.join(media_types(formats))}.")
