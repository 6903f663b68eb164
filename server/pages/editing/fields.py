"""The fields of a form: one question for each key that a class takes, with what it means and what may be answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from graph.drafting.notes import Note
from graph.passage_id import MARKS
from ontology import schema
from ontology.line_rules import line_rules
from ontology.namespaces import STYRGRAF
from ontology.schema import Key
from queries.sorting import swedish
from server.pages.editing.content import CITED, MOST, SECTION, Given, rows
from server.pages.editing.days import day_shown
from server.pages.editing.fresh import KIND, NAME, kinds_for
from server.pages.editing.key_names import key_definition, key_name, kind_name
from server.pages.editing.mistakes import asked_for
from server.pages.editing.question import Field, Question, Widget
from server.pages.editing.sides import choices_of, may_be_named
from server.pages.editing.things import Choice, Things
from server.pages.visit import Visit

#: More things than this are typed by name instead of chosen from a list.
_MOST_LISTED: Final = 150
#: The marks that only a passage needs whose words stand in several places.
_AROUND: Final = frozenset({"prefix", "suffix"})
#: Keys by class that few records have: they stand folded at the end until they are answered.
_SELDOM: Final = {
    "Organisation": {"standing", "governedBy", "validFrom", "validTo", "municipalityCode", "koladaId"},
    "Post": {"heldBy"},
    "Goal": {"alignedWith", "indicatorsKeptIn"},
    "Line": {"premise", "rule"},
}
#: Kinds of key whose every value takes several fields.
_LARGE: Final = ("source", "nested")
#: How many empty fields there are where more have been asked for, unless a form says otherwise.
_MORE: Final = 5
#: What may be chosen for these keys is what some record names by another key.
_NAMED_BY: Final = {"occasionOf": "askedIn"}
#: Keys that hold whole sentences.
_LONG: Final = frozenset(
    {"description", "reason", "condition", "aim", "wording", "statusBasis", "dateBasis", "caveat", "summary"}
)

#: The list of duties, some of which make a line.
_DUTIES: Final = f"{STYRGRAF}duty"
#: How the language files call a key within a value of the class, where it says another thing there.
_IN_PART: Final = "edit.within.{}-{}"
#: The class of all that has a name: a statement may be about anything, but is about no statement.
_ANYTHING: Final = "Entry"
_NOT_TOLD_OF: Final = ("Assertion", "Section", "Edition", "GoverningDocument", "Concept", "SetAside")


def _is_told_of(kind: str) -> bool:
    return not any(schema.is_a(kind, each) for each in _NOT_TOLD_OF)


class Form:
    """Makes the questions about a record of one class in one edition."""

    def __init__(
        self,
        visit: Visit,
        things: Things,
        kind: str,
        edition: str | None,
        given: Given,
        *,
        more: Collection[str] = (),
        notes: Sequence[Note] = (),
        prefix: str = "",
        room: int = _MORE,
        near: Collection[str] = (),
    ) -> None:
        self._visit, self._things, self._kind, self._edition, self._given = visit, things, kind, edition, given
        self._notes = notes
        #: What the names of the fields begin with, where one page has the forms of several records.
        self._prefix = prefix
        #: Names of the questions that have been asked for more empty fields.
        self._more = more
        self._room = room
        #: Ids of what the text around speaks of.
        self._near = near
        #: The lists that the fields take things from, by name.
        self.lists: dict[str, tuple[Choice, ...]] = {}

    @property
    def questions(self) -> tuple[Question, ...]:
        """Return the questions, what is required first and each group in the order of the shapes."""
        found = tuple(self._questions(self._kind, self._prefix))
        return tuple(sorted(found, key=lambda question: (not question.required, question.key == "source")))

    def asked(self, names: Collection[str]) -> tuple[Question, ...]:
        """Return the questions about the keys called `names` alone, in the order of the shapes."""
        required = asked_for(self._kind)
        keys = (key for key in schema.keys_of(self._kind).values() if key.name in names)
        return tuple(self._question(key, self._prefix + key.name, key.name in required) for key in keys)

    def _questions(self, kind: str, prefix: str) -> Iterator[Question]:
        required = asked_for(kind)
        for key in schema.keys_of(kind).values():
            question = self._question(key, prefix + key.name, key.name in required)
            own = _IN_PART.format(kind, key.name)
            yield replace(question, label=self._visit.texts(own)) if own in self._visit.texts else question

    def _question(self, key: Key, name: str, required: bool) -> Question:
        visit = self._visit
        hint = f"edit.hint.{key.kind}"
        return Question(
            key.name,
            name,
            key_name(visit, key),
            key_definition(visit, key, self._kind if name == self._prefix + key.name else ""),
            required,
            visit.texts(hint) if hint in visit.texts else "",
            fields=() if key.kind == "nested" else tuple(self._fields(key, name)),
            parts=tuple(self._parts(key, name)) if key.kind == "nested" else (),
            part_name=kind_name(visit, next(iter(key.range))) if key.kind == "nested" else "",
            notes=tuple(note.text for note in self._notes if self._prefix + note.key == name),
            fresh=tuple(self._fresh(key, name)),
            is_many=not key.single and key.kind != "language",
            is_seldom=any(key.name in seldom for above, seldom in _SELDOM.items() if schema.is_a(self._kind, above)),
        )

    def _parts(self, key: Key, name: str) -> Iterator[tuple[Question, ...]]:
        (kind,) = key.range
        for number in range(1, self._shown(key, name) + 1):
            yield tuple(self._questions(kind, f"{name}.{number}."))

    def _shown(self, key: Key, name: str) -> int:
        """Return how many values there is room for: those given, one more where each is one field, and those asked."""
        answered = {field: value for field, value in self._given.items() if value and field.startswith(name)}
        given, is_asked = rows(answered, name), name in self._more
        if key.single:
            return max(given, 1)
        if key.kind in _LARGE:
            return min(max(given + is_asked, 1), MOST)
        return min(given + (self._room if is_asked else 1), MOST)

    def _fields(self, key: Key, name: str) -> Iterator[Field]:
        if key.kind == "language":
            for language in self._things.workspace.settings.languages:
                long = not key.single or key.name in _LONG
                label = f"edit.language.{language}"
                words = self._visit.texts(label) if label in self._visit.texts else language
                yield self._field(f"{name}.{language}", "area" if long else "line", words, language)
            return
        for number in range(1, self._shown(key, name) + 1):
            place = f"{name}.{number}"
            yield from self._marks(place) if key.kind == "source" else (self._one(key, place),)

    def _one(self, key: Key, place: str) -> Field:
        if key.kind == "concept":
            own = self._things.concepts(key.scheme) if key.scheme else ()
            known = self._concepts(key)
            return self._field(place, "choice", choices=own or known, built_in=known if own else ())
        if key.kind == "boolean":
            words = tuple((value, self._visit.texts(f"edit.{value}")) for value in ("true", "false"))
            return self._field(place, "choice", choices=words)
        if key.kind == "month":
            months = tuple((f"--{number:02}", self._visit.texts(f"month.{number:02}")) for number in range(1, 13))
            return self._field(place, "choice", choices=months)
        if key.kind == "monthday":
            field = self._field(place, "line")
            return replace(field, value=day_shown(field.value, self._visit.language))
        return self._thing(key, place) if may_be_named(key) else self._field(place, "line")

    def _concepts(self, key: Key) -> tuple[Choice, ...]:
        """Return the words that the program has for `key`."""
        if key.scheme is None:  # the value is a list, not a word of one
            return tuple((slug, str(self._visit.label(STYRGRAF + slug))) for slug in sorted(key.concepts))
        named = [(slug, self._called(key.scheme, slug)) for slug in key.concepts]
        return tuple(sorted(named, key=lambda choice: swedish(choice[1])))

    def _called(self, scheme: str, slug: str) -> str:
        """Return what a word of a list is called; of a duty also whether a line between bodies follows from it."""
        name = str(self._visit.label(f"{scheme}/{slug}"))
        is_line = scheme == _DUTIES and any(slug in rule.duties for rule in line_rules())
        return self._visit.texts("edit.gives_line", name=name) if is_line else name

    def _thing(self, key: Key, place: str) -> Field:
        if not key.range:
            return self._of_any_class(key, place)
        every = choices = self._things.of_class(sorted(key.range))
        if _ANYTHING in key.range:
            types, now = self._things.types, self._given.get(place, "")
            choices = tuple(choice for choice in every if choice[0] == now or _is_told_of(types[choice[0]]))
        if key.name in _NAMED_BY:
            named = self._things.named_by(_NAMED_BY[key.name])
            choices = tuple(choice for choice in choices if choice[0] in named)
        if len(choices) <= _MOST_LISTED:
            return self._nearest_first(self._field(place, "choice", choices=self._told_apart(choices, every)))
        listed = "-".join(("ting", *sorted(key.range)))
        typed = self._things.typed(every)
        apart = self._told_apart(choices, every)
        self.lists[listed] = tuple((typed[one], "" if typed[one] == name else name) for one, name in apart)
        field = self._field(place, "named", listed=listed)
        return replace(field, value=typed.get(field.value, field.value))

    def _nearest_first(self, field: Field) -> Field:
        """Return `field` with what the text around speaks of before all else, where that is but a part of it."""
        near = tuple(choice for choice in field.choices if choice[0] in self._near)
        if not near or len(near) == len(field.choices):
            return field
        return replace(field, near=near, choices=tuple(choice for choice in field.choices if choice not in near))

    def _of_any_class(self, key: Key, place: str) -> Field:
        """Return a field for the name of something of which the edition alone says that it is likely."""
        choices = choices_of(self._things, key, self._edition)
        typed, listed = self._things.typed(choices), f"ting-{key.name}"
        self.lists[listed] = tuple((typed[one], kind_name(self._visit, self._things.types[one])) for one, _ in choices)
        field = self._field(place, "named", listed=listed)
        others = {} if field.value in typed or not field.value else self._things.typed(self._things.of_class(()))
        return replace(field, value=typed.get(field.value) or others.get(field.value, field.value))

    def _told_apart(self, choices: tuple[Choice, ...], every: tuple[Choice, ...]) -> tuple[Choice, ...]:
        """Return `choices` with the class after the name of each that is called like another of `every`."""
        count = Counter(name.casefold() for _, name in every)
        return tuple(
            (identity, f"{name} ({kind_name(self._visit, self._things.types[identity])})")
            if count[name.casefold()] > 1
            else (identity, name)
            for identity, name in choices
        )

    def _fresh(self, key: Key, name: str) -> Iterator[Field]:
        if kinds := kinds_for(key):
            texts = self._visit.texts
            choices = tuple((kind, kind_name(self._visit, kind)) for kind in kinds)
            yield self._field(f"{name}.{NAME}", "line", texts("edit.fresh.name"))
            yield self._field(f"{name}.{KIND}", "choice", texts("edit.fresh.kind"), choices=choices)

    def _marks(self, place: str) -> Iterator[Field]:
        texts = self._visit.texts
        if self._edition is None or f"{place}.{CITED}" in self._given:  # what no document says has no place in one
            known = self._things.of_class(["ReferenceSource"])
            yield self._field(f"{place}.{CITED}", "choice", texts("edit.mark.ref"), choices=known)
            return
        sections = self._things.sections(self._edition or "")
        yield self._field(f"{place}.{SECTION}", "choice", texts("edit.mark.section"), choices=sections)
        for mark in ("textStart", "textEnd", *(mark for mark in MARKS if mark not in ("textStart", "textEnd"))):
            language = self._things.workspace.settings.languages[0]
            field = self._field(f"{place}.{mark}", "line", texts(f"edit.mark.{mark}"), language)
            yield replace(field, is_aside=mark in _AROUND and not field.value)

    def _field(
        self,
        name: str,
        widget: Widget,
        label: str = "",
        language: str = "",
        choices: tuple[Choice, ...] = (),
        listed: str = "",
        built_in: tuple[Choice, ...] = (),
    ) -> Field:
        value = self._given.get(name, "")
        if widget == "choice" and value and all(value != known for known, _ in (*choices, *built_in)):
            choices = (*choices, (value, value))  # what stands there stays, whether it is right or not
        return Field(name, widget, value, label, language, choices, built_in, listed)
