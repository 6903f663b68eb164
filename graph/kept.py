"""What is made once and kept, also where several ask for it at the same time."""

from __future__ import annotations

import gc
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from graph.collecting import nothing_collected

T = TypeVar("T")


class Kept:
    """Things by name; whoever asks for one that is being made waits for it instead of making another."""

    def __init__(self) -> None:
        self._made: dict[Hashable, Any] = {}
        self._making: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def of(self, name: Hashable, make: Callable[[], T]) -> T:
        """Return what `make` makes; it is made once for each `name`. Raises what `make` raises."""
        if name not in self._made:
            with self._lock:
                lock = self._making.setdefault(name, Lock())
            with lock:
                if name not in self._made:
                    with nothing_collected():
                        self._made[name] = make()
                    # It stays, and may be millions of names: looking through it for garbage is in vain.
                    gc.freeze()
        made: T = self._made[name]
        return made
