"""Building without the garbage collector, which otherwise goes through all that is built again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Leave the collector off meanwhile.

    Records and quads are trees without circles and are kept: looking for garbage among a million of
    them takes as long as reading them.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
