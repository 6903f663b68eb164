"""Acceptances: findings that somebody has accepted, kept in ``accepted.yaml`` beside the records."""

from graph.acceptances.acceptance import Acceptance
from graph.acceptances.keeping import accept, accept_all, is_alike, withdraw, withdraw_alike
from graph.acceptances.reading import FILE, read_acceptances

__all__ = [
    "FILE",
    "Acceptance",
    "accept",
    "accept_all",
    "is_alike",
    "read_acceptances",
    "withdraw",
    "withdraw_alike",
]
