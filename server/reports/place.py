"""Where a passage stands, in words: the name of its edition and the title of its section."""

from __future__ import annotations

from collections.abc import Callable

from queries.passages import CitedPassage
from server.language import Language
from server.pages.facts.names import labels
from server.pages.facts.reader import Reader
from server.pages.facts.source import sources
from server.pages.words import in_language
from server.reports.report import identified


def place_in_words(reader: Reader, language: Language) -> Callable[[CitedPassage], str]:
    """Return what tells the place of a passage of this view; the names are read when the first is asked for."""

    def place(passage: CitedPassage) -> str:
        known, names = reader.once(sources), reader.once(labels)
        if passage.iri not in known:
            return identified(passage)
        source = known[passage.iri]
        edition = str(in_language(source.edition.label, language, source.edition.id))
        return f"{edition}, {in_language(names.of(source.section), language, passage.section)}"

    return place
