"""Files that take a while to make: a few at once, away from the event loop, the latest kept.

The dataset never changes, so a file made once is good for as long as it is kept. What is kept is
bounded in bytes, since the states of a page, and so its files, are without number.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Final

from anyio import CapacityLimiter, fail_after, to_thread
from starlette.exceptions import HTTPException

AT_ONCE: Final = 2
SECONDS_TO_WAIT: Final = 15
#: The most that is kept, in bytes.
ROOM: Final = 32_000_000


class MadeFiles:
    """Makes files by name and keeps the ones asked for last."""

    def __init__(self) -> None:
        self._limiter = CapacityLimiter(AT_ONCE)
        self._kept: OrderedDict[Hashable, bytes] = OrderedDict()
        self._taken = 0

    async def made(self, name: Hashable, make: Callable[[], bytes]) -> bytes:
        """Return the file called `name`, which `make` makes in a thread where it is not kept.

        Raises HTTPException (503) where others are being made for too long, and whatever `make` raises.
        """
        if name not in self._kept:
            await self._turn()
            try:
                if name not in self._kept:
                    self._keep(name, await to_thread.run_sync(make))
            finally:
                self._limiter.release()
        self._kept.move_to_end(name)
        return self._kept[name]

    async def _turn(self) -> None:
        try:
            with fail_after(SECONDS_TO_WAIT):
                await self._limiter.acquire()
        except TimeoutError:
            reason = "Other files are being made; try again in a while."
            raise HTTPException(503, reason, {"Retry-After": str(SECONDS_TO_WAIT)}) from None

    def _keep(self, name: Hashable, content: bytes) -> None:
        """Keep `content`, also where it alone takes more than the room, and let the oldest go."""
        self._kept[name] = content
        self._taken += len(content)
        while self._taken > ROOM and len(self._kept) > 1:
            _, gone = self._kept.popitem(last=False)
            self._taken -= len(gone)
