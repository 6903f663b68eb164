"""Whether the values of one key are of the kind that the key takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from graph.dates import MONTH, MONTH_DAY, TIME, datatype_of
from graph.known import Known
from graph.plain_text import not_plain
from ontology import schema
from ontology.schema import Key

#: A passage is a clause, not a chapter; its marks are a few words each.
LONGEST_MARK = 120
#: Looking for what a longer text may have meant takes too long.
_LONGEST_COMPARED = 300
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


def flaws(key: Key, values: Sequence[Any], context: Context) -> Iterator[Flaw]:
    """Yield what is wrong with the `values` of `key`; nothing where all is well."""
    judge = _JUDGES[key.kind]
    for value in values:
        yield from judge(key, value, context)
    yield from _repeated(key.name, values)


def closest(given: str, known: Collection[str], otherwise: str = "Add the record, or mend the id.") -> str:
    """Return 'Did you mean …?' with the known word most like `given`, or `otherwise`."""
    close = get_close_matches(given, sorted(known), n=1, cutoff=0.6) if len(given) <= _LONGEST_COMPARED else []
    return f"Did you mean {close[0]!r}?" if close else otherwise


def _repeated(name: str, values: Sequence[Any]) -> Iterator[Flaw]:
    """Yield each value that stands more than once: whoever wrote it twice most likely meant something else."""
    seen: set[str] = set()
    for value in values:
        said = repr(value)
        if said in seen:
            yield Flaw(f"{name} has the value {said} twice.", "Keep one of them, or mend the other.")
        seen.add(said)


def _language(key: Key, value: Any, context: Context) -> Iterator[Flaw]:
    if not isinstance(value, dict) or not value:
        yield Flaw(f"{key.name} takes text per language.", f"Write it as '{key.name}: {{sv: …, en: …}}'.")
        return
    for language, text in value.items():
        if language not in context.languages:
            yield Flaw(f"{language!r} is not a language of this workspace.", f"Use {', '.join(context.languages)}.")
        if not all(isinstance(item, str) and item.strip() for item in (text if isinstance(text, list) else [text])):
            yield Flaw(f"The text of {key.name} in {language!r} is empty or not text.", "Write words, or leave it out.")
            continue
        if isinstance(text, list):
            yield from _repeated(f"{key.name} in {language!r}", text)
        for item in text if isinstance(text, list) else [text]:
            if odd := not_plain(item):
                yield Flaw(f"The text of {key.name} in {language!r} holds {odd}.", "Write it by hand, as plain text.")


def _iri(key: Key, value: Any, context: Context) -> Iterator[Flaw]:
    if not isinstance(value, str):
        yield Flaw(f"{key.name} takes the id of a record.", "Write one id, or a list of ids.")
    elif not value.startswith(("https://", "http://")) and value not in context.known.ids:
        yield Flaw(f"{key.name} points at {value!r}, which no record has as its id.", closest(value, context.known.ids))


def _concept(key: Key, value: Any, context: Context) -> Iterator[Flaw]:
    # A concept of the workspace's own is given by its id, which has a '/' in it; no word of a list has.
    words = key.concepts | (context.known.of_list(key.scheme.rpartition("/")[2]) if key.scheme else frozenset())
    if not isinstance(value, str) or value not in words:
        remedy = closest(str(value), words, f"Use one of: {', '.join(sorted(words))}.")
        yield Flaw(f"{value!r} is not a {key.name}.", remedy)


def _text(key: Key, value: Any, context: Context) -> Iterator[Flaw]:
    if not isinstance(value, str) or not value.strip():
        yield Flaw(f"{key.name} takes text, not {value!r}.", "Write words; put codes between quotation marks.")


def _integer(key: Key, value: Any, context: Context) -> Iterator[Flaw]:
    if not isinstance(value, int) or isinstance(value, bool):
        yield Flaw(f"{key.name} takes a whole number, not {value!r}.", "Write digits only.")


def _decimal(key: Key, value: Any, context: Context) -> Iterator[Flaw]:
    if isinstance(value, bool) or not DECIMAL.fullmatch(str(value)):
        yield Flaw(f"{key.name} takes a number, not {value!r}.", "Write figures, with a point before decimals.")


def _boolean(key: Key, value: Any, context: Context) -> Iterator[Flaw]:
    if not isinstance(value, bool):
        yield Flaw(f"{key.name} takes true or false, not {value!r}.", "Write true or false.")


def _dated(forms: Collection[str], example: str) -> Callable[[Key, Any, Context], Iterator[Flaw]]:
    def judge(key: Key, value: Any, context: Context) -> Iterator[Flaw]:
        if datatype_of(str(value)) not in forms:
            yield Flaw(f"{value!r} is not a date that {key.name} takes.", f"Write it as {example}.")

    return judge


def _nested(key: Key, value: Any, context: Context) -> Iterator[Flaw]:
    if not isinstance(value, dict):
        yield Flaw(f"{key.name} takes a list of records.", "Indent their keys below it.")
        return
    (kind,) = key.range
    allowed = schema.keys_of(kind)
    for name, inner in value.items():
        if name in {"id", "type"}:
            continue
        if name not in allowed:
            yield Flaw(f"{kind} has no key {name!r}.", closest(name, frozenset(allowed)))
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
            yield Flaw(f"A source has no {name!r} like this.", f"Use text under: {', '.join(LOCATOR)}.")
        elif len(text) > LONGEST_MARK:
            yield Flaw(f"{name} is longer than {LONGEST_MARK} characters.", "Give the first and last words only.")
    section = f"{context.edition}/section/{value.get('section')}"
    if section not in context.known.ids:
        yield Flaw(f"The edition has no section {value.get('section')!r}.", closest(section, context.known.ids))


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
