"""Documents as they come (Word, PDF, Markdown, text) turned into plain text with its structure.

A document from outside may be hostile, so everything but plain text is converted in a child
process with bounded time and memory (`guard.py`).
"""

from graph.documents.conversion.block import Block, Converted
from graph.documents.conversion.convert import SUFFIXES, convert, kept_as

__all__ = ["SUFFIXES", "Block", "Converted", "convert", "kept_as"]
