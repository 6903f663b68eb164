"""What somebody has begun to add or to mend and not finished: another button on the page does not lose it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from server.pages.editing.fresh import KIND
from server.pages.editing.pointed import PARTS
from server.pages.editing.proposals.sending import under
from server.pages.editing.proposals.sentences import MORE
from server.pages.editing.question import Question

#: The field that tells how those of a sentence were filled in beforehand.
SEEN: Final = "visat"
_FIELD: Final = re.compile(r"[ru][1-9]\d{0,3}\.[\w.-]+")
_FIRST: Final = re.compile(r"(?P<prefix>u(?P<number>[1-9]\d{0,3})\.)fran")
#: What tells where the words stand and as what they are added, and is no answer.
_NO_ANSWERS: Final = frozenset({*PARTS, MORE, SEEN, "typ"})


def seen(questions: Sequence[Question], prefix: str) -> str:
    """Return what tells the answers of `questions` from others; the names of their fields begin with `prefix`."""
    fields = (field for each in questions for field in (*each.fields, *each.fresh))
    return _told({field.name.removeprefix(prefix): field.value for field in fields})


def begun(sent: Mapping[str, str], but: Collection[int] = ()) -> dict[str, Mapping[str, str]]:
    """Return the fields of each sentence in `sent` that somebody has begun to answer, by what their names begin with.

    Those of the sentences numbered `but` are left out.
    """
    firsts = [match for match in map(_FIRST.fullmatch, sent) if match and int(match["number"]) not in but]
    every = {match["prefix"]: under(sent, match["prefix"]) for match in firsts}
    return {prefix: fields for prefix, fields in every.items() if is_begun(fields)}


def is_begun(fields: Mapping[str, str]) -> bool:
    """Tell whether the `fields` of a sentence are answered otherwise than beforehand."""
    return bool(fields.get(SEEN)) and fields[SEEN] != _told(fields)


def carried(sent: Mapping[str, str], but: Collection[int]) -> dict[str, str]:
    """Return what the address of the list carries on of what is begun in `sent`, without the sentences `but`."""
    found = begun(sent, but)
    more = " ".join(dict.fromkeys(fields[MORE] for fields in found.values() if fields.get(MORE)))
    fields = {prefix + name: text for prefix, each in found.items() for name, text in each.items() if text}
    return {**fields, **({MORE: more} if more else {})}


def carried_rows(sent: Mapping[str, str], numbers: Collection[int]) -> dict[str, str]:
    """Return what the address of the list carries on of the rows `numbers`, which are mended and not finished."""
    return {f"r{at}.{name}": text for at in numbers for name, text in under(sent, f"r{at}.").items()}


def carried_in(query: Mapping[str, str]) -> dict[str, str]:
    """Return the fields that an address of the list carries on."""
    return {name: text for name, text in query.items() if _FIELD.fullmatch(name)}


def _told(fields: Mapping[str, str]) -> str:
    answers = {name: " ".join(text.split()) for name, text in fields.items() if name not in _NO_ANSWERS}
    given = sorted((name, text) for name, text in answers.items() if text and not name.endswith(f".{KIND}"))
    return hashlib.sha256(repr(given).encode()).hexdigest()[:12]
