"""Whether the values of one key are of the kind that the key takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Final

from graph.dates import MONTH, MONTH_DAY, TIME, datatype_of
from graph.errors import shortened
from graph.known import Known
from graph.message import Message
from graph.plain_text import not_plain
from ontology import schema
from ontology.schema import Key

#: A passage is a clause, not a chapter; its marks are a few words each.
LONGEST_MARK = 120
#: Looking for what a longer text may have meant takes too long.
_LONGEST_COMPARED = 300
#: Of a longer value no more than this is told.
_LONGEST_TOLD = 200
DECIMAL = re.compile(r"[+-]?\d+(\.\d+)?")
LOCATOR = ("section", "textStart", "textEnd", "prefix", "suffix")


@dataclass(frozen=True)
class Flaw:
    """What is wrong with a value, and the remedy."""

    message: str
    remedy: str


@dataclass(frozen=True)
class Context:
    """What a value is judged against."""

    #: Folder of the edition that the record belongs to; None for reference data.
    edition: str | None
    known: Known
    languages: Sequence[str]


#: The key by which an edition names the one that it takes the place of.
_REVISES: Final = "revisionOf"


def flaws(key: Key, values: Sequence[Any], context: Context) -> Iterator[Flaw]:
    """Yield what is wrong with the `values` of `key`; nothing where all is well."""
    judge = _JUDGES[key.kind]
    for value in values:
        yield from judge(key, value, context)
    yield from _repeated(key.name, values)


def closest(given: str, known: Collection[str], otherwise: str = "Add the record, or mend the id.") -> str:
    """Return 'Did you mean …?' with the known word most like `given`, or `otherwise`."""
    close = get_close_matches(given, sorted(known), n=1, cutoff=0.6) if len(given) <= _LONGEST_COMPARED else []
    return Message("Did you mean {close!r}?", close=close[0]) if close else otherwise


def _shown(value: Any) -> str:
    """Return what was given as one says it; what is no single value is said to be that."""
    if isinstance(value, dict | list):
        return "a group of keys" if value and isinstance(value, dict) else "a list"
    if isinstance(value, bool):
        return str(value).lower()
    return (
        "nothing"
        if value is None
        else Message("{text!r}", text=shortened(value, _LONGEST_TOLD))
        if isinstance(value, str)
        else str(value)
    )


def _repeated(name: str, values: Sequence[Any]) -> Iterator[Flaw]:
    """Yield each value that stands more than once: whoever wrote it twice most likely meant something else."""
    seen: set[str] = set()
    for value in values:
        said = repr(value)
        if said in seen:
            yield Flaw(
                Message("{name} has the value {given} twice.", name=name, given=_shown(value)),
                "Keep one of them, or mend the other.",
            )
        seen.add(said)


def _language(key: Key, value: Any, context: Context) -> Iterator[Flaw]:
    if not isinstance(value, dict) or not value:
        yield Flaw(
            Message("{name} takes text per language.", name=key.name),
            Message("Write it as '{name}: {{sv: …, en: …}}'.", name=key.name),
        )
        return
    for language, text in value.items():
        if language not in context.languages:
            yield Flaw(
                Message("{language!r} is not a language of this workspace.", language=language),
                Message("Use {languages}.", languages=", ".join(context.languages)),
            )
        if not all(isinstance(item, str) and item.strip() for item in (text if isinstance(text, list) else [text])):
            yield Flaw(
                Message("The text of {name} in {language!r} is empty or not text.", name=key.name, language=language),
                "Write words, or leave it out.",
            )
            continue
        if isinstance(text, list):
            yield from _repeated(Message("{name} in {language!r}", name=key.name, language=language), text)
        for item in text if isinstance(text, list) else [text]:
            if odd := not_plain(item):
                yield Flaw(
                    Message(
                        "The text of {name} in {language!r} holds {odd}.", name=key.name, language=language, odd=odd
                    ),
                    "Write it by hand, as plain text.",
                )


def _iri(key: Key, value: Any, context: Context) -> Iterator[Flaw]:
    if not isinstance(value, str):
        yield Flaw(Message("{name} takes the id of a record.", name=key.name), "Write one id, or a list of ids.")
    elif not value.startswith(("https://", "http://")) and value not in context.known.ids:
        told = shortened(value, _LONGEST_TOLD)
        yield Flaw(
            Message("{name} points at {value!r}, which no record has as its id.", name=key.name, value=told),
            _lost_edition(value) if key.name == _REVISES else closest(value, context.known.ids),
        )


def _lost_edition(value: str) -> str:
    """Return what to do where an edition that others revise is gone: most often its folder was removed by hand."""
    return Message(
        "Name the edition that this one revises instead, or let go of it with "
        "'styrgraf edition remove {edition} --workspace DIR'.",
        edition=value.rpartition("/")[2],
    )


def _concept(key: Key, value: Any, context: Context) -> Iterator[Flaw]:
    # A concept of the workspace's own is given by its id, which has a '/' in it; no word of a list has.
    words = key.concepts | (context.known.of_list(key.scheme.rpartition("/")[2]) if key.scheme else frozenset())
    if not isinstance(value, str) or value not in words:
        remedy = closest(str(value), words, Message("Use one of: {words}.", words=", ".join(sorted(words))))
        yield Flaw(Message("{given} is not a {name}.", given=_shown(value), name=key.name), remedy)


def _text(key: Key, value: Any, context: Context) -> Iterator[Flaw]:
    if not isinstance(value, str) or not value.strip():
        yield Flaw(
            Message("{name} takes text, not {given}.", name=key.name, given=_shown(value)),
            "Write words; put codes between quotation marks.",
        )


def _integer(key: Key, value: Any, context: Context) -> Iterator[Flaw]:
    if not isinstance(value, int) or isinstance(value, bool):
        yield Flaw(
            Message("{name} takes a whole number, not {given}.", name=key.name, given=_shown(value)),
            "Write digits only.",
        )


def _decimal(key: Key, value: Any, context: Context) -> Iterator[Flaw]:
    if isinstance(value, bool) or not DECIMAL.fullmatch(str(value)):
        yield Flaw(
            Message("{name} takes a number, not {given}.", name=key.name, given=_shown(value)),
            "Write figures, with a point before decimals.",
        )


def _boolean(key: Key, value: Any, context: Context) -> Iterator[Flaw]:
    if not isinstance(value, bool):
        yield Flaw(
            Message("{name} takes true or false, not {given}.", name=key.name, given=_shown(value)),
            "Write true or false.",
        )


def _dated(forms: Collection[str], example: str) -> Callable[[Key, Any, Context], Iterator[Flaw]]:
    def judge(key: Key, value: Any, context: Context) -> Iterator[Flaw]:
        if datatype_of(str(value)) not in forms:
            yield Flaw(
                Message("{given} is not a date that {name} takes.", given=_shown(value), name=key.name),
                Message("Write it as {example}.", example=example),
            )

    return judge


def _nested(key: Key, value: Any, context: Context) -> Iterator[Flaw]:
    if not isinstance(value, dict):
        yield Flaw(Message("{name} takes a list of records.", name=key.name), "Indent their keys below it.")
        return
    (kind,) = key.range
    allowed = schema.keys_of(kind)
    for name, inner in value.items():
        if name in {"id", "type"}:
            continue
        if name not in allowed:
            yield Flaw(Message("{kind} has no key {name!r}.", kind=kind, name=name), closest(name, frozenset(allowed)))
        else:
            yield from flaws(allowed[name], inner if isinstance(inner, list) else [inner], context)


def _source(key: Key, value: Any, context: Context) -> Iterator[Flaw]:
    if isinstance(value, str):
        yield from _iri(key, value, context)
        return
    if not isinstance(value, dict) or not isinstance(value.get("textStart"), str):
        yield Flaw("A source needs section and textStart.", "Write '{section: …, textStart: …, textEnd: …}'.")
        return
    if context.edition is None:
        yield Flaw("Reference data has no document to point into.", "State its source in reference/source.yaml.")
        return
    for name, text in value.items():
        if name not in LOCATOR or not isinstance(text, str) or not text.strip():
            yield Flaw(
                Message("A source has no {name!r} like this.", name=name),
                Message("Use text under: {locator}.", locator=", ".join(LOCATOR)),
            )
        elif len(text) > LONGEST_MARK:
            yield Flaw(
                Message("{name} is longer than {longest_mark} characters.", name=name, longest_mark=LONGEST_MARK),
                "Give the first and last words only.",
            )
    section = f"{context.edition}/section/{value.get('section')}"
    if section not in context.known.ids:
        yield Flaw(
            Message("The edition has no section {section!r}.", section=value.get("section")),
            closest(str(value.get("section")), _sections(context), "Add the section, or mend the name."),
        )


def _sections(context: Context) -> frozenset[str]:
    start = f"{context.edition}/section/"
    return frozenset(each.removeprefix(start) for each in context.known.ids if each.startswith(start))


_JUDGES: dict[str, Callable[[Key, Any, Context], Iterator[Flaw]]] = {
    "language": _language,
    "iri": _iri,
    "concept": _concept,
    "text": _text,
    "integer": _integer,
    "decimal": _decimal,
    "boolean": _boolean,
    "time": _dated(TIME, "2025, 2025-05 or 2025-05-31"),
    "month": _dated(MONTH, "'--05'"),
    "monthday": _dated(MONTH_DAY, "'--10-31'"),
    "nested": _nested,
    "source": _source,
}
