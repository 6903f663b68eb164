"""What a goal is called that a sentence states: its name before a colon, what is aimed at, or the sentence in short."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from graph.documents.conversion import Block
from graph.drafting.inflection import stems
from graph.drafting.measured_items import counts, measure_in
from graph.drafting.passage import Passage
from graph.drafting.phrase import shortened
from graph.drafting.sentence import Sentence
from graph.drafting.tabling import cells_of
from graph.drafting.tokens import Token
from graph.drafting.word_tables import table, words_of

#: So many words a name has before its colon, and so many a whole sentence that is a name.
_MOST_WORDS: Final = 7
MOST_LISTED: Final = 12
#: A row of a name and what it stands for.
_NAME_AND_TEXT: Final = 2
#: How far from the word for a purpose its verb may stand.
_NEAR: Final = 6
#: What is hoped for goes before these: "alla ska möta samma utbud oavsett var de bor".
_ENDS: Final = frozenset({"(", ";", "oavsett"})


def label(passage: Passage) -> str:
    """Return the name of the goal that a passage states, by few words of it."""
    sentence = passage.sentence
    colon = next((at for at in range(1, min(len(sentence.tokens), _MOST_WORDS + 1)) if sentence.folded(at) == ":"), 0)
    if colon:  # a goal has its name there: "Trygga vatten: Alla hushåll ska"
        return " ".join(token.text for token in sentence.tokens[:colon] if token.is_word)
    begins = aimed_at(sentence) or _told_at(sentence) or _hoped_at(sentence) or _goes_on_at(sentence)
    if begins:
        text = " ".join(shortened(_before_bracket(sentence.tokens[begins:]), MOST_LISTED))
        if text:
            return text[0].upper() + text[1:]
    words = [token for token in sentence.tokens if token.is_word]
    measure = measure_in(passage.text) if counts(passage.text) and len(words) > MOST_LISTED else None
    if measure:
        return measure.label
    whole = len(words) <= MOST_LISTED and all(token.is_word for token in sentence.tokens[:-1])
    return " ".join(token.text for token in words) if whole else " ".join(shortened(sentence.tokens))


def name_in_row(block: Block) -> str:
    """Return what the first cell of a row of two calls a goal that the second one states; empty elsewhere."""
    cells = cells_of(block) if len(block.cells) == _NAME_AND_TEXT else []
    name, stated = (cell.text.strip() for cell in cells) if cells else ("", "")
    short = 0 < len(name.split()) <= _MOST_WORDS < len(stated.split())
    return name if short and name[-1].isalnum() and stated.endswith(".") else ""


def aimed_at(sentence: Sentence) -> int:
    """Where what is aimed at begins: after the att of "har som mål att fler ska"; 0 where there is none."""
    kinds = table("events")["goals"]
    for at in range(2, len(sentence.tokens) - 2):
        aims = sentence.folded(at - 1) in kinds or any(
            not stems(sentence.folded(at - 1)).isdisjoint(stems(word)) for word in kinds if word != "inriktning"
        )
        if sentence.folded(at) == "att" and aims and sentence.folded(at - 2) in ("som", "till", "gemensamt"):
            return at + 1
    return 0


def _told_at(sentence: Sentence) -> int:
    """Where a goal begins that the sentence calls by a letter: after the att of "Mål D är att fler ska"."""
    copula = sentence.is_copular
    purpose = not stems(sentence.folded(0)).isdisjoint(stems("syfte"))  # "Syftet med samverkan är att trygga"
    called = copula is not None and not stems(sentence.folded(copula - 1)).isdisjoint(stems("mål"))
    if copula is None or copula > (_NEAR if purpose or called else 2) or sentence.folded(copula + 1) != "att":
        return 0
    return copula + 2


def _goes_on_at(sentence: Sentence) -> int:
    """Where the goal of an item begins that goes on from the one before: after "samt att"; 0 where none does."""
    first = next((at for at in range(len(sentence.tokens)) if sentence.tokens[at].is_word), 0)
    links = sentence.folded(first) in words_of("links") and sentence.folded(first + 1) == "att"
    return first + 2 if links else (first + 1) * (sentence.folded(first) == "att")


def _hoped_at(sentence: Sentence) -> int:
    """Where what is hoped for begins: after the att of "eftersträvar parterna att fler ska"; 0 where there is none."""
    verb = next((at for at, token in enumerate(sentence.tokens) if token.folded in table("events")["hopes"]), None)
    if verb is None:
        return 0
    att = next((at for at in range(verb + 1, len(sentence.tokens) - 2) if sentence.folded(at) == "att"), None)
    return att + 1 if att is not None else 0


def _before_bracket(tokens: Sequence[Token]) -> Sequence[Token]:
    ends = (at for at, token in enumerate(tokens) if at and (token.folded in _ENDS or _tells_where(tokens, at)))
    return tokens[: next(ends, len(tokens))]


def _tells_where(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a comma ends what is aimed at, where a preposition goes on: "tillgången till vatten, i vardag som"."""
    after = tokens[comma + 1].folded if comma + 1 < len(tokens) else ""
    return comma > 2 and tokens[comma].text == "," and after in words_of("prepositions")
