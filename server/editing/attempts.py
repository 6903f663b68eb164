"""How often somebody may guess the token."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

#: As many wrong guesses as one address may make within `SECONDS`, and all addresses together: a proxy that takes over
#: X-Forwarded-For from whoever asks lets one guesser come from any number of addresses.
MOST = 10
MOST_IN_ALL = 200
SECONDS = 60
#: More addresses than this are not remembered; the one that guessed longest ago is forgotten.
MOST_ADDRESSES = 1_000


class Attempts:
    """The wrong guesses of late, by the address they came from."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failed: OrderedDict[str, list[float]] = OrderedDict()
        self._lock = Lock()

    def are_too_many(self, address: str) -> bool:
        """Tell whether `address` has to wait before it may guess again."""
        with self._lock:
            every = sum(len(self._recent(each)) for each in self._failed)
            return every >= MOST_IN_ALL or len(self._recent(address)) >= MOST

    def failed(self, address: str) -> None:
        """Note a wrong guess."""
        with self._lock:
            self._failed[address] = [*self._recent(address), self._clock()]
            self._failed.move_to_end(address)
            if len(self._failed) > MOST_ADDRESSES:
                self._failed.popitem(last=False)

    def _recent(self, address: str) -> list[float]:
        return [when for when in self._failed.get(address, ()) if when > self._clock() - SECONDS]
