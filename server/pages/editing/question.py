"""What a form asks of one key: its fields, what it means, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from ontology import schema
from server.pages.editing.things import Choice

Widget = Literal["line", "area", "choice", "named"]
#: Keys that everything has. Where it stands is asked for openly all the same.
_ALIKE: Final = frozenset(schema.keys_of("Entry")) - {"source"}


@dataclass(frozen=True)
class Field:
    """One field of a question."""

    name: str
    widget: Widget
    value: str
    #: What the field alone is called, beside the name of its question; "" where that says it all.
    label: str = ""
    language: str = ""
    choices: tuple[Choice, ...] = ()
    #: Those that come with the program, where the workspace has some of its own before them.
    built_in: tuple[Choice, ...] = ()
    #: Name of the list that the page carries once for all fields that take the same things.
    listed: str = ""
    #: Whether it is seldom needed, and empty.
    is_aside: bool = False
    #: What else may be chosen that the section tells of, and stands first.
    near: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Question:
    """What a form asks of one key."""

    key: str
    #: Name of its first part in the form, for what is wrong with it.
    name: str
    label: str
    definition: str
    required: bool
    #: An example of how it is written, where that is not plain.
    hint: str
    fields: tuple[Field, ...] = ()
    #: The questions of each value that has keys of its own.
    parts: tuple[tuple[Question, ...], ...] = ()
    #: What such a value is, in a word; "" where there are none.
    part_name: str = ""
    #: What a proposal has noted about it.
    notes: tuple[str, ...] = ()
    #: Whether it takes more than one answer.
    is_many: bool = False
    #: Fields for the name and the class of something that is not there yet; empty where nothing new can be named.
    fresh: tuple[Field, ...] = ()
    #: Whether few records of the class answer it.
    is_seldom: bool = False

    @property
    def is_aside(self) -> bool:
        """Tell whether it may stand apart: asked of everything alike, or seldom answered, and not answered here."""
        return (self.is_seldom or self.key in _ALIKE) and not (self.required or self.is_given or self.notes)

    @property
    def every(self) -> Iterator[Question]:
        """Yield the question itself and those of its parts, in the order of the form."""
        yield self
        for part in self.parts:
            for each in part:
                yield from each.every

    @property
    def is_given(self) -> bool:
        """Tell whether anything is answered."""
        return any(field.value for field in self.fields) or any(each.is_given for part in self.parts for each in part)
