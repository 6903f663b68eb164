"""Words as they are indexed and asked for: split, stemmed, folded to ASCII, cut at compound seams."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

#: Languages with a stemmer, by their tag.
LANGUAGES = {"sv": "swedish", "en": "english"}
#: A part of a compound has at least this many letters.
SHORTEST_PART = 4
#: Longer words are no words; they are neither indexed nor asked for.
LONGEST_WORD = 40

_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """Return the words of a text in lower case; dots and rings of å ä ö are kept."""
    plain = unicodedata.normalize("NFC", text).lower()
    return [word for word in _WORD.findall(plain) if len(word) <= LONGEST_WORD]


def analyzer(language: str) -> TextAnalyzer:
    """Return what splits, lowers and stems a text in the language of that tag."""
    builder = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.lowercase())
    long = Filter.remove_long(4 * LONGEST_WORD)
    return builder.filter(long).filter(Filter.stemmer(LANGUAGES[language])).build()


_STEMMERS = {language: analyzer(language) for language in LANGUAGES}
_FOLD = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.ascii_fold()).build()
#: Words of questions that the lists of stop words lack.
_ASKING = ["ska", "måste", "göra", "gör", "finns", "får", "före", "innan", "must", "shall", "may", "do", "does"]
_TELLING = {
    language: TextAnalyzerBuilder(Tokenizer.simple())
    .filter(Filter.stopword(name))
    .filter(Filter.custom_stopword(_ASKING))
    .build()
    for language, name in LANGUAGES.items()
}


def stem(word: str, language: str) -> str:
    """Return the stem of a word, or the word where it has none."""
    return " ".join(_STEMMERS[language].analyze(word)) or word


def fold(word: str) -> str:
    """Return a word as it is typed without å ä ö: ``äldre`` is ``aldre``."""
    return "".join(_FOLD.analyze(word)) or word


def telling(asked: list[str], language: str) -> list[str]:
    """Return the words that tell what is asked for: all but stop words, or all if there are no others."""
    return [word for word in asked if _TELLING[language].analyze(word)] or asked


def folded_forms(texts: Iterable[str]) -> str:
    """Return every word of the texts, folded, as it is and as its stems."""
    found = [word for text in texts for word in words(text)]
    stems = (stem(word, language) for word in found for language in LANGUAGES)
    return " ".join(sorted({fold(word) for word in [*found, *stems]}))


def later_parts(texts: Iterable[str]) -> str:
    """Return every word of the texts, folded, from each later letter on that leaves a part."""
    found = {fold(word) for text in texts for word in words(text)}
    return " ".join(sorted({part for word in found for part in _later_parts(word)}))


def _later_parts(word: str) -> Iterator[str]:
    for start in range(2, len(word) - SHORTEST_PART + 1):
        yield word[start:]
