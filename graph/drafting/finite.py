"""Which words of a sentence are verbs that a clause may have for its own."""

from __future__ import annotations

from graph.drafting.word_tables import words_of
from graph.drafting.wording import Wording


def is_finite(sentence: Wording, at: int) -> bool:
    """Whether the word at `at` is a verb in the present, an auxiliary or a phrase of duty."""
    if at in sentence.governors or sentence.folded(at) in words_of("copulas") | words_of("finites"):
        return True
    found = sentence.duty_words(at)
    return bool(found) and found[0].word.form in ("present", "passive")
