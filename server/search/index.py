"""The index of entries, and the search in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tantivy import Document, Index, Schema, SchemaBuilder, SnippetGenerator

from ontology import schema
from server.language import Language
from server.search.entry import Entry, Hit, language_of, told
from server.search.query import Asked, whole_query, words_in_text
from server.search.words import LANGUAGES, analyzer, fold, folded_forms, later_parts, telling, words

_MOST_WORDS = 12
_SNIPPET_LENGTH = 180
_HEAP = 15_000_000


class SearchIndex:
    """An index of entries, in memory; it never changes once it is made."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = list(entries)
        organisations = [entry for entry in self._entries if _rank(entry.kind) == "organisation"]
        self._by_iri = {entry.iri: entry for entry in organisations}
        self._names = [(entry.iri, " ".join(words(title))) for entry in organisations for title in entry.title.values()]
        self._schema = _schema()
        self._index = Index(self._schema)
        for language in LANGUAGES:
            self._index.register_tokenizer(language, analyzer(language))
        writer = self._index.writer(heap_size=_HEAP, num_threads=1)
        for number, entry in enumerate(self._entries):
            writer.add_document(_document(number, entry))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def search(self, text: str, language: Language, limit: int) -> list[Hit]:
        """Return at most `limit` hits, best first; any text may be asked for, and none is an error.

        `language` is the reader's: it decides titles and snippets, and its words count more than
        those of the other language.
        """
        asked_words = words(text)[:_MOST_WORDS]
        if not asked_words or limit < 1:
            return []
        asked = Asked(self._schema, self._index.searcher(), asked_words, telling(asked_words, language), language)
        half = (len(asked.telling) + 1) // 2
        hits = self._hits(asked, half, limit) or self._hits(asked, 1, limit)
        named = self._named(asked_words, language, hits[0].score if hits else 1.0)
        known = {hit.iri for hit in named}
        return [*named, *(hit for hit in hits if hit.iri not in known)][:limit]

    def _named(self, asked_words: Sequence[str], language: Language, score: float) -> list[Hit]:
        """Return the organisations whose whole name stands in the question, the longest name first."""
        asked = f" {' '.join(asked_words)} "
        found = {iri: name for iri, name in self._names if f" {name} " in asked}
        by_length = sorted(found, key=lambda iri: (-len(found[iri]), iri))
        return [self._named_hit(self._by_iri[iri], language, score) for iri in by_length]

    def _named_hit(self, entry: Entry, language: Language, score: float) -> Hit:
        title = told(entry.title, language) or entry.iri
        return Hit(
            entry.iri, title, entry.kind, score, _beginning(entry.text, language), language_of(entry.text, language)
        )

    def _hits(self, asked: Asked, least: int, limit: int) -> list[Hit]:
        found = asked.searcher.search(whole_query(asked, least), limit=3 * limit + 20, count=False).hits
        snippets = self._snippets(asked)
        hits = [self._hit(asked, score, asked.searcher.doc(at), snippets) for score, at in found]
        return sorted(hits, key=_best_first)[:limit]

    def _snippets(self, asked: Asked) -> SnippetGenerator:
        field = f"text_{asked.language}"
        generator = SnippetGenerator.create(asked.searcher, words_in_text(asked), self._schema, field)
        generator.set_max_num_chars(_SNIPPET_LENGTH)
        return generator

    def _hit(self, asked: Asked, score: float, document: Document, snippets: SnippetGenerator) -> Hit:
        entry = self._entries[document["number"][0]]
        found = snippets.snippet_from_doc(document).fragment()
        language = asked.language if found else language_of(entry.text, asked.language)
        snippet = found or _beginning(entry.text, asked.language)
        return Hit(entry.iri, told(entry.title, asked.language) or entry.iri, entry.kind, score, snippet, language)


def _schema() -> Schema:
    builder = SchemaBuilder().add_unsigned_field("number", stored=True)
    for language in LANGUAGES:
        builder = builder.add_text_field(f"title_{language}", tokenizer_name=language)
        builder = builder.add_text_field(f"text_{language}", stored=True, tokenizer_name=language)
    for listed in ("title_words", "title_folded", "title_parts", "text_folded"):
        builder = builder.add_text_field(listed, tokenizer_name="whitespace", index_option="basic")
    for whole in ("title_whole", "rank"):
        builder = builder.add_text_field(whole, tokenizer_name="raw", index_option="basic")
    return builder.build()


def _document(number: int, entry: Entry) -> Document:
    document = Document(number=number, rank=_rank(entry.kind))
    titles = [*entry.title.values(), *entry.aliases]
    for language in LANGUAGES:
        for title in (*filter(None, [entry.title.get(language)]), *entry.aliases):
            document.add_text(f"title_{language}", title)
        document.add_text(f"text_{language}", entry.text.get(language, ""))
    for title in titles:
        document.add_text("title_whole", fold(" ".join(words(title))))
    document.add_text("title_words", " ".join(word for title in titles for word in words(title)))
    document.add_text("title_folded", folded_forms(titles))
    document.add_text("title_parts", later_parts(titles))
    document.add_text("text_folded", folded_forms(entry.text.values()))
    return document


def _rank(kind: str) -> str:
    if schema.is_a(kind, "Organisation"):
        return "organisation"
    return "assertion" if schema.is_a(kind, "Assertion") else "thing"


def _beginning(text: Mapping[str, str], language: str) -> str:
    whole = " ".join(told(text, language).split()).replace(" · ", "\u00a0· ")
    if len(whole) <= _SNIPPET_LENGTH:
        return whole
    # The text itself may have a mark between two of its parts just there.
    return whole[:_SNIPPET_LENGTH].rpartition(" ")[0].rstrip(" …·") + " …"


def _best_first(hit: Hit) -> tuple[float, int, str, str]:
    """Among equals the shorter title, which says less besides what was asked for."""
    return -round(hit.score, 3), len(hit.title), hit.title, hit.iri
