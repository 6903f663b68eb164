"""Search over everything that has a page, in Swedish and English.

The index is built in memory through tantivy: a maintained library (a Rust engine in the manner of
Lucene, MIT licence, wheels for every platform, no server of its own) that brings the Swedish and
English stemmers, fuzzy and prefix matching and snippets, which nobody should write again.
"""

from __future__ import annotations

from server.search.entry import Entry, Hit
from server.search.index import SearchIndex

__all__ = ["Entry", "Hit", "SearchIndex"]
