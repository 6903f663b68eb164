"""From words to a query: every way in which a word may match, and what each is worth.

Best first, a word matches as it is or inflected; typed without the dots and rings of å ä ö; as the
beginning of a word; as a later part of a compound; misspelt, where nothing is spelt as it is; as a
compound of which the title has a part. In a title each is worth more than in the text, and the
whole title is worth most. The scores are constants, because how a word matches tells more here than
how rare it is.

Swedish compounds: a word of a title is indexed from each of its letters on, as long as four remain,
so that any later part is the beginning of something. Measured on the titles of the bundled records:
of all pairs of a word and a longer word that it matches so, nearly all are a compound and its part;
trigrams, seven in ten of which agree, find the same pairs and as many again that are chance. Cutting
at known words needs a dictionary, and the records bring new words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tantivy import Occur, Query, Schema, Searcher

from server.language import Language
from server.search.words import LANGUAGES, SHORTEST_PART, fold, stem

#: What a match is worth more where several kinds of thing match as well.
_WORTH_OF_RANK = {"organisation": 1.6, "thing": 1.2, "assertion": 1.0}


@dataclass(frozen=True)
class Asked:
    """What is asked for, and where."""

    schema: Schema
    searcher: Searcher
    #: All words, in lower case.
    words: list[str]
    #: The words that tell what is meant.
    telling: list[str]
    language: Language


def whole_query(asked: Asked, least: int) -> Query:
    """Return the query for `least` of the telling words; all of them, or the whole title, is better."""
    ways = [_any_of(_word(asked, word)) for word in asked.telling]
    some = Query.boolean_query([(Occur.Should, way) for way in ways], minimum_number_should_match=least)
    every = Query.const_score_query(Query.boolean_query([(Occur.Must, way) for way in ways]), 8)
    better = [(Occur.Should, query) for query in (every, *_whole_title(asked))]
    scored = Query.boolean_query([(Occur.Must, some), *better])
    return Query.boolean_query([(Occur.Should, _of_rank(asked, rank, scored)) for rank in _WORTH_OF_RANK])


def words_in_text(asked: Asked) -> Query:
    """Return the query for the words of the text that a snippet is to show."""
    field = f"text_{asked.language}"
    terms = [Query.term_query(asked.schema, field, stem(word, asked.language)) for word in asked.telling]
    return Query.boolean_query([(Occur.Should, term) for term in terms])


def _of_rank(asked: Asked, rank: str, scored: Query) -> Query:
    of_rank = Query.const_score_query(Query.term_query(asked.schema, "rank", rank), 0)
    both = Query.boolean_query([(Occur.Must, scored), (Occur.Must, of_rank)])
    return Query.boost_query(both, _WORTH_OF_RANK[rank])


def _whole_title(asked: Asked) -> Iterator[Query]:
    whole = fold(" ".join(asked.words))
    yield _term(asked, "title_whole", whole, 40)
    yield _like(asked, "title_whole", whole, 4, prefix=True)
    yield _like(asked, "title_whole", whole, 12, distance=_slips(whole))


def _word(asked: Asked, word: str) -> Iterator[Query]:
    folded = fold(word)
    for form in {word, word.removesuffix("s")}:
        yield _term(asked, "title_words", form, 11)
        yield _term(asked, "title_folded", fold(form), 8)
    for language in LANGUAGES:
        own = 1.0 if language == asked.language else 0.8
        yield _term(asked, f"title_{language}", stem(word, language), 10 * own)
        yield _term(asked, f"text_{language}", stem(word, language), 3 * own)
        yield _term(asked, "title_folded", fold(stem(word, language)), 7 * own)
        yield _term(asked, "text_folded", fold(stem(word, language)), 2 * own)
    if word == asked.telling[-1]:
        yield _like(asked, "title_folded", folded, 6, prefix=True)
        yield _like(asked, "text_folded", folded, 1.5, prefix=True)
    yield from _as_part(asked, folded, fold(stem(word, "sv")))
    if len(word) > SHORTEST_PART and not _is_spelt_so(asked, folded):
        yield _like(asked, "title_folded", folded, 4, distance=_slips(word))
        yield _like(asked, "text_folded", folded, 1, distance=_slips(word))
    yield from (_term(asked, "title_folded", part, 1.5) for part in _parts(word))


def _is_spelt_so(asked: Asked, folded: str) -> bool:
    """Whether a word stands somewhere as it is asked for, or as a stem: then it is hardly another one misspelt."""
    fields = ("title_folded", "text_folded")
    spelt = Query.boolean_query([(Occur.Should, Query.term_query(asked.schema, field, folded)) for field in fields])
    return bool(asked.searcher.search(spelt, limit=1, count=False).hits)


def _as_part(asked: Asked, folded: str, stemmed: str) -> Iterator[Query]:
    """As the beginning or a later part of a longer word; the shortest stems say too little for that."""
    if len(stemmed) >= SHORTEST_PART:
        part = stemmed if len(stemmed) > SHORTEST_PART else folded
        yield _like(asked, "title_folded", stemmed, 5.5, prefix=True)
        yield _like(asked, "title_parts", part, 5, prefix=True)


def _parts(word: str) -> set[str]:
    """Whatever may be one of the two parts of a compound, stemmed; the s between them is no part."""
    seams = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
    cut = {part for seam in seams for part in (word[:seam].removesuffix("s"), word[seam:])}
    return {part for part in (fold(stem(part, "sv")) for part in cut) if len(part) >= SHORTEST_PART}


def _slips(word: str) -> int:
    """How many letters may be wrong."""
    return 2 if len(word) >= 2 * SHORTEST_PART else 1


def _term(asked: Asked, field: str, term: str, worth: float) -> Query:
    return Query.const_score_query(Query.term_query(asked.schema, field, term), worth)


def _like(asked: Asked, field: str, term: str, worth: float, *, distance: int = 0, prefix: bool = False) -> Query:
    like = Query.fuzzy_term_query(asked.schema, field, term, distance=distance, prefix=prefix)
    return Query.const_score_query(like, worth)


def _any_of(ways: Iterator[Query]) -> Query:
    return Query.disjunction_max_query(list(ways))
