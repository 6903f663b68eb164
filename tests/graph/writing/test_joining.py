"""Two records of one thing are made one: nothing that named the one is lost, and nothing names it any more."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.bundled import BUNDLED
from graph.record import Record
from graph.validation import validate
from graph.workspace import Workspace, open_workspace
from graph.writing.joining import Joining, joining
from ontology import schema

PLACE = {"section": "organ", "textStart": "Gruppen"}


def record(identity: str, kind: str, **data: Any) -> Record:
    """Return a record of the edition “e”."""
    every = {"id": identity, "type": kind, **{name.rstrip("_"): value for name, value in data.items()}}
    return Record(identity, kind, "e", every, Path("e/x.yaml"), 1)


GROUP = record("organisation/mediegruppen", "Body", label={"sv": "Mediegruppen"}, level="niva/a", source=[PLACE])
SHORT = record(
    "organisation/mg",
    "Body",
    label={"sv": "MG"},
    altLabel={"sv": ["Medierna"]},
    level="niva/a",
    source=[{**PLACE, "textStart": "MG"}],
)
COUNCIL = record("organisation/radet", "Body", label={"sv": "Rådet"}, level="niva/b")


def after(records: Sequence[Record], made: Joining) -> dict[tuple[str | None, str], dict[str, Any]]:
    """Return what each record says when `made` has been done."""
    says: dict[tuple[str | None, str], Any] = {(each.edition, each.id): dict(each.data) for each in records}
    for each, data in made.pairs:
        says[each.edition, each.id] = data
    return {name: data for name, data in says.items() if data is not None}


def test_the_name_becomes_another_name_and_the_sources_are_kept() -> None:
    made = joining([GROUP, SHORT], SHORT, GROUP, "")
    assert made.data["altLabel"] == {"sv": ["MG", "Medierna"]}
    assert made.data["source"] == [PLACE, {**PLACE, "textStart": "MG"}]
    assert (made.lost, made.others) == ((), ())
    assert joining([GROUP, SHORT], SHORT, GROUP, "", named=False).data["altLabel"] == {"sv": ["Medierna"]}


def test_what_named_the_one_names_the_other_once() -> None:
    duty = record("e/ansvar/1", "Responsibility", bearer=[SHORT.id, GROUP.id], togetherWith=[GROUP.id, COUNCIL.id])
    rule = record("e/regel/1", "CompositionRule", appliesTo=COUNCIL.id, seatGroup=[{"drawnFrom": SHORT.id, "seats": 2}])
    made = joining([GROUP, SHORT, COUNCIL, duty, rule], SHORT, GROUP, "")
    says = {each.id: data for each, data in made.others}
    assert says[duty.id] == {**duty.data, "bearer": GROUP.id, "togetherWith": [COUNCIL.id]}
    assert says[rule.id] == {**rule.data, "seatGroup": [{"drawnFrom": GROUP.id, "seats": 2}]}


def test_two_mandates_of_one_holder_are_one_and_a_line_to_itself_goes() -> None:
    mandates = [
        record("e/mandat/mg", "Mandate", label={"sv": "MG"}, holder=SHORT.id),
        record("e/mandat/mediegruppen", "Mandate", label={"sv": "Mediegruppen"}, holder=GROUP.id),
    ]
    duty = record("e/ansvar/1", "Responsibility", bearer=SHORT.id, mandate="e/mandat/mg")
    line = record("e/linje/1", "Line", from_=SHORT.id, to=GROUP.id)
    made = joining([GROUP, SHORT, *mandates, duty, line], SHORT, GROUP, "")
    says = {each.id: data for each, data in made.others}
    assert says["e/mandat/mg"] is None
    assert says[line.id] is None
    assert says[duty.id] == {**duty.data, "bearer": GROUP.id, "mandate": "e/mandat/mediegruppen"}


def test_what_the_other_says_otherwise_is_told_as_lost() -> None:
    higher = replace(SHORT, data={**SHORT.data, "level": "niva/b", "partOf": GROUP.id})
    made = joining([GROUP, higher], higher, GROUP, "")
    assert made.lost == ("level",)
    part = replace(GROUP, data={**GROUP.data, "partOf": SHORT.id})
    assert "partOf" not in joining([part, SHORT], SHORT, part, "").data
    assert "partOf" not in made.data
    assert made.data["level"] == "niva/a"


def test_another_edition_that_tells_of_the_one_still_names_it() -> None:
    earlier = replace(SHORT, edition="f")
    duty = replace(record("f/ansvar/1", "Responsibility", bearer=SHORT.id), edition="f")
    assert joining([GROUP, SHORT, earlier, duty], SHORT, GROUP, "").others == ()
    ((named, data),) = joining([GROUP, SHORT, duty], SHORT, GROUP, "").others
    assert (named, data) == (duty, {**duty.data, "bearer": GROUP.id})


@cache
def varmland() -> Workspace:
    """Return the workspace that the program brings along."""
    return open_workspace(BUNDLED)


@cache
def pairs() -> Sequence[tuple[Record, Record]]:
    """Return bodies, posts and the like of one edition, two and two."""
    acting = [each for each in varmland().records if schema.is_a(each.type, "DutyBearer") and each.edition]
    acting = [each for each in acting if each.id != varmland().settings.arena]
    return [(one, other) for one in acting for other in acting if one.edition == other.edition and one is not other]


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_nothing_names_what_is_gone_and_every_source_is_kept(data: st.DataObject) -> None:
    workspace, (gone, kept) = varmland(), data.draw(st.sampled_from(pairs()))
    every = (*workspace.records, *workspace.withheld)
    made = joining(every, gone, kept, workspace.settings.arena)
    says = after(every, made)
    left = [each for (edition, _), each in says.items() if edition == gone.edition]
    assert f'"{gone.id}"' not in json.dumps(left, ensure_ascii=False, default=str)
    assert all(place in says[kept.edition, kept.id]["source"] for place in gone.values("source"))
    ended = [each for each, then in made.pairs if then is None]
    assert {each.type for each in ended} - {gone.type} <= {"Mandate", "Line"}
    records = [replace(each, data=says[each.edition, each.id]) for each in every if (each.edition, each.id) in says]
    same_class = [each for each in validate(records, workspace.settings) if gone.type == kept.type]
    assert not same_class
