"""How one behaves towards a server that others use too, and how much one takes from it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Manners:
    """Pauses and limits; seconds where nothing else is said."""

    #: Between two requests.
    pause: float = 0.5
    connect: float = 10
    #: Until the next bytes come.
    read: float = 20
    #: For one whole answer, however slowly it comes.
    whole: float = 60
    #: How often a request is made before it is given up.
    tries: int = 4
    #: Before the second try; doubled for each one after it.
    first_wait: float = 1
    #: The longest wait that a server may ask for.
    longest_wait: float = 60
    #: Bytes of one answer: a page of 5,000 rows has some two million.
    most_bytes: int = 20_000_000
    #: Pages of one question.
    most_pages: int = 200
