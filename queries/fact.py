"""Facts that a finding rests on: what the records say, or what was looked for and is not there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.dataset import Place
from queries.passages import CitedPassage

#: As many facts as a reader takes in at once; a finding shows no more.
MOST = 5
_MORE = {"sv": "… och {n} till av samma slag.", "en": "… and {n} more of the same kind."}


@dataclass(frozen=True)
class Fact:
    """One sentence, with the thing whose record says it."""

    text: str
    #: IRI of the thing; "" where the sentence says what no record has.
    thing: str = ""
    #: Where the record stands; None where nothing does.
    place: Place | None = None
    passage: CitedPassage | None = None
    #: Whether it only counts further facts.
    is_rest: bool = False

    def as_json(self) -> dict[str, object]:
        """Return the fact as reports and other programs read it; file, line and passage may be null."""
        return {
            "text": self.text,
            "file": self.place.file.as_posix() if self.place else None,
            "line": self.place.line if self.place else None,
            "passage": self.passage.as_json() if self.passage else None,
        }


def at_most_five(facts: Iterable[Fact], language: str) -> tuple[Fact, ...]:
    """Return the different sentences among `facts`; where there are too many, the last one counts the rest."""
    different = tuple({fact.text: fact for fact in facts}.values())
    if len(different) <= MOST:
        return different
    kept = different[: MOST - 1]
    return (*kept, Fact(_MORE[language].format(n=len(different) - len(kept)), is_rest=True))
