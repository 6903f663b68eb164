"""The local dialogues: what is asked, who has answered in which year, and how own goals go with the common ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from queries.sorting import swedish
from server.language import deadline_words
from server.pages.facts.entry import Entry
from server.pages.facts.organisation import organisations
from server.pages.facts.reader import Reader
from server.pages.visit import Visit
from server.pages.words import Link


@dataclass(frozen=True)
class Cell:
    """What is registered of one principal for one year."""

    #: none, waiting, missing, answered, late or registered.
    status: str
    words: str
    dialogue: Link | None = None
    #: What else is known: how many questions are answered, whether it is summed up.
    more: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asking:
    """An event in which questions are asked, with who has answered them."""

    event: Link
    #: When the answers are due, and what they become input to.
    when: str
    questions: tuple[Link, ...]
    years: tuple[int, ...]
    rows: tuple[tuple[Link, tuple[Cell, ...]], ...]

    @property
    def is_registered(self) -> bool:
        """Tell whether anything has been registered."""
        return any(cell.dialogue for _, cells in self.rows for cell in cells)


def dialogue_entries(reader: Reader) -> tuple[Entry, ...]:
    """Read every local dialogue."""
    return reader.entries("?entry a sg:LocalDialogue")


def question_entries(reader: Reader) -> tuple[Entry, ...]:
    """Read the questions of all events, in their order."""
    found = reader.entries("?entry a sg:DialogueQuestion")
    return tuple(sorted(found, key=lambda entry: int(entry.one("order") or 0)))


def event_entries(reader: Reader) -> tuple[Entry, ...]:
    """Read the events."""
    return reader.entries("?entry a sg:Event")


def askings(visit: Visit, today: date, only: str | None = None) -> tuple[Asking, ...]:
    """Return the events of the view that have questions, for everybody or for the principal `only`."""
    asked = visit.reader.once(question_entries)
    events = {event.iri: event for event in visit.reader.once(event_entries)}
    wanted = dict.fromkeys(iri for question in asked for iri in question.iris("askedIn") if iri in events)
    return tuple(_asking(visit, events[iri], asked, today, only) for iri in wanted)


def _asking(visit: Visit, event: Entry, asked: Sequence[Entry], today: date, only: str | None) -> Asking:
    own = [question for question in asked if event.iri in question.iris("askedIn")]
    held = [each for each in visit.reader.once(dialogue_entries) if event.iri in each.iris("occasionOf")]
    years = sorted({int(each.plain("year")[0][:4]) for each in held if each.plain("year")} | {today.year}, reverse=True)
    bodies = [iri for iri in _principals(visit, event) if only in (None, iri)]
    rows = [
        (visit.link(iri), tuple(_cell(visit, event, own, held, iri, year, today) for year in years)) for iri in bodies
    ]
    return Asking(
        event=visit.link(event.iri),
        when=_when(visit, event),
        questions=tuple(visit.link(question.iri) for question in own),
        years=tuple(years),
        rows=tuple(sorted(rows, key=lambda row: swedish(str(row[0])))),
    )


def _principals(visit: Visit, event: Entry) -> Iterator[str]:
    """Yield the principals that hold `event`: themselves, or as members of those who do."""
    known, holders = visit.reader.once(organisations), set(event.iris("organiser"))
    for each in known:
        if each.thing == "Principal" and holders.intersection(known.capacities(each.iri)):
            yield each.iri


def _when(visit: Visit, event: Entry) -> str:
    deadline = event.one("deadline")
    made = set(event.iris("output"))
    following = [each for each in visit.reader.once(event_entries) if made.intersection(each.iris("input"))]
    day = deadline_words(deadline, visit.texts) if deadline else ""
    words = {"event": str(visit.label(event.iri)), "day": day}
    if day and following:
        names = visit.texts.listed([str(visit.label(each.iri)) for each in following])
        return visit.texts("followup.asked_in", **words, next=names)
    return visit.texts("followup.asked_only", **words) if day else ""


def _cell(
    visit: Visit, event: Entry, asked: Sequence[Entry], held: Sequence[Entry], body: str, year: int, today: date
) -> Cell:
    due = _due(event, year)
    own = [each for each in held if body in each.iris("answeredBy") and (each.one("year") or "")[:4] == str(year)]
    if not own:
        known = any((each.one("year") or "")[:4] == str(year) for each in held)
        return _absent(visit, due, today, is_known=known)
    dialogue = own[0]
    submitted = dialogue.one("submitted")
    is_late = bool(submitted and due and submitted > due)
    status = "late" if is_late else "answered" if submitted else "registered"
    words = visit.texts(f"followup.status.{status}", day=_day(visit, submitted), due=_day(visit, due))
    return Cell(status, words, visit.link(dialogue.iri), tuple(_more(visit, dialogue, asked)))


def _absent(visit: Visit, due: str | None, today: date, *, is_known: bool) -> Cell:
    """Return what to say of a principal of which nothing is registered; `is_known` where others are for that year."""
    if due is None:
        return Cell("none", visit.texts("followup.status.none"))
    if due >= today.isoformat():
        return Cell("waiting", visit.texts("followup.status.waiting", due=_day(visit, due)))
    if is_known:
        return Cell("missing", visit.texts("followup.status.missing", due=_day(visit, due)))
    return Cell("none", visit.texts("followup.status.none"))


def _more(visit: Visit, dialogue: Entry, asked: Sequence[Entry]) -> Iterator[str]:
    answered = {iri for answer in _answers(visit, dialogue) for iri in answer.iris("question")}
    known = [question for question in asked if question.iri in answered]
    yield visit.texts("followup.status.questions", count=len(known), total=len(asked))
    is_summed = bool(dialogue.texts("summary") or dialogue.iris("page"))
    yield visit.texts("followup.status.summed" if is_summed else "followup.status.unsummed")


def answer_entries(reader: Reader) -> tuple[Entry, ...]:
    """Read every answer of every dialogue."""
    return reader.entries("?entry a sg:DialogueAnswer")


def _answers(visit: Visit, dialogue: Entry) -> Iterator[Entry]:
    own = set(dialogue.iris("answer"))
    return (each for each in visit.reader.once(answer_entries) if each.iri in own)


def _due(event: Entry, year: int) -> str | None:
    deadline = event.one("deadline")
    return f"{year}-{deadline.removeprefix('--')}" if deadline else None


def _day(visit: Visit, value: str | None) -> str:
    return visit.in_words(value) if value else ""
