"""What a proposed record says, key by key in words, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from graph.drafting.notes import Note, doubts
from graph.record import Record
from ontology import schema
from server.language.dates import time_words
from server.pages.editing.days import day_shown
from server.pages.editing.key_names import key_name
from server.pages.visit import Visit

#: From so many per cent up, what a proposal is not wholly sure of is ticked beforehand.
_SURE: Final = 70
_PERCENT: Final = re.compile(r"\b(?P<percent>\d{1,3}) %(?:: (?P<why>.*))?")
#: What stands above the rest, follows from other answers, or is nothing to compare with the text.
#: Groups of seats, which are told in words of their own, and who takes the seats, whatever is said of that first.
SEATS: Final = "seatGroup"
_COMPOSED: Final = "CompositionRule"
_TAKING: Final = ("onBehalfOf", "eligible", "drawnFrom")
_NOT_TOLD: Final = frozenset({
    "label", "mandate", "fileName", "editionOf", "adopts", "statusBasis", "dateBasis"
})  # fmt: skip


@dataclass(frozen=True)
class Said:
    """What a record says by one key, and what is uncertain about it."""

    #: Name of the key in records, and what it is called.
    name: str
    key: str
    value: str
    #: How sure it is, as “50 %”; "" where it is fairly so.
    percent: str


def said(
    visit: Visit, names: Mapping[str, str], language: str, record: Record, notes: Sequence[Note]
) -> Iterator[Said]:
    """Yield what `record` says beside its name and its place: what one compares with the passage.

    `names` are what records are called, by id; texts are told in `language`, that of the document.
    """
    for name, key in schema.keys_of(record.type).items():
        noted = [note for note in notes if note.key == name]
        if name == SEATS and record.type == _COMPOSED and (seats := _seats(visit, names, language, record)):
            yield Said(name, key_name(visit, key), seats, "")
        if key.kind in ("source", "nested") or name in _NOT_TOLD:
            continue
        if name in record.data or noted:
            percent = "" if is_sure(noted) else doubt(noted)[0]
            yield Said(name, key_name(visit, key), ", ".join(words_of(visit, names, language, record, name)), percent)


def words_of(visit: Visit, names: Mapping[str, str], language: str, record: Record, name: str) -> Iterator[str]:
    """Yield what `record` says by the key `name`, in words, with `names` and `language` as for `said`."""
    key = schema.keys_of(record.type)[name]
    if key.kind == "language":
        found = record.data.get(name, {}).get(language, "")
        yield from map(str, found if isinstance(found, list) else [found])
        return
    for value in map(str, record.values(name)):
        if value in names:
            yield names[value]
        elif key.kind == "concept":
            yield str(visit.label(f"{key.scheme}/{value}"))
        elif key.kind == "month":
            yield visit.texts(f"month.{value.removeprefix('--')}")
        elif key.kind == "time":
            yield time_words(value, visit.texts)
        else:
            yield day_shown(value, visit.language)


def _seats(visit: Visit, names: Mapping[str, str], language: str, record: Record) -> str:
    """Return how many seats there are for whom, and that nothing says how many where that is so."""
    groups = [each for each in record.values(SEATS) if isinstance(each, Mapping)]
    told = [_group(visit, names, language, each) for each in groups]
    if not record.data.get("total") and not any(each.get("seats") or each.get("mostSeats") for each in groups):
        told.append(visit.texts("edit.line.uncounted"))
    return "; ".join(filter(None, told))


def _group(visit: Visit, names: Mapping[str, str], language: str, group: Mapping[str, Any]) -> str:
    """Return one group of seats: “5 Kommundirektörerna”, “1 från Bolaget AB”, without a number “Ordförande: …”."""
    key = next((key for key in _TAKING if group.get(key)), "")
    taking = group[key] if key else ()
    who = ", ".join(names.get(str(each), str(each)) for each in (taking if isinstance(taking, list) else [taking]))
    called = str(group.get("label", {}).get(language, ""))
    number = group.get("seats") or group.get("mostSeats")
    if number and key not in ("", "eligible"):
        return visit.texts("edit.line.seats_from", number=number, who=who)
    return f"{number} {who or called}" if number else ": ".join(filter(None, (called, who)))


def is_sure(notes: Sequence[Note]) -> bool:
    """Tell whether each of `notes` is as sure as to be ticked beforehand."""
    found = [_PERCENT.search(note.text) for note in doubts(notes)]
    return all(each and int(each["percent"]) >= _SURE for each in found)


def doubt(notes: Sequence[Note]) -> tuple[str, str]:
    """Return how sure the first of `notes` is, in per cent, and why; no per cent where it only tells something."""
    if not notes:
        return "", ""
    found = _PERCENT.search(notes[0].text)
    return (f"{found['percent']} %", found["why"] or "") if found else ("", notes[0].text)
