"""Names of duties that say what a pronoun or a bare word in them means: "Reviderar den" is "Reviderar rutinen"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.drafting.clause import Clause
from graph.drafting.names import Mention
from graph.drafting.numbers import number_of
from graph.drafting.sentence import Sentence
from graph.drafting.word_tables import words_of

#: A verb, its particle, and the pronoun that it has for its object.
_OBJECT = re.compile(r"(?P<verb>\w+(?:\s(?:upp|fram|ut|in|över|ner|ned|till))?)\s(?P<word>den|det|dem)\b(?P<rest>.*)")
#: How nouns end that each pronoun may mean, the word for one in the definite form.
_ENDS = {"den": ("en", "an", "ån", "on", "rn"), "det": ("et", "at", "iet"), "dem": ("na", "er", "ar", "or", "en")}
#: Pronouns that stand for an object.
PRONOUNS = frozenset(_ENDS)
_FEWEST = 5
_ARTICLES = frozenset({"den", "det", "de"})
_HOW = frozenset({"skriftligt", "skriftligen", "tillsammans", "aktuell", "aktuellt", "öppen", "vidare", "vartannat"})


def with_objects(clauses: Sequence[Clause], before: Sequence[Clause]) -> Iterator[Clause]:
    """Yield the clauses of a sentence, each pronoun for an object replaced by the noun before it that it agrees with.

    The noun stands in a duty earlier in the sentence, else in the last of those `before` it.
    """
    earlier = list(before[-1:])
    for clause in clauses:
        match = _OBJECT.fullmatch(clause.label)
        noun = _noun([each.label for each in reversed(earlier)], match["word"]) if match else ""
        if match and noun and _stands_alone(match["rest"].split()):
            clause = replace(clause, label=f"{match['verb']} {noun}{match['rest']}")
        elif match and not match["rest"]:
            clause = replace(clause, label=match["verb"])
        earlier.append(clause)
        yield clause


def _stands_alone(rest: Sequence[str]) -> bool:
    """Whether a pronoun has no noun after it: not "den årliga planen"."""
    free = words_of("prepositions") | words_of("adverbs") | words_of("times_of_year") | words_of("links") | _HOW
    word = rest[0].casefold() if rest else ""
    return not rest or word in free or number_of(word) is not None or word in ("när", "innan")


def _noun(labels: Sequence[str], pronoun: str) -> str:
    """The first noun after the verb of a name that a pronoun agrees with, with its article and adjective."""
    for label in labels:
        words = [word.strip(",") for word in label.split()]
        for at, word in enumerate(words[1:], 1):
            folded = word.casefold()
            if len(word) >= _FEWEST and folded.endswith(_ENDS[pronoun]) and not _is_small(folded):
                first = next((step for step in (at - 1, at - 2) if step > 0 and words[step] in _ARTICLES), at)
                return " ".join(words[first : at + 1])
    return ""


def _is_small(word: str) -> bool:
    return word in words_of("prepositions") | words_of("adverbs") | words_of("links") or number_of(word) is not None


def with_first_named(clause: Clause, sentence: Sentence) -> Clause:
    """Name whom the bare word that begins the sentence means, where it stands later in the name: "Hör Panelen"."""
    first: Mention | None = next((m for m in sentence.mentions if m.first == 0 and m.end == 1), None)
    word = sentence.tokens[0].text if first else ""
    if first is None or first.known.name.casefold() == word.casefold() or not word[0].isupper():
        return clause
    is_bare = first.known.name.casefold().endswith(word.casefold()) or " " in first.known.name
    told = re.compile(rf"(?<=\s){re.escape(word)}(?!\w)")
    if not is_bare or first.known.type != "Body" or not told.search(clause.label):
        return clause
    return replace(clause, label=told.sub(first.known.name, clause.label, count=1))


def with_whose(clause: Clause, sentence: Sentence) -> Clause:
    """Say whose something is that is told by “dess”: "rapporterar till rådet och bereder dess ärenden"."""
    at = next((at for at, token in enumerate(sentence.tokens) if token.folded == "dess"), 0)
    borne = {guess.value for guess in clause.bearers}
    before = [m for m in sentence.mentions if m.end <= at and m.known.id not in borne and m.known.type == "Body"]
    if not before or clause.label.split()[1:2] != ["dess"]:
        return clause
    name = before[-1].known.name
    genitive = name if name.endswith(("s", "x", "z")) else f"{name}s"
    return replace(clause, label=clause.label.replace(" dess ", f" {genitive} ", 1))
