"""Words on a page: labels with their language, and links to the page of a thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from queries.calendar_words import MONTHS
from server.language import LANGUAGES, Language

#: The tags that a text begins with, and its first character that is not the start of an entity.
_FIRST_LETTER: Final = re.compile(r"\A((?:<[^>]*>|\s)*)([^<&])")

#: The number of a day before the name of a month, in either language.
_DAY: Final = re.compile(rf"\b(\d{{1,2}}) (?=(?:{'|'.join(name for names in MONTHS.values() for name in names)})\b)")

#: Words that an English text quotes, within the marks by which it does.
_QUOTED: Final = re.compile("“([^“”]+)”")


@dataclass(frozen=True)
class Words:
    """A text; `language` is set where it is another than that of the page.

    `quoted` holds the words that it quotes (“…”) from another language, each with that language.
    """

    text: str
    language: str | None = None
    quoted: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return self.text

    def __html__(self) -> Markup:
        if self.language:
            return Markup('<span lang="{}">{}</span>').format(self.language, days_whole(Markup.escape(self.text)))
        return days_whole(with_quoted(Markup.escape(self.text), self.quoted))


@dataclass(frozen=True)
class Link:
    """A thing with a page of its own; `href` is None for a thing that has none."""

    iri: str
    words: Words
    href: str | None

    def __str__(self) -> str:
        return str(self.words)

    def __html__(self) -> Markup:
        if self.href:
            return Markup('<a href="{}">{}</a>').format(self.href, self.words)
        return self.words.__html__()


def in_language(texts: Mapping[str, str], language: Language, otherwise: str = "") -> Words:
    """Return the text in `language`, else in another with that language marked, else `otherwise`.

    What it quotes is marked too, where the text in another language has the same words.
    """
    if language in texts:
        return Words(texts[language], quoted=tuple(quoted_in(texts, language)))
    for other in (*LANGUAGES, *sorted(texts)):
        if other in texts:
            return Words(texts[other], other or None)
    return Words(otherwise)


def days_whole(told: Markup) -> Markup:
    """Return `told` with no line that could end between the number of a day and its month."""
    return Markup(_DAY.sub("\\1\u00a0", told))


def with_quoted(told: Markup, quoted: Iterable[tuple[str, str]]) -> Markup:
    """Return `told` with the words that it quotes from other languages, each given with its language, marked so."""
    for words, language in quoted:
        marked = Markup('“<span lang="{}">{}</span>”').format(language, words)
        told = told.replace(Markup("“{}”").format(words), marked)
    return told


def quotations(text: str) -> tuple[str, ...]:
    """Return the words that `text` quotes, each once."""
    return tuple(dict.fromkeys(_QUOTED.findall(text)))


def quoted_in(texts: Mapping[str, str], language: str) -> Iterator[tuple[str, str]]:
    """Yield the words that the text in `language` quotes from one of the others, with the language of that."""
    for words in quotations(texts[language]):
        begun = re.compile(rf"\b{re.escape(words)}", re.IGNORECASE)  # the words, or a form of them
        spoken = next((other for other, text in texts.items() if other != language and begun.search(text)), None)
        if spoken:
            yield words, spoken


def joined(items: Iterable[str | Words | Link], separator: str = ", ") -> Markup:
    """Return `items` one after the other, markup kept and everything else escaped."""
    return Markup(Markup.escape(separator)).join(items)


def upper_first(text: object) -> str:
    """Return `text` with its first letter in upper case, as a sentence or a heading begins; markup stays markup.

    Words keep the mark of their language.
    """
    if isinstance(text, Words | Link):
        text = text.__html__()
    if isinstance(text, Markup):
        return Markup(_FIRST_LETTER.sub(lambda found: found[1] + found[2].upper(), text, count=1))
    words = str(text)
    return words[:1].upper() + words[1:]
