from __future__ import annotations

import difflib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from graph.bundled import BUNDLED
from graph.errors import StyrgrafError, WorkspaceError
from graph.record import Record
from graph.workspace import open_workspace
from graph.writing.applying import apply
from graph.writing.change import Change, Conflict, changed, created, removed
from graph.writing.history import history
from graph.writing.sameness import fingerprint
from graph.writing.undoing import undo

EDITION = "exempel-2030"
NEW_BODY = {
    "id": "organisation/valberedningen",
    "type": "Body",
    "label": {"sv": "Valberedningen", "en": "The nomination board"},
    "kind": "committee",
    "level": "support",
    "source": [{"section": "organ", "textStart": "Rådet består", "textEnd": "varje ort."}],
}


def record(folder: Path, identity: str) -> Record:
    return next(each for each in open_workspace(folder).records if each.id == identity)


def texts(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_bytes().decode() for path in folder.glob("*/*.yaml")}


def differing(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    lines: list[str] = []
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name, "").splitlines(), after.get(name, "").splitlines()
        lines += [line for line in difflib.ndiff(old, new) if line[0] in "+-"]
    return lines


def test_a_change_touches_the_lines_of_its_key_alone(folder: Path) -> None:
    before, council = texts(folder), record(folder, "organisation/radet")
    data = {**council.data, "label": {"sv": "Stora rådet", "en": "The great council"}}
    done = apply(folder, [changed(council, data)], by="Alva Ek", title="Nytt namn")
    assert done is not None
    assert differing(before, texts(folder)) == [
        "-   label: {sv: Rådet, en: The council}",
        "+   label: {sv: Stora rådet, en: The great council}",
    ]
    assert record(folder, "organisation/radet").data == data
    assert [(each.number, each.by, each.title) for each in history(folder)] == [(1, "Alva Ek", "Nytt namn")]


def test_keys_come_and_go_where_people_would_put_them(folder: Path) -> None:
    before, council = texts(folder), record(folder, "organisation/radet")
    data = {name: value for name, value in council.data.items() if name != "level"}
    apply(folder, [changed(council, data | {"validFrom": "2030-01-01", "description": {"sv": "Möts vid sjön."}})])
    assert differing(before, texts(folder)) == [
        "+   description: {sv: Möts vid sjön.}",
        "-   level: political",
        "+   validFrom: '2030-01-01'",
    ]


def test_another_way_to_say_the_same_is_no_change(folder: Path) -> None:
    before, council = texts(folder), record(folder, "organisation/radet")
    data = {**council.data, "partOf": ["organisation/exempelsamradet"], "topic": [], "validTo": None}
    assert apply(folder, [changed(council, data)]) is None
    assert texts(folder) == before
    assert history(folder) == ()


def test_a_new_record_stands_last_among_its_like_and_goes_again(folder: Path) -> None:
    before = texts(folder)
    apply(folder, [created(EDITION, NEW_BODY)])
    added = record(folder, "organisation/valberedningen")
    assert (added.file.as_posix(), added.data) == (f"{EDITION}/organ.yaml", NEW_BODY)
    assert [line[:2] for line in differing(before, texts(folder))] == ["+ "] * 8
    apply(folder, [removed(added)])
    assert texts(folder) == before


def test_neighbours_go_together(folder: Path) -> None:
    before = texts(folder)
    last = [each for each in open_workspace(folder).records if each.file.name == "uppgifter.yaml"]
    apply(folder, [removed(each) for each in last])
    assert not {each.id for each in last} & {each.id for each in open_workspace(folder).records}
    undo(folder, history(folder)[0].number)
    assert texts(folder) == before


def test_a_class_without_records_gets_a_file(folder: Path) -> None:
    goal = {
        "id": f"{EDITION}/goal/rent-vatten",
        "type": "Goal",
        "label": {"sv": "Rent vatten", "en": "Clean water"},
        "goalKind": "vision",
    }
    done = apply(folder, [created(EDITION, goal)])
    assert done is not None
    assert (folder / EDITION / "goal.yaml").read_text() == (
        f"- id: {EDITION}/goal/rent-vatten\n  type: Goal\n"
        "  label: {sv: Rent vatten, en: Clean water}\n  goalKind: vision\n"
    )
    undo(folder, done.number)
    assert not (folder / EDITION / "goal.yaml").exists()


def test_a_record_moves_to_another_file(folder: Path) -> None:
    council = record(folder, "organisation/radet")
    file = Path(EDITION) / "uppgifter.yaml"
    done = apply(folder, [changed(council, council.data, file)])
    assert done is not None
    assert record(folder, "organisation/radet").file == file
    undo(folder, done.number)
    assert record(folder, "organisation/radet").file == council.file


def test_who_comes_second_is_told_and_loses_nothing(folder: Path) -> None:
    council = record(folder, "organisation/radet")
    apply(folder, [changed(council, {**council.data, "kind": "committee"})])
    before = texts(folder)
    with pytest.raises(Conflict, match="has been changed since it was read") as conflict:
        apply(folder, [created(EDITION, NEW_BODY), changed(council, {**council.data, "kind": "other"})])
    assert conflict.value.found is not None
    assert conflict.value.found.data["kind"] == "committee"
    assert texts(folder) == before


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (Change(EDITION, "organisation/ingen", "0" * 20, None), "gone"),
        (Change(EDITION, "organisation/radet", None, {"id": "organisation/radet", "type": "Body"}), "exists"),
    ],
)
def test_other_conflicts_are_told(folder: Path, change: Change, kind: str) -> None:
    with pytest.raises(Conflict) as conflict:
        apply(folder, [change])
    assert conflict.value.kind == kind


def test_what_would_not_fit_together_is_not_written(folder: Path) -> None:
    before, council = texts(folder), record(folder, "organisation/radet")
    with pytest.raises(WorkspaceError, match="which no record has as its id"):
        apply(folder, [removed(council)])
    with pytest.raises(WorkspaceError, match="is not a level"):
        apply(folder, [created(EDITION, NEW_BODY), changed(council, {**council.data, "level": "nowhere"})])
    assert texts(folder) == before
    assert history(folder) == ()


def test_the_bundled_workspace_is_not_written_to() -> None:
    with pytest.raises(StyrgrafError, match="styrgraf new DIR --from varmland"):
        apply(BUNDLED, [created(None, NEW_BODY)])


@pytest.mark.parametrize(
    "file", ["../ut.yaml", "documents/x.yaml", "exempel-2030/x.txt", "exempel-2030/.x.yaml", "x.yaml"]
)
def test_records_go_to_record_files_alone(folder: Path, file: str) -> None:
    with pytest.raises(StyrgrafError, match="is no file for records"):
        apply(folder, [created(EDITION, NEW_BODY, Path(file))])


def test_a_link_out_of_the_workspace_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "ut.yaml").write_text("[]\n")
    (folder / EDITION / "ut.yaml").symlink_to(tmp_path / "ut.yaml")
    with pytest.raises(StyrgrafError, match="lies outside the workspace"):
        apply(folder, [created(EDITION, NEW_BODY, Path(EDITION) / "ut.yaml")])
    assert (tmp_path / "ut.yaml").read_text() == "[]\n"


@pytest.mark.parametrize(
    "text",
    [
        "[{id: organisation/udda, type: Body, label: {sv: Udda}}]\n",
        "- id: topic/udda\n  type: Topic\n  label: {sv: Udda}\n...\n",
    ],
)
def test_a_layout_that_cannot_be_changed_is_left_alone(folder: Path, text: str) -> None:
    path = folder / EDITION / "udda.yaml"
    path.write_text(text)
    with pytest.raises(StyrgrafError, match="cannot be changed as it is laid out"):
        apply(folder, [created(EDITION, NEW_BODY, Path(EDITION) / "udda.yaml")])
    assert path.read_text() == text


def test_a_record_on_one_line_is_written_anew_and_line_ends_stay(folder: Path) -> None:
    path = folder / EDITION / "udda.yaml"
    path.write_bytes(b"# Ett\r\n-   {id: organisation/udda, type: Body, label: {sv: Udda}} # kvar?\r\n\r\n# Slut")
    odd = record(folder, "organisation/udda")
    apply(folder, [changed(odd, {**odd.data, "level": "support"}), created(EDITION, NEW_BODY, odd.file)])
    text = path.read_bytes().decode()
    assert text.startswith(
        "# Ett\r\n- id: organisation/udda\r\n  type: Body\r\n  label: {sv: Udda}\r\n  level: support\r\n"
    )
    assert text.count("\n") == text.count("\r\n")
    assert "# Slut" in text


def test_long_values_are_broken_as_people_break_them(folder: Path) -> None:
    long = {"sv": "Ett långt ord " * 6 + ".", "en": "A long word " * 6 + "."}
    places = [{"section": "organ", "textStart": "Rådet består av tre" * 3, "textEnd": "varje ort." * 5}]
    apply(folder, [created(EDITION, NEW_BODY | {"description": long, "source": places})])
    text = (folder / EDITION / "organ.yaml").read_text()
    assert "  description:\n    sv: Ett långt" in text
    assert "  source:\n    - section: organ\n      textStart: Rådet" in text


def test_undo_gives_every_letter_back(folder: Path) -> None:
    before, council = texts(folder), record(folder, "organisation/radet")
    seat = record(folder, f"{EDITION}/composition/radet")
    done = apply(
        folder,
        [
            changed(council, {"id": council.id, "type": "Body", "label": {"sv": "R", "en": "C"}}),
            changed(seat, {**seat.data, "total": 5}),
            created(EDITION, NEW_BODY),
        ],
    )
    assert done is not None
    undone = undo(folder, done.number, by="Alva Ek")
    assert texts(folder) == before
    assert undone.undoes == done.number
    undo(folder, undone.number)
    assert record(folder, "organisation/valberedningen").data == NEW_BODY


def test_undo_leaves_what_has_been_changed_since(folder: Path) -> None:
    council = record(folder, "organisation/radet")
    first = apply(folder, [changed(council, {**council.data, "kind": "committee"})])
    office = record(folder, "organisation/kansliet")
    apply(folder, [changed(office, {**office.data, "level": "officials"})])
    assert first is not None
    undo(folder, first.number)
    assert record(folder, "organisation/radet").data == council.data
    assert record(folder, "organisation/kansliet").data["level"] == "officials"
    with pytest.raises(Conflict):
        undo(folder, first.number)


def test_undo_of_what_others_need_is_refused(folder: Path) -> None:
    done = apply(folder, [created(EDITION, NEW_BODY)])
    office = record(folder, "organisation/kansliet")
    apply(folder, [changed(office, {**office.data, "partOf": "organisation/valberedningen"})])
    assert done is not None
    with pytest.raises(WorkspaceError, match="organisation/valberedningen"):
        undo(folder, done.number)
    with pytest.raises(StyrgrafError, match="no change 77"):
        undo(folder, 77)


def test_a_history_from_elsewhere_writes_nothing_elsewhere(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "min.yaml").write_text("mitt")
    kept = folder / ".styrgraf" / "history"
    kept.mkdir(parents=True)
    told: dict[str, Any] = {"at": "", "by": "", "title": "", "undoes": None, "records": []}
    (kept / "00000001.json").write_text(json.dumps(told | {"files": {"../min.yaml": {"after": None, "splices": None}}}))
    (kept / "00000002.json").write_text(json.dumps(told | {"files": {"x.yaml": {"after": 1, "splices": [["a"]]}}}))
    for number in (1, 2):
        with pytest.raises(StyrgrafError):
            undo(folder, number)
    assert (tmp_path / "min.yaml").read_text() == "mitt"


def test_the_fingerprint_is_of_what_is_said() -> None:
    one: dict[str, Any] = {"id": "a/b", "type": "Target", "label": {"sv": "A"}, "amount": "1.50", "topic": "topic/x"}
    assert fingerprint(one) == fingerprint({**one, "amount": "1.5", "topic": ["topic/x"], "unit": None})
    assert fingerprint(one) != fingerprint({**one, "amount": "1.6"})
    assert fingerprint(one) != fingerprint({**one, "atLeast": True})
