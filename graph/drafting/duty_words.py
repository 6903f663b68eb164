"""Finding words that ask for a duty: verbs in their forms, with their particles, and nouns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Literal

from graph.documents.locator import Span
from graph.drafting.inflection import imperatives, participles, passives, present, stems
from graph.drafting.tokens import Token
from graph.drafting.word_tables import table

Form = Literal["infinitive", "present", "passive", "imperative", "noun"]

#: In the records made by hand 330 of 345 sure words are of the duty proposed, and 27 of 33 that have other uses too.
_SURE, _UNSURE, _LAST = 0.9, 0.75, 0.5
#: Marks a further word of which only the end is given: "~rapport" is "årsrapport" too.
_ENDING = "~"
#: How far a particle may stand from its verb: "bjuds vid behov sakkunniga in".
_FARTHEST = 8
#: These make another verb of the one they stand after: "lämna över" is not "lämna".
PARTICLES = frozenset({"över", "in", "ut", "fram", "upp", "ner", "ned"})
#: After a comma it tells what all of the clause is for.
_FOR = "för"
_STOPS = {".", ";", ":", "?", "!", "att", "som"}


@dataclass(frozen=True)
class DutyWord:
    """One expression of the table in one form."""

    duty: str
    form: Form
    #: The further words that must follow: "fram" of "ta fram".
    rest: tuple[str, ...]
    confidence: float
    #: The infinitive, or the noun, with its further words.
    expression: str
    #: The present tense, with which a label begins; empty for nouns.
    present: str


@dataclass(frozen=True)
class Occurrence:
    """A duty word in a sentence, from token `first` up to and without `end`."""

    word: DutyWord
    first: int
    #: One past the verb itself.
    end: int
    #: One past its last further word.
    whole_end: int


#: Expressions by the form that their verb has.
Verbs = Mapping[str, tuple[DutyWord, ...]]


def duty_words_at(tokens: Sequence[Token], at: int, own: Verbs = MappingProxyType({})) -> list[Occurrence]:
    """Return the expressions whose verb or noun stands at token `at`, the longest first; `own` before the usual."""
    folded = tokens[at].folded
    verbs = own.get(folded) or _verbs().get(folded, ())
    found = [each for word in verbs for each in _with_rest(tokens, at, word)]
    if any(each.word.confidence > _LAST for each in found):
        found = [each for each in found if each.word.confidence > _LAST]
    particles = [each for each in found if each.whole_end == at + 2 and each.word.rest[0] in PARTICLES]
    found = particles or found
    if not found:
        nouns = {word for stem in stems(folded) for word in _nouns().get(stem, ())}
        found = [Occurrence(word, at, at + 1, at + 1) for word in nouns]
    return sorted(found, key=_rank)


def duties_outside(tokens: Sequence[Token], spans: Iterable[Span]) -> frozenset[str]:
    """Return the duties of which a word stands outside all of `spans`."""
    apart = tuple(spans)
    outside = [at for at, each in enumerate(tokens) if not any(span.start <= each.start < span.end for span in apart)]
    return frozenset(found.word.duty for at in outside for found in duty_words_at(tokens, at))


def _rank(found: Occurrence) -> tuple[int, bool, int, float, int, str, str]:
    """The longest first: of "lämna berättelse" and "lämna revisionsberättelse" the one that says more."""
    word = found.word
    said_before = bool(word.rest) and found.whole_end == found.end  # of "en lista hålls aktuell" the latter says more
    sure = -word.confidence, -len(word.expression)
    return -len(word.rest), said_before, found.whole_end, *sure, word.expression, word.duty


def recipient_marks(duty: str) -> tuple[str, ...]:
    """Return how the recipient of a duty is written: prepositions, or ``object``."""
    return tuple(table("duties").get(duty, {}).get("to", ()))


def participle_at(tokens: Sequence[Token], at: int) -> DutyWord | None:
    """Return the verb whose participle stands at token `at`, particle and all: "utsänd", "publicerade"; or None."""
    return _participles().get(tokens[at].folded) if at < len(tokens) else None


def is_soft(duty: str) -> bool:
    """Whether what a duty is about may also come about by itself."""
    return bool(table("duties").get(duty, {}).get("soft"))


def _with_rest(tokens: Sequence[Token], at: int, word: DutyWord) -> Iterator[Occurrence]:
    end, near = at + 1, at + 1
    for wanted in word.rest:
        found = _next(tokens, end, wanted)
        if not found and word.form == "passive" and _stands_before(tokens, at, wanted):
            continue
        if not found:
            return
        end = found
    yield Occurrence(word, at, near, end)


def _stands_before(tokens: Sequence[Token], at: int, wanted: str) -> bool:
    """Whether the noun of a passive expression goes before its verb: "beslut om upplösning fattas"."""
    return any(_is_wanted(tokens[step], wanted) for step in range(max(0, at - _FARTHEST), at))


def _next(tokens: Sequence[Token], start: int, wanted: str) -> int:
    for at in range(start, min(start + _FARTHEST, len(tokens))):
        apart = at > start and tokens[at].folded == wanted and wanted == _FOR and tokens[at - 1].text == ","
        if _is_wanted(tokens[at], wanted) and not apart:
            return at + 1
        if tokens[at].folded in _STOPS or apart:
            return 0
    return 0


def _is_wanted(token: Token, wanted: str) -> bool:
    if not wanted.startswith(_ENDING):
        return token.folded == wanted
    return any(stem.endswith(wanted.removeprefix(_ENDING)) for stem in stems(token.text))


def verbs_of(duties: Iterable[tuple[str, str]]) -> Verbs:
    """Return the verbs of `duties`, each the id of a duty and an infinitive, in the forms of either conjugation."""
    found: defaultdict[str, list[DutyWord]] = defaultdict(list)
    for duty, expression in duties:
        words = expression.casefold().split()
        if words:
            stem, rest = words[0].removesuffix("a"), words[1:]
            for active in {f"{words[0]}r", f"{stem}er"}:
                _add_verb(found, duty, " ".join((f"{words[0]}/{active}", *rest)))
    return {form: tuple(words[:1]) for form, words in found.items()}


@cache
def _verbs() -> Verbs:
    found: defaultdict[str, list[DutyWord]] = defaultdict(list)
    for duty, words in table("duties").items():
        for entry in words.get("verbs", ()):
            _add_verb(found, duty, entry)
    return {form: tuple(words) for form, words in found.items()}


def _add_verb(found: defaultdict[str, list[DutyWord]], duty: str, entry: str) -> None:
    confidence = (_SURE, _UNSURE, _LAST)[len(entry) - len(entry.rstrip("*"))]
    head, *rest = entry.rstrip("*").split()
    infinitive, _, given = head.partition("/")
    active = given or present(infinitive)
    said = [word.removeprefix(_ENDING) for word in rest]
    expression, label = " ".join((infinitive, *said)), " ".join((active, *said))
    forms: tuple[tuple[Form, frozenset[str]], ...] = (
        ("infinitive", frozenset({infinitive})),
        ("present", frozenset({active} - {"–"})),
        ("passive", passives(infinitive, active) if active != "–" else frozenset()),
        ("imperative", imperatives(infinitive, active) - {infinitive, "–"}),
    )
    for form, words in forms:
        for word in words:
            found[word].append(DutyWord(duty, form, tuple(rest), confidence, expression, label))


@cache
def _participles() -> Mapping[str, DutyWord]:
    """The verbs that have a participle of one word: alone, or with a particle before it."""
    found: dict[str, DutyWord] = {}
    for listed in _verbs().values():
        for word in listed:
            plain = not word.rest or (len(word.rest) == 1 and word.rest[0] in PARTICLES)
            if word.form == "infinitive" and plain and word.present:
                whole = replace(word, form="passive")
                for form in participles(word.expression.split()[0], word.present.split()[0]):
                    found.setdefault("".join(word.rest) + form, whole)
    return found


@cache
def _nouns() -> Mapping[str, tuple[DutyWord, ...]]:
    found: defaultdict[str, list[DutyWord]] = defaultdict(list)
    for duty, words in table("duties").items():
        for entry in words.get("nouns", ()):
            confidence = _UNSURE if entry.endswith("*") else _SURE
            noun = entry.rstrip("*")
            for stem in stems(noun):
                found[stem].append(DutyWord(duty, "noun", (), confidence, noun, ""))
    return {stem: tuple(words) for stem, words in found.items()}
