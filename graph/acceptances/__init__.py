"""Acceptances: findings that somebody has accepted, kept in ``accepted.yaml`` beside the records."""

from graph.acceptances.acceptance import Acceptance
from graph.acceptances.keeping import accept, withdraw
from graph.acceptances.reading import FILE, read_acceptances

__all__ = ["FILE", "Acceptance", "accept", "read_acceptances", "withdraw"]
