"""Where each line of a view stands, in words: by what it is derived, in which edition, section and place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from graph.store import Store
from queries.passages import cited
from server.language import Language, texts_in
from server.pages.facts.line import PlainLine, plain_lines
from server.pages.facts.names import labels
from server.pages.facts.reader import Reader
from server.pages.words import in_language
from server.reports.place import place_in_words
from server.reports.quotation import quoted

_RULES: Final = "SELECT ?line ?rule { ?line a sg:Line ; sg:rule ?rule }"


def line_sources(reader: Reader, store: Store, language: Language) -> Mapping[tuple[str, str, str], tuple[str, ...]]:
    """Return the sources of every line by the slugs of its source, of its kind, and of its target."""
    found = reader.once(plain_lines)
    passages = cited(store, reader.view, [iri for line in found for iri in line.iris])
    t, place, rules = texts_in(language), place_in_words(reader, language), _rules(reader, language)

    def told(line: PlainLine) -> tuple[str, ...]:
        stands = (
            t("source.button", section=f"{place(each)}: {quoted(each)}")
            for iri in line.iris
            for each in passages.get(iri, ())
        )
        return tuple(dict.fromkeys([*(rules[iri] for iri in line.iris if iri in rules), *stands]))

    return {(_slug(line.source), line.kind_slug, _slug(line.target)): told(line) for line in found}


def _rules(reader: Reader, language: Language) -> dict[str, str]:
    t, names = texts_in(language), reader.once(labels)
    rows = ((row["line"].value, row["rule"].value) for row in reader.select(_RULES))
    return {line: t("line.rule", rule=in_language(names.of(rule), language, _slug(rule))) for line, rule in rows}


def _slug(iri: str) -> str:
    return iri.rpartition("/")[2]
