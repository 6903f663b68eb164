"""Carrying over, into a new edition, what the edition that it revises says in the very same words.

A record stands on passages. Where all of them stand in the new text as they did, it is taken over
whole; what is left of the text is read anew. Where only some do, what exists whatever a text says
(a body, a thing) comes along marked, and a statement does not.
"""

from graph.drafting.carrying.carried import Carried, carry
from graph.drafting.carrying.joining import has_place, plain
from graph.drafting.carrying.known import known_to
from graph.drafting.carrying.older_text import older_text

__all__ = ["Carried", "carry", "has_place", "known_to", "older_text", "plain"]
