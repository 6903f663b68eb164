"""Changes in sentences, record by record: what was, what is to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from graph.writing.order import in_order
from graph.writing.sameness import meaning, same
from ontology import schema
from ontology.schema import Key
from ontology.titles import title_of_class, title_of_key
from server.commands.language import Language, Words
from server.spreadsheet.cells import Speech, cell_of
from server.spreadsheet.comparing import Edited
from server.spreadsheet.plan import SOURCES_CLASS, listed

_LONGEST = 160
_NEW: Words = {"sv": "Ny post: {record}.", "en": "New record: {record}."}
_GONE: Words = {"sv": "Tas bort: {record}.", "en": "Is removed: {record}."}
_CHANGED: Words = {"sv": "Ändras: {record}.", "en": "Is changed: {record}."}
_FROM_TO: Words = {"sv": "{key} ändras från {old} till {new}.", "en": "{key} changes from {old} to {new}."}
_ADDED: Words = {"sv": "{key} läggs till: {new}.", "en": "{key} is added: {new}."}
_DROPPED: Words = {"sv": "{key} tas bort: {old}.", "en": "{key} is removed: {old}."}
_MOVED: Words = {"sv": "Posten flyttas från {old} till {new}.", "en": "The record moves from {old} to {new}."}
_CLASS: Words = {"sv": "Blir {new} i stället för {old}.", "en": "Becomes {new} instead of {old}."}
_SUM: Words = {
    "sv": "{changed} ändras, {new} nya, {gone} tas bort.",
    "en": "{changed} changed, {new} new, {gone} removed.",
}
_QUOTED: Words = {"sv": "”{}”", "en": "“{}”"}
_NOTHING: Words = {"sv": "Arbetsboken ändrar ingenting.", "en": "The workbook changes nothing."}


def told(edits: Sequence[Edited], speech: Speech) -> str:
    """Return what `edits` do, a line for each record and one below it for each key, and a sum at the end."""
    if not edits:
        return _NOTHING[speech.language]
    lines = [line for edit in edits for line in _edit(edit, speech)]
    return "\n".join([*lines, summed(edits, speech.language)])


def summed(edits: Sequence[Edited], language: Language) -> str:
    """Return how many records are changed, new and removed."""
    new = sum(edit.before is None for edit in edits)
    gone = sum(edit.after is None for edit in edits)
    return _SUM[language].format(changed=len(edits) - new - gone, new=new, gone=gone)


def _edit(edit: Edited, speech: Speech) -> Iterator[str]:
    old = dict(edit.before.data) if edit.before else {}
    new = dict(edit.change.data) if edit.change.data else {}
    heading = _CHANGED if old and new else _NEW if new else _GONE
    yield heading[speech.language].format(record=_named(edit, old or new, speech))
    if new:
        yield from (f"  {line}" for line in _differences(edit, old, new, speech))


def _named(edit: Edited, data: Mapping[str, Any], speech: Speech) -> str:
    kind = title_of_class(str(data["type"]))[speech.language]
    label = _texts(data.get("label"), speech.language)
    return f"{kind} {_quoted([label], speech)} ({edit.change.edition or 'reference'}, {edit.change.id})"


def _differences(edit: Edited, old: Mapping[str, Any], new: Mapping[str, Any], speech: Speech) -> Iterator[str]:
    language, kind = speech.language, str(new["type"])
    if old and old["type"] != kind:
        names = (title_of_class(str(each))[language].lower() for each in (new["type"], old["type"]))
        yield _CLASS[language].format(**dict(zip(("new", "old"), names, strict=True)))
    if edit.before and edit.change.file:
        yield _MOVED[language].format(old=edit.before.file, new=edit.change.file)
    keys = {**(schema.keys_of(str(old["type"])) if old else {}), **schema.keys_of(kind)}
    for name in in_order({**old, **new}):
        if name in keys and not same(kind, name, old.get(name), new.get(name)):
            yield from _difference(keys[name], old.get(name), new.get(name), speech)


def _difference(key: Key, old: Any, new: Any, speech: Speech) -> Iterator[str]:
    """Yield a sentence for the key; one for each language of a text, and for each part or source."""
    title = title_of_key(key)[speech.language]
    if key.kind == "language":
        before, after = old or {}, new or {}
        for language in dict.fromkeys([*before, *after]):
            yield from _changed(
                f"{title} ({language})",
                before.get(language),
                after.get(language),
                partial(_quoted, speech=speech),
                speech,
            )
    elif key.kind in ("nested", "source"):
        before, after = (listed(value) for value in (old, new))
        yield from (
            _DROPPED[speech.language].format(key=title, old=_part(key, part, speech))
            for part in before
            if not _in(key, part, after)
        )
        yield from (
            _ADDED[speech.language].format(key=title, new=_part(key, part, speech))
            for part in after
            if not _in(key, part, before)
        )
    else:
        yield from _changed(title, old, new, lambda values: _values(key, values, speech), speech)


def _changed(title: str, old: Any, new: Any, say: Any, speech: Speech) -> Iterator[str]:
    before, after = listed(old), listed(new)
    if before == after:
        return
    form = _FROM_TO if before and after else _ADDED if after else _DROPPED
    yield form[speech.language].format(key=title, old=say(before), new=say(after))


def _in(key: Key, part: Any, parts: Sequence[Any]) -> bool:
    return any(_said(key, part) == _said(key, each) for each in parts)


def _said(key: Key, part: Any) -> Any:
    if key.kind == "nested":
        return meaning(next(iter(key.range)), part)
    return part


def _part(key: Key, part: Any, speech: Speech) -> str:
    if isinstance(part, str):
        return speech.names.get(part, part)
    keys = schema.keys_of(next(iter(key.range)) if key.kind == "nested" else SOURCES_CLASS)
    said = [
        f"{title_of_key(keys[name])[speech.language].lower()} {_inner(keys[name], value, speech)}"
        for name, value in part.items()
        if name in keys
    ]
    return ", ".join(said)


def _inner(key: Key, value: Any, speech: Speech) -> str:
    if key.kind == "source":
        return "; ".join(_part(key, each, speech) for each in listed(value))
    if key.kind == "language" or isinstance(value, Mapping):
        return _quoted([_texts(value, speech.language)], speech)
    return _values(key, listed(value), speech)


def _values(key: Key, values: Sequence[Any], speech: Speech) -> str:
    return _quoted([str(cell_of(key, value, speech)) for value in values], speech)


def _quoted(texts: Sequence[str], speech: Speech) -> str:
    return ", ".join(_QUOTED[speech.language].format(_short(text)) for text in texts)


def _texts(value: Any, language: str) -> str:
    texts = value if isinstance(value, Mapping) else {}
    found = texts.get(language) or next(iter(texts.values()), "")
    return _short(", ".join(str(each) for each in listed(found)))


def _short(text: str) -> str:
    one_line = " ".join("".join(sign if sign.isprintable() else " " for sign in str(text)).split())
    return one_line if len(one_line) <= _LONGEST else f"{one_line[:_LONGEST]}…"
