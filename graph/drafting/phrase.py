"""Short names made of the words of a text: whole phrases, cut at the border of a clause and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from graph.drafting.finite import is_finite
from graph.drafting.numbers import number_of
from graph.drafting.sentence import Sentence
from graph.drafting.tokens import Token
from graph.drafting.word_tables import words_of

#: As many words of the document as a title may share with it: a name is no quotation.
MOST_WORDS = 7
#: So many more where all of it goes in, or the phrase ends there, and so few at least before an earlier end.
_MORE, _FEWEST = 3, 3
#: As many words an item of a list of nouns may have, and what stands between them.
_ITEM, _JOINS = 3, frozenset({",", "och", "samt", "eller"})
_STOPS = frozenset({",", ";", ":", ".", "(", ")", "•", "–", "?", "!"})
#: After these a verb belongs to the phrase: "följer att beslut verkställs".
_OPENS_CLAUSE = frozenset({"att", "som", "hur", "om", "när", "där", "vilka", "vilken", "vilket", "huruvida", "vad"})


def whole_phrase(sentence: Sentence, start: int, stop: int, most: int = MOST_WORDS) -> list[str]:
    """Return the words from `start` up to a sign, a verb of another clause or `most` words, ending in no loose word."""
    return shortened(sentence.tokens[start : _end_of_clause(sentence, start, stop)], most)


def shortened(tokens: Sequence[Token], most: int = MOST_WORDS) -> list[str]:
    """Return the words of `tokens` where they are few, else the first up to the last border of a phrase."""
    ends = [at for at, token in enumerate(tokens, 1) if token.is_word]
    is_cut = len(ends) > most + _MORE
    if is_cut:
        tokens = _before_relative(tokens[: _border(tokens, ends[most - 1], ends[min(len(ends), most + _MORE) - 1])])
    words: list[str] = []
    for before, token in zip((None, *tokens), tokens, strict=False):
        if token.is_word and words and before and before.text == "/" and before.end == token.start:
            words[-1] += f"/{token.text}"  # "VR/OR"
        elif token.is_word:
            words.append(token.text)
        elif token.text == "," and words:
            words[-1] += ","
    return without_loose_end(words, is_cut)


def _before_relative(tokens: Sequence[Token]) -> Sequence[Token]:
    """Leave out a relative clause that was cut, with the phrase that it is about: "i de fall som ordningen"."""
    opened = next((at for at in range(len(tokens) - 1, 1, -1) if tokens[at].folded in _RELATIVE), None)
    if opened is None or any(token.folded in _WHICH for token in tokens[max(opened - 2, 0) : opened]):
        return tokens
    restricts = tokens[opened].folded != "hur"
    pointed = any(token.folded in _POINTED for token in tokens[max(opened - 3, 0) : opened])
    if restricts and pointed and _tells(tokens[opened + 1 :]):
        return tokens  # "de frågor som rör flera kommuner"
    border = _border(tokens, opened - 1, opened - 1) if restricts and pointed else opened
    is_name = any(token.is_word and not is_loose(token.text) for token in tokens[:border])
    return tokens[: border if is_name else opened]  # "en funktion som tar emot": the noun alone is a name too


def _tells(clause: Sequence[Token]) -> bool:
    """Whether a relative clause that was cut says which are meant all the same: it begins with its verb."""
    words = without_loose_end([token.text for token in clause if token.is_word])
    begins = bool(words) and (words[0].endswith(("r", "s")) or words[0].casefold() in _AUXILIARY)
    return begins and len(words) >= _FEWEST


def without_loose_end(words: Sequence[str], is_cut: bool = True) -> list[str]:
    """Return `words` without what leads on to nothing at their end: a preposition, article or conjunction.

    A number is such a word too, unless it tells of the noun before it and nothing was cut: "årskurs tre".
    """
    kept = list(words)
    if not is_cut and len(kept) > 1 and number_of(kept[-1].casefold()) and not is_loose(kept[-2]):
        return kept
    particle = not is_cut and kept[-3:-2] == ["som"] and kept[-2].endswith("s")  # "hus som byggs om"
    while len(kept) > 1 and (is_loose(kept[-1]) or kept[-2:] in _TO_WHAT_END) and not particle:
        kept.pop()
    kept = [*kept[:-1], kept[-1].rstrip(",")] if kept else []
    return [] if len(kept) == 1 and is_loose(kept[0]) else kept


def is_loose(word: str) -> bool:
    """Whether no phrase ends in `word`."""
    return (
        all(part in _loose() for part in word.casefold().rstrip(",").split("/"))
        or number_of(word.casefold()) is not None
        or not word.rstrip(",")[-1:].isalnum()
    )


#: What is aimed at was cut after these: "i syfte att sprida lärdomar".
_TO_WHAT_END = (["i", "syfte"], ["med", "syfte"])
#: A noun after one of these says nothing without its relative clause: "i de fall som".
_POINTED = frozenset({"de", "den", "det", "alla", "sådana", "sådan", "sådant", "fall", "frågor", "ärenden"})
#: A clause that one of these begins is left out whole where it does not go in.
_RELATIVE = frozenset({"som", "hur", "vilka", "där"})
_AUXILIARY = frozenset({"ska", "kan", "bör", "får", "inte"})
#: What one of these asks for goes on in its relative clause: "vilka föremål som lämpar sig".
_WHICH = frozenset({"vilka", "vilken", "vilket"})


def _end_of_clause(sentence: Sentence, start: int, stop: int) -> int:
    """Where a sign stands, or the verb of another clause than the one that the phrase itself opens."""
    opened = False
    for at in range(start, stop):
        word = sentence.folded(at)
        lists_on = _lists_on(sentence, at, stop) or (opened and _joins_verbs(sentence, at))
        if (word in _STOPS and not lists_on) or word in words_of("of_which"):
            return at
        opened = opened or word in _OPENS_CLAUSE
        if not opened and (at in sentence.governors or (at > start and is_finite(sentence, at))):
            return _before_subject(sentence, start, at)
    return stop


def _lists_on(sentence: Sentence, comma: int, stop: int) -> bool:
    """Whether a comma stands between nouns of a list that ends in och: "avgift, program och budget"."""
    at = comma
    while at < stop and sentence.folded(at) == ",":
        ends = (step for step in range(at + 2, min(at + 2 + _ITEM, stop)) if sentence.folded(step) in _JOINS)
        end = next(ends, None)
        inside = range(at + 1, end) if end else range(0)
        if end is None or any(_is_no_noun(sentence, step) for step in inside):
            return False
        if sentence.folded(end) != ",":
            return not _is_no_noun(sentence, end + 1) and sentence.folded(end + 1) not in _OPENS_CLAUSE
        at = end
    return False


def _joins_verbs(sentence: Sentence, comma: int) -> bool:
    """Whether a comma stands between single verbs of one clause: "om avtalet ska förlängas, ändras eller upphöra"."""
    verbs = all(sentence.folded(at).endswith(("as", "a")) for at in (comma - 1, comma + 1, comma + 3))
    return verbs and sentence.folded(comma) == "," and sentence.folded(comma + 2) in ("och", "eller")


def _is_no_noun(sentence: Sentence, at: int) -> bool:
    """Whether a word begins or belongs to another clause, so that no noun of a list stands there."""
    word = sentence.folded(at)
    verb = any(each.word.form != "noun" for each in sentence.duty_words(at))
    return verb or word in _OPENS_CLAUSE or at in sentence.governors or is_finite(sentence, at)


def _before_subject(sentence: Sentence, start: int, verb: int) -> int:
    """Where the clause of the verb at `verb` begins: at the och or other link before its subject."""
    links = (at for at in range(verb - 1, start, -1) if sentence.folded(at) in words_of("links") | {"men", "utan"})
    return next(links, verb)


def _border(tokens: Sequence[Token], most: int, longest: int) -> int:
    """Where to cut: where a new phrase begins, at best up to `most`, else up to `longest`; else at a link."""
    strong = (at for at in (*range(most, _FEWEST - 1, -1), *range(most + 1, longest + 1)) if _begins_phrase(tokens, at))
    weak = (at for at in range(most, 1, -1) if tokens[at].folded in _STOPS or tokens[at].folded in words_of("links"))
    return next(strong, next(weak, most))


def _begins_phrase(tokens: Sequence[Token], at: int) -> bool:
    """Whether a preposition, a number or how often begins at `at`, after a word that a phrase may end in."""
    word = tokens[at].folded if at < len(tokens) else ""
    if word == "som" and not any(token.folded in _POINTED | _WHICH for token in tokens[max(at - 3, 0) : at]):
        return not is_loose(tokens[at - 1].text)  # "ärenden om tillstånd till färdtjänst som"
    return (word in _borders() or number_of(word) is not None) and not is_loose(tokens[at - 1].text)


@cache
def _borders() -> frozenset[str]:
    return words_of("prepositions") | words_of("times_of_year") | {"att", "senast", "men", "utan"}


@cache
def _loose() -> frozenset[str]:
    return (
        words_of("prepositions")
        | words_of("links")
        | words_of("weak")
        | words_of("times_of_year") - {"årligen", "löpande"}
    )
