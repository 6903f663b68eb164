"""Checks that run beside the requests, so that a page can tell how far they have come; what they found is kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooEarly
from threading import Lock

from queries.finding import Finding

#: As many checks run at once; more would take the time of whoever else asks something.
_AT_ONCE = 2
#: As many are kept; the one that was asked for longest ago is forgotten.
_MOST_KEPT = 48

#: Does the checking; is given what it has to call after each step.
Work = Callable[[Callable[[], None]], Sequence[Finding]]


class Check:
    """One check: how far it has come, and in the end what it found."""

    def __init__(self, steps: int) -> None:
        self.steps = steps
        self.done = 0
        self._found: Future[Sequence[Finding]] = Future()

    def found(self, patience: float | None = None) -> Sequence[Finding] | None:
        """Return what it found, or None where that takes longer than `patience` seconds; None waits for it.

        Raises what the check has raised.
        """
        try:
            return self._found.result(patience)
        except TooEarly:
            if self._found.done():
                raise
            return None

    def run(self, work: Work) -> None:
        """Do the work and keep what comes of it."""
        try:
            self._found.set_result(work(self._step))
        except BaseException as error:  # noqa: BLE001 - whoever asks for the result is told
            self._found.set_exception(error)

    def failed(self) -> bool:
        """Tell whether it ended with an error."""
        return self._found.done() and self._found.exception() is not None

    def _step(self) -> None:
        self.done = min(self.done + 1, self.steps)


class Checks:
    """The checks of one service, by what they are checks of; one that failed is made anew when asked for again."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(_AT_ONCE, "check")
        self._kept: OrderedDict[Hashable, Check] = OrderedDict()
        self._lock = Lock()

    def of(self, name: Hashable, steps: Callable[[], int], work: Work) -> Check:
        """Return the check called `name`, begun now unless it has been; it takes `steps()` steps."""
        with self._lock:
            check = self._kept.get(name)
            if check is None or check.failed():
                check = self._kept[name] = Check(steps())
                self._pool.submit(check.run, work)
            self._kept.move_to_end(name)
            while len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
        return check
