"""The questions of the list of proposals, in brief, and the lists that their fields take things from."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from graph.drafting.notes import Note
from ontology import schema
from server.pages.editing.fields import Form
from server.pages.editing.key_names import kind_name
from server.pages.editing.proposals.brief import ROOM, several
from server.pages.editing.question import Field, Question
from server.pages.editing.things import Choice, Things
from server.pages.editing.twins import is_often_twice, joins, same_as
from server.pages.visit import Visit


@dataclass
class Asking:
    """Makes the questions about records of one folder."""

    visit: Visit
    things: Things
    folder: str
    #: Ids of what the section speaks of that is asked about: it stands first where one chooses.
    near: frozenset[str] = frozenset()
    #: The lists, by name.
    lists: dict[str, tuple[Choice, ...]] = field(default_factory=dict)

    def asked(
        self,
        kind: str,
        edition: str | None,
        given: Mapping[str, str],
        prefix: str,
        keys: Collection[str],
        notes: Sequence[Note] = (),
    ) -> tuple[Question, ...]:
        """Return the questions about `keys` of the class `kind`, answered as `given`, whose fields begin `prefix`."""
        more = several(kind)
        names = [prefix + name for name in more]
        form = Form(
            self.visit,
            self.things,
            kind,
            edition,
            given,
            more=names,
            notes=notes,
            prefix=prefix,
            room=ROOM,
            near=self.near,
        )
        questions = form.asked(keys)
        self.lists.update(form.lists)
        self.lists.update({f"flera-{each.key}": self._typed(each.fields[0]) for each in questions if each.key in more})
        return questions

    def _typed(self, field: Field) -> tuple[Choice, ...]:
        """Return what may be typed where a question has room for more: names."""
        return self.lists.get(field.listed) or tuple(
            (name, "") for name in self.things.typed((*field.near, *field.choices)).values()
        )

    def same_as(self, kind: str) -> str:
        """Return the name of the list of what a record of the class `kind` may be one with; "" where there is none."""
        if not is_often_twice(kind):
            return ""
        wanted = joins(kind)
        listed = f"samma-{wanted}"
        if listed not in self.lists:
            names = {each: kind_name(self.visit, each) for each in schema.classes()}
            self.lists[listed] = same_as(self.things, self.folder, wanted, names)
        return listed


def comes_first(question: Question) -> bool:
    """Tell whether something is uncertain or missing, or what the record is called."""
    return bool(question.notes) or question.key == "label" or (question.required and not question.is_given)
