"""A value in a proposed record, with what the editor should know about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from graph.drafting.clause import Guess
from graph.drafting.word_tables import table

#: Surer than this needs no mark.
SURE = 0.85


@dataclass(frozen=True)
class Marked:
    """A value and the comment beside it; with no value (None) the comment stands alone."""

    value: Any
    comment: str


class Comments:
    """The texts of `words/texts.yaml` in one language."""

    def __init__(self, language: str) -> None:
        """Take `language`, sv or en."""
        self.language = language

    def __call__(self, key: str, **values: object) -> str:
        """Return the text `key` with its `values` filled in."""
        text: str = table("texts")[key][self.language]
        return text.format(**values)

    def in_language(self, language: str, key: str, **values: object) -> str:
        """Return the text `key` in another language, Swedish where it has none."""
        texts: dict[str, str] = table("texts")[key]
        return texts.get(language, texts["sv"]).format(**values)

    def fields(self) -> dict[str, str]:
        """Return what the fields of a duty are called."""
        found: dict[str, str] = table("texts")["review-fields"][self.language]
        return found

    def why(self, guess: Guess) -> str:
        """Return why a guess is made, in words."""
        return self(guess.why, words=guess.words) if guess.why else ""

    def uncertain(self, confidence: float, why: str = "") -> str:
        """Return the mark of something uncertain."""
        mark = self("uncertain", percent=round(100 * confidence))
        return f"{mark}: {why}" if why else mark

    def marked(self, guesses: Iterable[Guess]) -> Any:
        """Return the value of one guess, or the list of several, marked where any is not sure; None for none."""
        several = list(guesses)
        values = list(dict.fromkeys(guess.value for guess in several))
        if not values:
            return None
        value = values[0] if len(values) == 1 else values
        least = min(several, key=lambda guess: guess.confidence)
        if least.confidence >= SURE:
            return value
        return Marked(value, self.uncertain(least.confidence, self.why(least)))
