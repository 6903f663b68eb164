"""What a query from outside may use."""

from __future__ import annotations

from dataclasses import dataclass

#: Bytes of stack that one byte of a query can need: the parser goes one level down per bracket.
STACK_PER_BYTE = 5_300
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Limits:
    """What one query may use, and how many may run at once."""

    #: Seconds that a query may run.
    seconds: float = 30
    #: The longest query, in bytes.
    query_bytes: int = 50_000
    #: The largest answer, in bytes.
    answer_bytes: int = 50 * MEGABYTE
    #: Memory that a query may take beside the data, in bytes.
    memory_bytes: int = 500 * MEGABYTE
    #: Queries that may run at once.
    queries: int = 16
    #: Seconds that a query waits for its turn when all are taken.
    seconds_to_wait: float = 10
    #: Seconds of a processor after which a query is a long one: it yields to all others, and few may run.
    seconds_to_long: float = 0.5

    @property
    def long_queries(self) -> int:
        """Return how many of those that run may be long ones, so that short ones always find room."""
        return max(1, self.queries // 2)

    @property
    def stack_bytes(self) -> int:
        """Return the stack that the deepest nesting of the longest query needs."""
        return max(16 * MEGABYTE, self.query_bytes * STACK_PER_BYTE)
