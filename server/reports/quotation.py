"""The words of a passage in quotation marks: all of them where the document is at hand, else the first and last."""

from __future__ import annotations

from collections.abc import Callable

from graph.documents.originals import Originals
from queries.passages import CitedPassage
from server.pages.facts.reader import Reader
from server.pages.facts.source import sources


def quoted(passage: CitedPassage) -> str:
    """Return the first and last words of a passage in quotation marks."""
    if passage.text_end is None:
        return f"”{passage.text_start}”"
    return f"”{passage.text_start} … {passage.text_end}”"


def words_at_hand(reader: Reader, originals: Originals | None) -> Callable[[CitedPassage], str]:
    """Return what quotes a passage of this view whole where `originals` has it; they are read when first asked for."""

    def quote(passage: CitedPassage) -> str:
        known = reader.once(sources) if originals else ()
        whole = reader.once(sources)[passage.iri].quotation(originals) if passage.iri in known else None
        return f"”{whole}”" if whole else quoted(passage)

    return quote
