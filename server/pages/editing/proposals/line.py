"""A proposed record as one line: the sentence that it states, with what is uncertain marked where it stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graph.drafting.notes import Note
from graph.record import Record
from ontology import schema
from server.pages.editing.key_names import kind_name
from server.pages.editing.proposals.said import Said, said
from server.pages.visit import Visit
from server.pages.words import upper_first

#: How the language files call the sentences of classes, the best first, and the words around a value in none of them.
_SENTENCES, _WORDS = "edit.line.of", "edit.line.more.{}"
_PLACE: Final = re.compile(r"\{(\w+)\}")
#: Places in a sentence that are no values: its name as it stands and after another word, and its class.
_OF_NAME: Final = frozenset({"label", "name", "class"})
#: What follows from where it stands, unless it is uncertain.
_SILENT: Final = frozenset({"wheel", "goalOf"})
#: The usual value, which every line would have: what one does is told as done.
_USUAL: Final = {"force": "beskrivs"}
_BEARER: Final = "bearer"
#: So many letters in a row at its beginning tell that a verb is said by the name already.
_STEM: Final = 4


@dataclass(frozen=True)
class Piece:
    """Some words of a line."""

    words: str
    #: Whether they are what the record is called.
    is_name: bool = False
    #: How sure they are, as “50 %”; "" where that is fairly so.
    percent: str = ""


def line(
    visit: Visit, names: Mapping[str, str], language: str, record: Record, notes: Sequence[Note]
) -> Iterator[tuple[Piece, ...]]:
    """Yield the sentence that `record` states, and what it says besides; each a run of pieces.

    `names` are what records are called, by id; names stand in `language`, that of the document.
    """
    name = str(record.data.get("label", {}).get(language, "") or names.get(record.id, record.id))
    told = {each.name: each for each in said(visit, names, language, record, notes)}
    pattern = _pattern(visit, record.type, {key for key, each in told.items() if each.value})
    used = {"label", *_PLACE.findall(pattern)}
    yield tuple(_filled(visit, pattern, record.type, name, told))
    spoken = " ".join((name, *(told[key].value for key in used if key in told)))
    for key, each in told.items():
        if key not in used and not _is_said(record, key, each, spoken):
            yield (_besides(visit, each),)


def _pattern(visit: Visit, kind: str, known: Collection[str]) -> str:
    """Return the first sentence of the class whose every value is known."""
    for key in visit.texts.under(_SENTENCES):
        text = visit.texts(f"{_SENTENCES}.{key}")
        if schema.is_a(kind, key.partition(".")[0]) and set(_PLACE.findall(text)) - _OF_NAME <= set(known):
            return text
    return visit.texts("edit.line.any")


def _filled(visit: Visit, pattern: str, kind: str, name: str, told: Mapping[str, Said]) -> Iterator[Piece]:
    for number, part in enumerate(_PLACE.split(pattern)):
        if not number % 2:
            yield Piece(part)
        elif part == "class":
            yield Piece(upper_first(kind_name(visit, kind)))
        elif part in ("label", "name"):
            yield Piece(name if part == "label" else name[:1].lower() + name[1:], is_name=True)
        else:
            words = told[part].value
            # A month begins its sentence.
            yield Piece(upper_first(words) if part == "month" else words, percent=told[part].percent)


def _is_said(record: Record, key: str, each: Said, spoken: str) -> bool:
    """Tell whether the sentence has said it already, or it is what goes without saying."""
    if key == _BEARER and not each.value:
        return True  # a sentence of its own says that nobody bears it
    if each.percent or not each.value:
        return False
    if key in _SILENT:
        return True
    words, heard = each.value.casefold(), spoken.casefold()
    stem = key == "duty" and heard.startswith(words[: max(_STEM, len(words) - 2)])
    return record.data.get(key) == _USUAL.get(key, ...) or _is_heard(words, heard) or stem


def _is_heard(words: str, heard: str) -> bool:
    """Tell whether `words` stand in a sentence as words of their own: no "kan" is heard in "samverkansrådet"."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", heard) is not None


def _besides(visit: Visit, each: Said) -> Piece:
    if not each.value:
        return Piece(f"{each.key}:", percent=visit.texts("edit.line.unknown"))
    words = _WORDS.format(each.name)
    around = visit.texts(words, value=each.value) if words in visit.texts else f"{each.key}: {each.value}"
    return Piece(around, percent=each.percent)
