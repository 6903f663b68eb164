"""What ids are called in cells, and which id a name in a cell stands for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from graph.record import Record
from ontology.titles import title_of_class
from server.commands.language import Language

_WITH_ID = re.compile(r".*\[([^\[\]\s]+)\]", re.DOTALL)
_ADDRESS = re.compile(r"https?://\S+")
_LONGEST = 200


def plain(text: str) -> str:
    """Return `text` as names are compared: white space as single spaces."""
    return " ".join(text.split())


def is_address(text: str) -> bool:
    """Tell whether `text` is a web address, which any reference may be."""
    return _ADDRESS.fullmatch(text) is not None


def names_of(records: Sequence[Record], language: Language) -> Mapping[str, str]:
    """Return what each id is called in cells: its label, told apart by class or id where several share it.

    Where several editions speak of a thing, the last of them gives the label.
    """
    by_id = {record.id: record for record in records}
    short = {identity: label_of(record, language) for identity, record in by_id.items()}
    longer = {
        identity: f"{short[identity]} ({title_of_class(record.type)[language].lower()})"
        for identity, record in by_id.items()
    }
    chosen: dict[str, str] = {}
    for names in (short, longer, {identity: f"{short[identity]} [{identity}]" for identity in by_id}):
        chosen |= _unique({identity: name for identity, name in names.items() if identity not in chosen}, chosen, by_id)
    return chosen


def label_of(record: Record, language: Language) -> str:
    """Return the label of a record in `language`, or in another, on one line; its id where it has none."""
    labels = record.data.get("label")
    texts = labels if isinstance(labels, Mapping) else {}
    found = texts.get(language) or next(iter(texts.values()), "")
    first = found[0] if isinstance(found, list) and found else found
    return plain(str(first or record.id))[:_LONGEST]


def _unique(names: Mapping[str, str], taken: Mapping[str, str], ids: Iterable[str]) -> Mapping[str, str]:
    bearers: dict[str, list[str]] = defaultdict(list)
    for identity, name in names.items():
        bearers[name.casefold()].append(identity)
    # A name that would be read as an id, as an address or as a name with an id stands for nothing else.
    closed = {name.casefold() for name in taken.values()} | set(ids)
    return {
        identity: name
        for identity, name in names.items()
        if (len(bearers[name.casefold()]) == 1 and name.casefold() not in closed and not is_address(name))
        and (not _WITH_ID.fullmatch(name) or name.endswith(f" [{identity}]"))
    }


class Resolver:
    """Finds the id that the text of a cell stands for."""

    def __init__(self, ids: Iterable[str], names: Iterable[tuple[str, str]]) -> None:
        """Take all ids that there are, and pairs of a name and an id; the first to use a name has it."""
        self._ids = frozenset(ids)
        self._by_name: dict[str, list[str]] = defaultdict(list)
        for name, identity in names:
            known = self._by_name[plain(name).casefold()]
            if identity not in known:
                known.append(identity)

    def candidates(self, text: str) -> list[str]:
        """Return the ids that `text` may stand for: one where it is clear, none where nobody is called so."""
        name = plain(text)
        if is_address(name) or name in self._ids:
            return [name]
        with_id = _WITH_ID.fullmatch(name)
        if with_id and with_id[1] in self._ids:
            return [with_id[1]]
        return self._by_name.get(name.casefold(), [])

    @property
    def names(self) -> Collection[str]:
        """Return all names, as they are compared."""
        return self._by_name.keys()
