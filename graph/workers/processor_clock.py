"""How long another process has used a processor, where the system tells it; else the time that passes."""

from __future__ import annotations

import ctypes
import time
from collections.abc import Callable


def processor_clock(pid: int) -> Callable[[], float]:
    """Return what tells the seconds that the process `pid` has used, as differences between two calls."""
    try:
        clock = ctypes.c_int()
        failed = ctypes.CDLL(None).clock_getcpuclockid(pid, ctypes.byref(clock))  # POSIX.1-2001
    except (OSError, TypeError, AttributeError):  # not on every system
        return time.monotonic
    return time.monotonic if failed else lambda: _seconds(clock.value)


def _seconds(clock: int) -> float:
    try:
        return time.clock_gettime(clock)
    except OSError:  # the process has ended, which its channel tells too
        return 0.0
