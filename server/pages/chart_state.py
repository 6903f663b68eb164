"""What the address of the styrkarta asks for: which picture, of which part, with which lines."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import Annotated, Final, Literal, get_args

from fastapi import Depends, Query

#: The four ways to look at the same data: the map, the network, the list, the table.
Shape = Literal["karta", "natverk", "lista", "tabell"]
SHAPES: Final[tuple[Shape, ...]] = get_args(Shape)
#: How much is shown around a body: one step, two steps, or the whole branch below it.
Reach = Literal["1", "2", "gren"]
REACHES: Final[tuple[Reach, ...]] = get_args(Reach)
#: Kinds of line shown on the whole chart unless others are chosen: those along which somebody answers.
ANSWERING: Final = frozenset({"reports", "prepares", "follows-up", "commissions", "appoints"})
#: The bodies that stand out take no more of an address than this.
_LONGEST: Final = 2000


@dataclass(frozen=True)
class ChartState:
    """One state of the page; bodies are given by slug, empty where none is chosen."""

    shape: Shape
    focus: str
    reach: Reach
    start: str
    end: str
    #: Slugs of the kinds of line asked for; None for those usually shown.
    kinds: Set[str] | None
    #: Bodies that stand out, whatever part is shown.
    marked: tuple[str, ...] = ()
    #: What is searched for, and whether it is to be shown in the whole chart.
    words: str = ""
    in_whole: bool = False

    @property
    def is_roomy(self) -> bool:
        """Return whether there is room for every kind of line."""
        return bool(self.focus or (self.start and self.end) or self.shape == "natverk")

    @property
    def is_words(self) -> bool:
        """Return whether it is told in words, as a list or a table, of which there is room for any number."""
        return self.shape in ("lista", "tabell")

    @property
    def is_way(self) -> bool:
        """Return whether the way between two bodies is asked for."""
        return bool(self.start and self.end)

    @property
    def is_one_body(self) -> bool:
        """Return whether a way is asked for from a body to itself."""
        return self.is_way and self.start == self.end

    @property
    def is_branch(self) -> bool:
        """Return whether everything below one body is asked for."""
        return bool(self.focus) and self.reach == "gren" and not self.is_way


def chart_state(
    visa: Shape = "karta",
    fokus: str = "",
    steg: Reach = "1",
    fran: str = "",
    till: str = "",
    linjer: Annotated[list[str] | None, Query()] = None,
    markera: Annotated[str, Query(max_length=_LONGEST)] = "",
    sok: Annotated[str, Query(max_length=_LONGEST)] = "",
    hela: str = "",
) -> ChartState:
    """Return the state that the parts of the address give."""
    kinds = None if linjer is None else frozenset(kind for part in linjer for kind in part.split(",") if kind)
    marked = tuple(dict.fromkeys(slug for slug in markera.split(",") if slug))
    return ChartState(visa, fokus, steg, fran, till, kinds, marked, sok.strip(), bool(hela))


def usual_kinds(found: Set[str], *, roomy: bool) -> Set[str]:
    """Return the kinds of line that are shown unless others are asked for, of a chart that has those `found`.

    All where there is room or nobody answers to anybody, else those along which somebody answers.
    """
    return found if roomy or not found & ANSWERING else ANSWERING


#: What a route asks for to be given the state.
Stated = Annotated[ChartState, Depends(chart_state)]
