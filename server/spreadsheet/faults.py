"""What cannot be taken in a workbook: where it stands, what stood there, and what to do about it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from graph.errors import StyrgrafError
from graph.message import Message
from server.commands.language import Language, Words
from server.language.telling import told
from server.spreadsheet.sentences import SENTENCES

#: More are counted, not listed.
MOST_LISTED = 50
_LONGEST_GIVEN = 80
#: Above so many names, looking for the most similar takes too long.
_MOST_COMPARED = 20_000

_CLOSEST: Words = {"sv": " Menades ”{closest}”?", "en": " Did you mean “{closest}”?"}


class Fault(Exception):
    """Something that cannot be taken; where it stands is known to whoever catches it."""

    def __init__(self, kind: str, **given: str) -> None:
        super().__init__(kind)
        self.kind = kind
        self.given = given
        self._known: Collection[str] = ()

    @classmethod
    def with_closest(cls, kind: str, given: str, known: Collection[str]) -> Fault:
        """Return a fault that names the word among `known` that is most like `given`."""
        fault = cls(kind, given=given)
        fault._known = known
        return fault

    def told(self, language: Language) -> str:
        """Return the sentences."""
        closest = self._closest()
        meant = _CLOSEST[language].format(closest=closest) if closest else ""
        given = {name: _short(told(text, language), most=_most(text)) for name, text in self.given.items()}
        return SENTENCES[self.kind][language].format(**given) + meant

    def _closest(self) -> str:
        """Look for what was meant only now: there may be many more faults than are told."""
        given = _short(self.given.get("given", ""))
        if len(self._known) > _MOST_COMPARED or len(given) > _LONGEST_GIVEN:
            return ""
        return next(iter(get_close_matches(given.casefold(), self._known, n=1, cutoff=0.7)), "")


def _short(text: str, most: int = _LONGEST_GIVEN) -> str:
    one_line = "".join(sign if sign.isprintable() else " " for sign in text)
    return one_line if len(one_line) <= most else f"{one_line[:most]}…"


def _most(text: str) -> int:
    """Return how much of `text` is told: of a message what it says, of what was given what it takes to find it."""
    return 4 * _LONGEST_GIVEN if isinstance(text, Message) else _LONGEST_GIVEN


@dataclass(frozen=True)
class CellFault:
    """A fault with its place."""

    sheet: str
    #: The cell as spreadsheet programs write it, for example ``C14``; empty for the sheet as a whole.
    cell: str
    fault: Fault

    @property
    def place(self) -> str:
        """Return sheet and cell as spreadsheet programs write them."""
        return f"{self.sheet}!{self.cell}" if self.cell else self.sheet

    def told(self, language: Language) -> str:
        """Return place and sentences on one line."""
        return f"{self.place}: {self.fault.told(language)}"


class WorkbookFaults(StyrgrafError):
    """A workbook with faults; `faults` holds all of them, and none of its changes can be made."""

    def __init__(self, faults: Iterable[CellFault], language: Language) -> None:
        self.faults: Sequence[CellFault] = tuple(faults)
        self.language: Language = language
        super().__init__(len(self.faults))

    def __str__(self) -> str:
        beginning = {
            "sv": f"{len(self.faults)} fel i arbetsboken; inget är ändrat.",
            "en": f"{len(self.faults)} faults in the workbook; nothing has been changed.",
        }
        further = {"sv": "… och {} till.", "en": "… and {} more."}
        listed = [fault.told(self.language) for fault in self.faults[:MOST_LISTED]]
        more = len(self.faults) - len(listed)
        listed += [further[self.language].format(more)] if more else []
        return "\n".join([beginning[self.language], *listed])


def cell_name(row: int, column: int) -> str:
    """Return what spreadsheet programs call a cell, both numbers from 0.

    >>> cell_name(13, 2), cell_name(0, 27)
    ('C14', 'AB1')
    """
    letters, left = "", column + 1
    while left:
        left, place = divmod(left - 1, 26)
        letters = chr(ord("A") + place) + letters
    return f"{letters}{row + 1}"
