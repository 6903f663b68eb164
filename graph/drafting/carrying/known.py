"""What a revision may take the new text to speak of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from graph.drafting.proposal import THINGS, actor_classes
from graph.record import Record

#: The classes whose records are recognised by name.
_NAMED: Final = THINGS | actor_classes()


def known_to(revised: str, records: Iterable[Record], text: str) -> tuple[Record, ...]:
    """Return `records` without what only other editions than the `revised` one know and the new `text` does not name.

    A part of a name ("Ordföranderådet") is enough for what the document itself has spoken of; of things from
    other documents ("Återkoppling till Ordföranderådet") the whole name has to stand there.
    """
    every = tuple(records)
    folded = text.casefold()
    here = {record.id for record in every if record.edition in (None, revised) or _is_named(record, folded)}
    return tuple(record for record in every if record.id in here or record.type not in _NAMED)


def _is_named(record: Record, folded: str) -> bool:
    return any(name.casefold() in folded for key in ("label", "altLabel") for name in _texts(record.data.get(key)))


def _texts(value: Any) -> Iterable[str]:
    given = value.get("sv", ()) if isinstance(value, dict) else ()
    return (given,) if isinstance(given, str) else given
