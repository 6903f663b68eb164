"""``/andringar``: what became of everything between two editions, in sentences, side by side and drawn."""

from server.pages.changes.page import router

__all__ = ["router"]
