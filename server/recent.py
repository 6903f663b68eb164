"""What was asked for last, kept while there is room for it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Recent(Generic[T]):
    """Things by name that never change; those asked for longest ago go first where there is no room for all."""

    def __init__(self, room: int, weigh: Callable[[T], int]) -> None:
        self._room, self._weigh = room, weigh
        self._kept: OrderedDict[Hashable, T] = OrderedDict()
        self._making: dict[Hashable, Lock] = {}
        self._taken = 0
        self._lock = Lock()

    def of(self, name: Hashable, make: Callable[[], T]) -> T:
        """Return what is kept under `name`, else what `make` makes. Raises what `make` raises.

        Whoever asks for what is being made waits for it.
        """
        with self._lock:
            making = self._making.setdefault(name, Lock())
        with making:
            with self._lock:
                if name in self._kept:
                    self._kept.move_to_end(name)
                    self._making.pop(name, None)
                    return self._kept[name]
            try:
                made = make()
                self._keep(name, made)
            finally:
                with self._lock:
                    self._making.pop(name, None)
            return made

    def _keep(self, name: Hashable, made: T) -> None:
        """Keep it, also where it alone takes more than the room, and let the oldest go."""
        with self._lock:
            if name in self._kept:
                return
            self._kept[name] = made
            self._taken += self._weigh(made)
            while self._taken > self._room and len(self._kept) > 1:
                _, gone = self._kept.popitem(last=False)
                self._taken -= self._weigh(gone)
