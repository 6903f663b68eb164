"""Building without the garbage collector, which otherwise goes through all that is built again and again.

What has been built is kept out of its way too (gc.freeze), so that what is no longer used has to be let go of.
"""

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


def let_go() -> None:
    """Free what is no longer used of all that the collector was kept away from, and keep it away from the rest."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
