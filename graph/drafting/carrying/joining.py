"""Records that are carried over and records that were drafted, as the files of one edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from graph.drafting.carrying.keeping import How
from graph.drafting.carrying.renewing import Fields
from graph.drafting.carrying.sections import Sections
from graph.drafting.marked import Marked
from graph.record import Record

_SECTIONS: Final = "sections.yaml"
_DUTY: Final = "Responsibility"
#: What is proposed of one place alone; nothing else points at it.
_STATEMENTS: Final = ("Responsibility", "CompositionRule", "Appointment", "Line", "Target")
#: What tells of a sentence: in a revision somebody reads each of them.
_OF_A_SENTENCE: Final = (*_STATEMENTS, "Event", "Goal", "Indicator")
#: Whoever and whatever is only named in what was drafted.
_NAMED: Final = "bodies.yaml"
#: What a changed sentence tells of a thing anew: where some of its places stand, these go on telling its months.
_TOLD_ANEW: Final[Mapping[How, tuple[str, ...]]] = {
    "partly": ("deadline", "recurrence", "organiser"),
    "named": ("month", "deadline", "recurrence", "organiser", "participant", "output", "goalKind"),
}


def joined(
    carried: Mapping[str, Sequence[Fields]],
    drafted: Mapping[str, Sequence[Fields]],
    sections: Sections,
    hows: Mapping[str, How],
    new: str,
) -> Mapping[str, Sequence[Fields]]:
    """Return both by file, each record once.

    `hows` tells of each that is carried over, how. What is drafted of the same thing adds its places; where
    some or all of the thing's own places have changed, it adds what it says too. Whatever is drafted of a
    place alone is told to be `new`.
    """
    own = {plain(record["id"]): record for records in carried.values() for record in records}
    held = {identity: record for identity, record in own.items() if plain(record["type"]) == "Mandate"}
    holders = {plain(record["holder"]): identity for identity, record in held.items()}
    mandates = {
        plain(record["id"]): holders[plain(record["holder"])]
        for records in drafted.values()
        for record in records
        if plain(record["type"]) == "Mandate" and plain(record["holder"]) in holders
    }
    files: dict[str, list[Fields]] = {}
    for name, records in drafted.items():
        for record in records:
            _place(record, sections)
            identity = plain(record["id"])
            if identity in own and name != _SECTIONS:
                if name != _NAMED or hows[identity] in _TOLD_ANEW:
                    _add(own[identity], record, _TOLD_ANEW.get(hows[identity], ()))
            elif identity not in mandates and (name != _SECTIONS or _is_new(record, sections, own)):
                files.setdefault(name, []).append(_told_new(_under(record, mandates), new))
    files[_NAMED] = _spoken_of(files)
    every = {name: [*carried.get(name, ()), *files.get(name, ())] for name in {**carried, **files}}
    return {**every, **({_SECTIONS: _in_order(every[_SECTIONS], sections)} if _SECTIONS in every else {})}


def drafted_anew(left: Iterable[Record], drafted: Mapping[str, Sequence[Fields]]) -> Mapping[str, str]:
    """Return which duty was drafted in place of one that is left, where one alone has its bearers and its duty."""
    old = _by_bearer((record.id, record.data) for record in left if record.type == _DUTY)
    every = (record for records in drafted.values() for record in records if plain(record["type"]) == _DUTY)
    new = _by_bearer((plain(record["id"]), record) for record in every)
    return {old[what][0]: new[what][0] for what in old if len(old[what]) == 1 and len(new.get(what, ())) == 1}


def _by_bearer(duties: Iterable[tuple[str, Mapping[str, Any]]]) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for identity, said in duties:
        bearers = plain(said.get("bearer"))
        listed = sorted(bearers) if isinstance(bearers, list) else [bearers]
        found.setdefault(f"{listed} {plain(said.get('duty'))}", []).append(identity)
    return found


def plain(value: Any) -> Any:
    """Return a value without its mark."""
    return value.value if isinstance(value, Marked) else value


def _names(value: Any) -> Iterator[str]:
    """Yield every text within a value of a drafted record, whether or not it is marked."""
    value = plain(value)
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (name for inner in value.values() for name in _names(inner))
    elif isinstance(value, list | tuple):
        yield from (name for inner in value for name in _names(inner))


def _place(record: Fields, sections: Sections) -> None:
    """Let the sources of a drafted record name the sections by what they are called in the edition."""
    for source in plain(record.get("source")) or ():
        if isinstance(source, dict):
            source["section"] = sections.called.get(source["section"], source["section"])


def _is_new(record: Fields, sections: Sections, own: Mapping[str, Fields]) -> bool:
    """Whether a drafted section is one that the older edition has not; it is called anew on the way."""
    start, _, slug = str(plain(record["id"])).rpartition("/")
    record["id"] = f"{start}/{sections.called.get(slug, slug)}"
    above = record.get("partOf")
    if above:
        record["partOf"] = f"{start}/{sections.called.get(above.rpartition('/')[2], above.rpartition('/')[2])}"
    return record["id"] not in own and sections.order(record["id"].rpartition("/")[2]) >= 0


def _spoken_of(files: Mapping[str, Sequence[Fields]]) -> list[Fields]:
    """Return whom and what the rest of the text speaks of: not what only sentences that are carried over name."""
    every = [record for records in files.values() for record in records]
    named = {name for record in every for key, value in record.items() if key != "id" for name in _names(value)}
    listed = files.get(_NAMED, ())
    return [record for record in listed if plain(record.get("source")) or plain(record["id"]) in named]


def _in_order(records: Iterable[Fields], sections: Sections) -> list[Fields]:
    ordered = sorted(records, key=lambda record: sections.order(plain(record["id"]).rpartition("/")[2]))
    return [{**record, "order": number} for number, record in enumerate(ordered, 1)]


def _told_new(record: Fields, words: str) -> Fields:
    """Return a statement with the comment that its sentence is new or changed; bodies and remits as they are."""
    return record | {"type": Marked(record["type"], words)} if record["type"] in _OF_A_SENTENCE else record


def _under(record: Fields, mandates: Mapping[str, str]) -> Fields:
    mandate = plain(record.get("mandate"))
    return record | {"mandate": mandates[mandate]} if mandate in mandates else record


def _add(own: Fields, drafted: Fields, anew: Iterable[str]) -> None:
    """Add to a record that is carried over the places of what was drafted of the same thing, and its keys `anew`."""
    places = [each for each in plain(drafted.get("source")) or () if each not in plain(own.get("source", ()))]
    if not places:
        return
    own.update({key: drafted[key] for key in anew if plain(drafted.get(key)) is not None})
    before = own.get("source")
    both = [*(plain(before) or ()), *places]
    own["source"] = Marked(both, before.comment) if isinstance(before, Marked) else both


def has_place(record: Fields) -> bool:
    """Whether a proposed record stands somewhere, where its class has to: what cannot be pointed at is no record."""
    return record["type"] not in _STATEMENTS or bool(plain(record.get("source")))
