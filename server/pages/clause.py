"""Two names with a verb between them, as a clause in the language of the page."""

from __future__ import annotations

from markupsafe import Markup

from queries.articles import within
from queries.english_number import is_several, verb_of_several
from server.language import Language
from server.pages.words import Link, Words


def verb_after(name: object, verb: Words, language: Language) -> Words:
    """Return the verb as it follows on `name`: in English its number does."""
    if language != "en" or verb.language or not is_several(str(name)):
        return verb
    return Words(verb_of_several(verb.text))


def clause_in_text(start: Words, verb: Words, end: Words, language: Language) -> str:
    """Return the clause as text alone."""
    told = f"{start} {verb_after(start, verb, language)}"
    return f"{told} {within(str(end)) if language == 'en' else end}"


def clause(start: Link | Words, verb: Words, end: Link | Words, language: Language) -> Markup:
    """Return the clause, links and words of another language as they are given; in English with “the” within."""
    last = Markup(within(str(Markup.escape(end)))) if language == "en" else end
    return Markup("{} {} {}").format(start, verb_after(start, verb, language), last)
