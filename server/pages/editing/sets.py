"""Records that are added together, such as a goal with its measure and level: which, and how they name each other."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from graph.message import Message
from server.fault import Missing
from server.pages.editing.links import PATH


@dataclass(frozen=True, eq=False)
class Part:
    """One of the records: what its fields begin with, its class, what is asked, and what it points at of the others."""

    name: str
    kind: str
    keys: Collection[str]
    links: Mapping[str, str] = field(default_factory=dict)
    #: Its name among the texts, where it is called after the first of them.
    called: str = ""


#: What can be added together, the first part always; the others where anything is answered.
SETS: Final[Mapping[str, Sequence[Part]]] = {
    "mal": (
        Part("mal", "Goal", ("label", "goalKind", "goalOf")),
        Part("matt", "Indicator", ("label", "polarity"), {"measures": "mal"}),
        Part(
            *("niva", "Target"),
            (
                *("levelAtLeast", "levelAtMost", "direction", "amount", "unit", "unitText"),
                *("baselineLevel", "baselineYear", "dueYear"),
            ),
            {"targetOf": "mal", "indicator": "matt"},
            "edit.together.level_of",
        ),
    ),
    "organ": (
        Part("organ", "Body", ("label", "kind", "level", "partOf", "member")),
        Part(
            *("utseende", "Appointment", ("appointer", "condition")),
            {"appoints": "organ"},
            "edit.together.appointment_of",
        ),
        Part("antal", "CompositionRule", ("total", "drawnFrom"), {"appliesTo": "organ"}, "edit.together.members_of"),
        Part("ordf", "Post", ("label",), {"postIn": "organ"}),
    ),
}


def parts_of(name: str) -> Sequence[Part]:
    """Return the parts of the set `name`. Raises Missing."""
    if name not in SETS:
        raise Missing(Message("Nothing called {name!r} can be added together.", name=name), (PATH,))
    return SETS[name]
