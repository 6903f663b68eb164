"""A press of a button in the list of proposals: which button, about what, and what is sent with it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from starlette.exceptions import HTTPException

from server.pages.editing.joining import JOIN
from server.pages.editing.joining import SURELY as SURELY_JOIN
from server.pages.editing.page import Told
from server.pages.editing.proposals.sending import Answer, answers, number_in, range_in, up_to_date, wrong_in
from server.pages.visit import Visit

#: What the buttons send: what is mended, what is ticked, some rows, one row that goes, and a sentence left.
MENDED, TICKED, ROWS, REMOVE, SURELY = "rattat", "ikryssat", "rader", "ta-bort", "ta-bort-sakert"
ADD, ASIDE, KIND, BECOMES, TICK = "lagg-till", "darhan", "slag", "byt-slag", "kryssa"
#: … a whole section, its records and then its sentences left; one more record on a sentence.
DONE, ONE_MORE = "klart", "mer"
#: A goal that is the measure of the one above it, and a change that is undone.
MEASURES, UNDO = "matt", "angra"

#: The field of a row that tells what it is the same as.
_SAME: Final = re.compile(r"r(?P<number>[1-9]\d{0,3})\.samma-som")
#: The field that each record, and each sentence that is left, begins with.
_FOLLOWING: Final = re.compile(r"r\d+\.post|u\d+\.fran")


@dataclass(frozen=True)
class Press:
    """One press, and everything that stood in the list then."""

    visit: Visit
    sent: Mapping[str, str]
    #: What the button does, and about what: a row, some rows, a sentence or a change.
    what: str
    about: str

    @classmethod
    def of(cls, visit: Visit, sent: Mapping[str, str]) -> Press:
        """Return what has been pressed; what is typed of a row as its other name is as good as its button."""
        what, _, about = sent.get("gor", "").partition(":")
        if what == MENDED and (number := _same_in(sent)):
            what, about = JOIN, number
        return cls(visit, up_to_date(visit, sent.get("mapp", ""), sent), what, about)

    @property
    def folder(self) -> str:
        """Return the folder of the list."""
        return self.sent.get("mapp", "")

    @property
    def kind(self) -> str:
        """Return the class that the list is of; "" for all."""
        return self.sent.get("slag", "")

    @property
    def number(self) -> int:
        """Return the number that the press is about; 0 where it is about none."""
        return number_in(self.about)

    @cached_property
    def rows(self) -> tuple[Answer, ...]:
        """Return what is answered of each record of the list."""
        return tuple(answers(self.visit, self.folder, self.sent))

    @property
    def row(self) -> Answer:
        """Return the row that the press is about. Raises HTTPException where its record is there no more."""
        for row in self.rows:
            if row.number == self.number:
                return row
        raise HTTPException(409, "The record is not there any more; load the page again.")

    @property
    def mended_beside(self) -> list[Answer]:
        """Return the other rows in which something is mended, without those that are not finished."""
        return [row for row in self.along(()) if row.number != self.number]

    def along(self, own: Collection[int]) -> list[Answer]:
        """Return the rows that the press is about, `own`, and those that are mended.

        Where it is about some of the rows, those beside that are not finished wait.
        """
        waiting = {row.number for row in self.unfinished} if self.about else ()
        return [row for row in self.rows if row.number in own or (row.is_mended and row.number not in waiting)]

    @cached_property
    def unfinished(self) -> tuple[Answer, ...]:
        """Return the rows in which something is mended, but wrong or not all filled in, and that stay."""
        goes = self.number if self.what in (REMOVE, SURELY) else 0
        mended = (row for row in self.rows if row.is_mended and row.number != goes)
        return tuple(row for row in mended if wrong_in(self.visit, row))

    @property
    def ticked(self) -> list[int]:
        """Return the numbers of the rows that are ticked, of those alone that the button names where it does."""
        return [row.number for row in self.rows if row.is_ticked and (not self.about or row.number in self.range)]

    @property
    def range(self) -> range:
        """Return the numbers that the button names."""
        return range_in(self.about)

    @property
    def settled(self) -> Collection[int]:
        """Return the number of the sentence that the press is done with; none where it is done with none or with many.

        Of many, those stay that somebody has begun to add something to.
        """
        is_one = self.what == ADD or (self.what == ASIDE and len(self.range) == 1)
        return {number_in(self.about.partition("-")[0])} if is_one else ()

    def is_sure_of(self, along: Told) -> bool:
        """Tell whether the yes is given, and to what goes `along` now."""
        return self.what in (SURELY, SURELY_JOIN) and self.sent.get("visat") == along.digest

    def after(self, number: int, but: Sequence[int] = ()) -> str:
        """Return the anchor of the first row after `number`, none of those in `but`; "" where there is none."""
        following = (row for row in self.rows if row.number > number and row.number not in but)
        return next((f"p-{row.record.id}" for row in following), "")

    def beside(self, place: str) -> str:
        """Return the anchor of what follows the sentence whose fields begin with `place`, in the order of the page."""
        names = list(self.sent)
        after = names[names.index(f"{place}fran") + 1 :]
        following = next((name for name in after if _FOLLOWING.fullmatch(name)), "")
        if following.startswith("r"):
            return f"p-{self.sent[following].partition(' ')[0]}"
        # What is added is left no more, so that the next gets its number.
        return place.rstrip(".") if following else f"avsnitt-{self.sent.get(place + 'avsnitt', '')}"


def _same_in(sent: Mapping[str, str]) -> str:
    """Return the number of the first row of which it has been typed what it is the same as; "" where there is none."""
    found = (_SAME.fullmatch(name) for name, text in sent.items() if text.strip())
    return next((each["number"] for each in found if each), "")
