"""``/andringar/svar/…``: what whoever revises a document asks first, each answered on a page of its own."""

from server.pages.answers.page import router

__all__ = ["router"]
