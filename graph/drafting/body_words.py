"""Words that names of bodies and posts end in, and names that no edition knows yet."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from graph.drafting.inflection import is_genitive, stems
from graph.drafting.named_after_kind import end_of_name
from graph.drafting.numbers import number_of
from graph.drafting.tokens import Token
from graph.drafting.word_tables import table, words_of

_DEFINITE = re.compile(r"(?:n|t|na)s?$")
_VOWEL = re.compile(r"[aeiouyåäöé-]")
_MANY = re.compile(r"(?:na|männen)s?$")
_ADJECTIVE = re.compile(r"\w+(?:ska|ella|liga|nala|kala|mensamma|ativa|ade|ära)$")
_PLACE_WORD = r"[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)*"
#: "Storviks" of "Storviks kommun", "Malung-Ås" of "Malung-Ås kommun".
_PLACE = re.compile(rf"{_PLACE_WORD}(?<=s)$")
#: "Norränge" of "Norränge kommun", which takes no s.
_TOWN = re.compile(rf"{_PLACE_WORD}$")
_CAPITALISED = re.compile(r"[A-ZÅÄÖ][a-zåäöé]+$")
_NAMED_AFTER = ("kommun", "kommuns")
_HYPHENED = re.compile(r"\w+-$")
_AND = {"och", "eller", "samt", "&"}
_SENTENCE_ENDS = (".", ":", "•", "–", "?")
#: A shorter stem would end too many words.
_FEWEST = 5
_ARTICLES = {"den", "det", "de"}


@dataclass(frozen=True)
class Head:
    """The word that a name ends in."""

    word: str
    #: Class of the records of those so named: Body, Collective or Post.
    type: str
    kind: str = ""
    level: str = ""
    #: Kind of one of them alone, for a collective whose members go by name: "Storviks kommun".
    one: str = ""
    #: In how many of all cases kind and level are right; see `records/bodies.py`.
    sure: float = 0.9


@dataclass(frozen=True)
class NewName:
    """A name of a body or post in a sentence, from token `first` up to and without `end`."""

    first: int
    end: int
    head: Head
    #: Whether it stands in the definite form, as a name in running text does.
    definite: bool


def _is_compound(stem: str, form: str) -> bool:
    """Whether a word ends in another, and what goes before is a word too, with a vowel: "årsråd", not "tråd"."""
    before = stem.removesuffix(form)
    return stem.endswith(form) and (not before or bool(_VOWEL.search(before)))


@cache
def head_of(word: str) -> Head | None:
    """Return the head that `word`, in any form, ends in; the longest that fits."""
    own = stems(word)
    if any(stem.endswith(other) for other in table("bodies")["others"] for stem in own):
        return None
    candidates = [head for head, forms in _heads() if any(_is_compound(stem, form) for stem in own for form in forms)]
    head = max(candidates, key=lambda head: len(head.word), default=None)
    return replace(head, **_of_longer(own)) if head else None


def tail_of(word: str) -> str:
    """Return the shortest word for a body or post that `word` ends in, or nothing."""
    own = stems(word)
    fitting = [head.word for head, forms in _heads() if any(stem.endswith(forms) for stem in own)]
    return min(fitting, key=len, default="")


def new_names(
    tokens: Sequence[Token],
    taken: Sequence[tuple[int, int]],
    head_in: Callable[[str], Head | None] = head_of,
) -> list[NewName]:
    """Return names that end in a word for a body or post, which `head_in` finds, outside the tokens that are `taken`.

    What is taken right after such a word is the rest of the name: "enheten Nya perspektiv".
    """
    found = []
    inside = {at for first, end in taken for at in range(first, end)}
    ends = dict(taken)
    for at, token in enumerate(tokens):
        head = head_in(token.text) if token.is_word and at not in inside else None
        if head is None:
            continue
        first = _beginning(tokens, at)
        end = max(_end(tokens, at, ends), end_of_name(tokens, at, head, head_in))
        by_name = end > at + 1 or (
            first < at
            and tokens[first].text[0].isupper()
            and (tokens[first].folded.endswith("s") or _is_town(tokens, at - 1))
        )
        if head.type == "Collective" and not _MANY.search(token.folded):
            if not (by_name and head.one):
                continue
            head = Head(head.word, "Principal", head.one, head.level)
        definite = by_name or _is_definite(token, head) or _is_introduced(tokens, at, head)
        found.append(NewName(first, end, head, definite))
    return found


def is_bare(name: NewName, tokens: Sequence[Token]) -> bool:
    """Whether a name is its head alone (gruppen), and so points back to a fuller one."""
    words = [token for token in tokens[name.first : name.end] if token.folded not in _ARTICLES]
    return len(words) == 1 and name.head.word in stems(words[0].text)


def _is_definite(token: Token, head: Head) -> bool:
    ending = bool(_DEFINITE.search(token.folded)) and not token.folded.endswith(head.word)
    return ending or head.word in table("bodies")["proper"]


def _is_introduced(tokens: Sequence[Token], at: int, head: Head) -> bool:
    """Whether a body or post is brought up by its article: "leds av en kanslichef"."""
    before = tokens[at - 1].folded if at else ""
    if head.type == "Post" and (number_of(before) or 1) > 1:
        return True
    if head.word in table("bodies")["of_each_body"] and _is_owner(tokens, at - 1):
        return True
    if before in table("bodies")["ranks"]:
        return True
    return before in ("en", "ett") and head.word not in stems(tokens[at].text)


def _is_owner(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token `at` is a body in the genitive: "nämndens presidium"."""
    return at >= 0 and is_genitive(tokens[at].text) and head_of(tokens[at].text) is not None


def _end(tokens: Sequence[Token], at: int, ends: Mapping[int, int]) -> int:
    after = at + 1
    word = tokens[at]
    plain = _DEFINITE.search(word.folded) and not word.text.isupper() and not word.folded.endswith(("s", "na"))
    if plain and after < len(tokens) and tokens[after].text[0].isupper():
        return ends.get(after, after + 1)
    return after


def _beginning(tokens: Sequence[Token], at: int) -> int:
    first = at
    while first > 0 and (_belongs(tokens, first - 1) or _begins_place(tokens, first - 1)):
        first -= 1
    return first


def _begins_place(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token `at` is the first word of a place of two: "Östra Vaggeby kommun", "Upplands Ängby kommun"."""
    token, after = tokens[at], tokens[at + 1]
    if (
        not _CAPITALISED.match(token.text)
        or head_of(token.text)
        or not (_PLACE.match(after.text) or _is_town(tokens, at + 1))
    ):
        return False
    in_sentence = at > 0 and tokens[at - 1].text not in _SENTENCE_ENDS
    return token.folded in table("bodies")["quarters"] or (in_sentence and token.folded.endswith("s"))


def _belongs(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token `at` is part of the name after it: an adjective, or "barn- och"."""
    word = tokens[at].text
    if word.casefold() in _AND:
        return at > 0 and bool(_HYPHENED.match(tokens[at - 1].text))
    if tokens[at].folded in table("bodies")["ranks"]:
        return True
    if tokens[at].folded in table("bodies")["any"]:
        return False
    if _is_town(tokens, at) or (_PLACE.match(word) and head_of(word) is None):
        return True
    return bool(_HYPHENED.match(word) or _ADJECTIVE.match(word.casefold()))


def _is_town(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token `at` names the municipality after it, and is no word that begins a sentence on any."""
    token = tokens[at]
    named_after = at + 1 < len(tokens) and tokens[at + 1].folded in _NAMED_AFTER
    is_word = token.folded in table("bodies")["any"] or token.folded in words_of("prepositions") | words_of("links")
    return named_after and bool(_TOWN.match(token.text)) and not is_word


def _of_longer(own: Set[str]) -> Mapping[str, Any]:
    """What a longer word tells of kind and level, though a name is shortened to its end all the same."""
    fitting = [each for each in _longer() if any(stem.endswith(each[0]) for stem in own)]
    return max(fitting, key=lambda each: max(map(len, each[0])), default=((), {}))[1]


@cache
def _longer() -> tuple[tuple[tuple[str, ...], Mapping[str, Any]], ...]:
    return tuple((_endings(word), values) for word, values in table("bodies")["longer"].items())


@cache
def _heads() -> tuple[tuple[Head, tuple[str, ...]], ...]:
    words = table("bodies")
    heads = [Head(word, "Body", **values) for word, values in words["bodies"].items()]
    heads += [Head(word, "Collective", **values) for word, values in words["collectives"].items()]
    heads += [Head(word, "Post") for word in words["posts"]]
    return tuple((head, _endings(head.word)) for head in heads)


def _endings(word: str) -> tuple[str, ...]:
    """What a name with `word` for its head ends in, endings taken off; nothing so short that it fits others."""
    return tuple(stem for stem in stems(word) if stem == word or len(stem) >= max(_FEWEST, len(word) - 2))
