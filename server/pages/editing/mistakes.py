"""What is wrong with the answers of a form, in words at the field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from graph.documents.locate import locate
from graph.documents.locator import Locator, LocatorError, NotFound, TooLong
from graph.known import Known, known_from
from graph.naming import naming
from graph.plain_text import not_plain
from graph.record import Record
from graph.values import Context, flaws
from graph.workspace import Workspace
from ontology import schema
from ontology.schema import Key
from server.language.telling import told
from server.pages.editing.content import data_of, rows
from server.pages.editing.drafts import Draft
from server.pages.editing.passages import text_of
from server.pages.editing.staying import stays
from server.pages.visit import Visit

#: Keys that follow from others where nothing is said: a source makes a statement a stated one.
IMPLIED: Final = {"evidence": "source"}
#: Of what became of something the evidence is asked all the same, for it is for whoever compares to say; its name
#: follows from both sides.
_OWN_IMPLIED: Final = {"Lineage": frozenset({"label"})}


def asked_for(kind: str) -> frozenset[str]:
    """Return the keys that a form for the class `kind` says must be answered."""
    return schema.required_keys(kind) - _OWN_IMPLIED.get(kind, IMPLIED.keys())


def mistakes(visit: Visit, draft: Draft, given: Mapping[str, str]) -> dict[str, str]:
    """Return what is wrong with the record of `draft`, which the texts `given` say, by name of the question."""
    workspace, record = visit.site.service.workspace, draft.after
    known = known_from((*workspace.records, *workspace.withheld, record, *draft.fresh))
    context = Context(record.edition, known, workspace.settings.languages)
    found: dict[str, str] = {}
    required = schema.required_keys(record.type)
    for name, key in schema.keys_of(record.type).items():
        values = record.values(name)
        # What follows from another answer that has to be given is asked for by that alone.
        follows = _is_implied(name, record) or IMPLIED.get(name) in required
        if name in required and not values and not follows:
            found[name] = visit.texts(f"edit.error.required{_way_out(workspace, draft)}")
        elif any(flaws(key, values, context)):
            found[name] = _told(visit, key, values)
        elif any(_unfit(name, draft, known)):
            found[name] = visit.texts("edit.error.unfit")
        elif key.single and key.kind != "language" and rows(given, name) > 1 and len(values) > 1:
            found[name] = visit.texts("edit.error.single")
    found.update(_lacking(visit, record.type, given, workspace.settings.languages))
    if record.edition and "source" not in found:
        found.update(_lost(visit, record))
    return found


def _unfit(name: str, draft: Draft, known: Known) -> Iterator[str]:
    """Yield what the answer to a question names that is of no class which it takes, unless it stood so before."""
    before, after = draft.before, draft.after
    stood = set(naming(before.type, before.data)) if before else set()
    for key, identity in naming(after.type, {name: after.data[name]} if name in after.data else {}):
        if not known.fits(key, identity) and (key, identity) not in stood:
            yield identity


def _way_out(workspace: Workspace, draft: Draft) -> str:
    """Return the last part of the name of the text that says what to do where nothing is to stand in a field."""
    if draft.before is None:
        return ""
    return "_stays" if stays(workspace, draft.before) else "_or_removed"


def _lacking(
    visit: Visit, kind: str, given: Mapping[str, str], languages: Sequence[str], prefix: str = ""
) -> Iterator[tuple[str, str]]:
    """Yield what is left out of the parts of a thing of the class `kind` that have keys of their own."""
    for name, key in schema.keys_of(kind).items():
        if key.kind != "nested":
            continue
        (inner,) = key.range
        for number in range(1, rows(given, prefix + name) + 1):
            place = f"{prefix}{name}.{number}."
            data = data_of(inner, given, languages, place)
            missing = schema.required_keys(inner) - IMPLIED.keys() - data.keys() if data else ()
            yield from ((place + each, visit.texts("edit.error.required")) for each in sorted(missing))
            yield from _lacking(visit, inner, given, languages, place)


def _is_implied(name: str, record: Record) -> bool:
    return bool(record.values(IMPLIED.get(name, "")))


def _told(visit: Visit, key: Key, values: Sequence[Any]) -> str:
    if key.kind == "language" and (odd := next(filter(None, map(not_plain, _texts(values))), None)):
        return visit.texts("edit.error.odd", odd=told(odd, visit.language))
    named = f"edit.error.{key.kind}"
    return visit.texts(named if named in visit.texts else "edit.error.other")


def _texts(values: Sequence[Any]) -> Iterator[str]:
    """Yield the texts in every language of the values of a key."""
    for value in values:
        for text in value.values() if isinstance(value, Mapping) else ():
            yield from text if isinstance(text, list) else [text]


def _lost(visit: Visit, record: Record) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the marks of the passages, where the document is at hand."""
    text = text_of(visit.site, record.edition)
    if text is None:
        return
    for number, marks in enumerate(record.values("source"), 1):
        if isinstance(marks, Mapping) and (wrong := _lost_marks(text, record.edition or "", marks)):
            yield "source", visit.texts(f"edit.error.{wrong}", number=number)
            return


def _lost_marks(text: str, edition: str, marks: Mapping[str, Any]) -> str:
    try:
        locate(text, Locator.of(edition, marks))
    except NotFound:
        return "lost"
    except TooLong:
        return "long"
    except LocatorError:
        return "ambiguous"
    return ""
