"""Reading a workspace: every mistake is named with file, line, record and remedy, all at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.dataset import build_dataset
from graph.errors import StyrgrafError, WorkspaceError
from graph.reading import parse_entries
from graph.serialise import serialise
from graph.workspace import open_workspace

Write = Callable[..., Path]
DUTIES, BODIES = "stadga-2030/duties.yaml", "stadga-2030/bodies.yaml"

BROKEN = {
    "bad yaml": (DUTIES, "force: ska", "force: [ska", 8, "not valid YAML"),
    "anchor": (DUTIES, "force: ska", "force: &f ska", 7, "anchors"),
    "key twice": (DUTIES, "force: ska", "duty: bereda", 7, "stands twice"),
    "unknown type": (BODIES, "type: Arena", "type: Aren", 2, "Did you mean 'Arena'?"),
    "unknown key": (DUTIES, "recipient:", "recipent:", 6, "Did you mean 'recipient'?"),
    "key of another class": (BODIES, "type: Arena", "type: Arena\n  total: 3", 3, "Arena has no key 'total'"),
    "dangling": (DUTIES, "recipient: organisation/namnden", "recipient: organisation/namden", 6, "no record has"),
    "duplicate": (BODIES, "id: organisation/kansliet", "id: organisation/namnden", 9, "stands already in"),
    "bad id": (BODIES, "id: organisation/kansliet", "id: Kansliet", 9, "not well formed"),
    "wrong date": (BODIES, "validFrom: 2030-05", "validFrom: 2030-13", 14, "not a date"),
    "wrong deadline": (DUTIES, '"--10-31"', '"31 oktober"', 8, "--10-31"),
    "unknown duty": (DUTIES, "duty: bereda", "duty: beredda", 5, "Did you mean 'bereda'?"),
    "not a number": (DUTIES, "total: 3", "total: tre", 15, "whole number"),
    "empty label": (BODIES, "{sv: Samrådet, en: The council}", "{sv: Samrådet, en: ''}", 3, "empty"),
    "foreign language": (BODIES, "{sv: Samrådet, en: The council}", "{fi: Neuvosto}", 3, "'fi'"),
    "label without language": (BODIES, "{sv: Samrådet, en: The council}", "Samrådet", 3, "per language"),
    "unknown section": (DUTIES, "section: organ, textStart: k", "section: orgn, textStart: k", 9, "no section"),
    "source without mark": (DUTIES, "textStart: nämnden har tre", "start: nämnden", 19, "textStart"),
    "long mark": (DUTIES, "nämnden har tre", "x" * 130, 19, "120 characters"),
    "nested key": (DUTIES, "seats: 3", "seat: 3", 16, "Did you mean 'seats'?"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_record_is_named_with_file_line_and_remedy(write_workspace: Write, name: str) -> None:
    file, old, new, line, words = BROKEN[name]
    folder = write_workspace(replace={file: (old, new)})
    with pytest.raises(WorkspaceError) as caught:
        open_workspace(folder)
    lines = str(caught.value).splitlines()
    assert any(text.startswith(f"{file}:{line}") and words in text for text in lines), lines


def test_the_unbroken_workspace_opens(write_workspace: Write) -> None:
    workspace = open_workspace(write_workspace())
    assert {record.id for record in workspace.records} >= {"organisation/samradet", "edition/stadga-2030"}
    assert workspace.editions == ("stadga-2030",)


def test_all_errors_come_at_once(write_workspace: Write) -> None:
    folder = write_workspace(
        replace={DUTIES: ("duty: bereda", "duty: beredda"), BODIES: ("level: support", "level: suport")},
        add={"stadga-2030/more.yaml": "- id: x/y\n  type: Nothing\n- label: {sv: y}\n"},
    )
    with pytest.raises(WorkspaceError) as caught:
        open_workspace(folder)
    assert [problem.file.name for problem in caught.value.problems] == [
        "bodies.yaml",
        "duties.yaml",
        "more.yaml",
        "more.yaml",
    ]


def test_a_file_that_cannot_be_read_is_told_and_not_what_points_into_it(write_workspace: Write) -> None:
    folder = write_workspace()
    (folder / "stadga-2030/edition.yaml").write_text("- id: 'x\n", "utf-8")
    with pytest.raises(WorkspaceError) as caught:
        open_workspace(folder)
    assert [problem.file.name for problem in caught.value.problems] == ["edition.yaml"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("base: https://example.org/id/sjobygden/", "base: example.org", "base IRI"),
        ("base: https://example.org/id/sjobygden/", "base: http://a.se/%/", "base IRI"),
        ("persons: true", "persons: kanske", "neither true nor false"),
        ("persons: true", "person: true", "Unknown setting"),
        ("arena: organisation/samradet", "arena: organisation/annat", "arena"),
        ("cycleStart: null", "cycleStart: snart", "year"),
        ("cycleStart: null", "license: fri", "not a web address"),
        ("cycleStart: null", "contact: javascript:alert(1)", "no address"),
        ("name: {sv: Sjöbygdens samråd, en: The Lakeland Council}", "name: Sjöbygden", "name"),
    ],
)
def test_a_broken_setting_is_named(write_workspace: Write, old: str, new: str, words: str) -> None:
    with pytest.raises(WorkspaceError, match=words):
        open_workspace(write_workspace(replace={"workspace.yaml": (old, new)}))


def test_a_folder_without_workspace_is_one_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(StyrgrafError, match="There is no workspace"):
        open_workspace(tmp_path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[" * 10_000 + "]" * 10_000, "nest deeper"),
        ("just words", "list of records"),
        ("- just words", "not a record"),
        ("- {[a]: b}", "A key has to be a word"),
        ("- id: a\x00b", "not valid YAML"),
        ("- id: a/b\n<<<<<<< HEAD\n  type: Body\n=======\n  type: Post\n>>>>>>> x\n", ":2: Git has left two"),
        ("- id: a/b\n  type: Body\n  label: {sv: " + "x" * 5_000_001 + "}", "larger than"),
    ],
    ids=["deep", "words", "item", "key", "control", "conflict", "large"],
)
def test_hostile_files_get_one_sentence(write_workspace: Write, text: str, words: str) -> None:
    with pytest.raises(WorkspaceError, match=words):
        open_workspace(write_workspace(add={"stadga-2030/hostile.yaml": text}))


def test_values_may_nest_twelve_levels_and_the_line_of_what_is_deeper_is_told() -> None:
    for levels in (12, 13):
        text = f"- id: a/b\n  deep:\n    {'[' * (levels - 2)}x{']' * (levels - 2)}\n"
        entries, problems = parse_entries(text, Path("a.yaml"))
        assert (len(entries), [problem.line for problem in problems]) == ((1, []) if levels == 12 else (0, [3]))


def test_a_file_that_is_not_utf8_is_named(write_workspace: Write) -> None:
    folder = write_workspace()
    (folder / "stadga-2030/latin.yaml").write_bytes("- id: å".encode("latin-1"))
    with pytest.raises(WorkspaceError, match="UTF-8"):
        open_workspace(folder)


PERSONS = """\
- id: person/ada
  type: Person
  label: {sv: Ada Exempel, en: Ada Example}
- id: stadga-2030/membership/ada
  type: Membership
  label: {sv: Ada i nämnden, en: Ada on the board}
  memberAgent: person/ada
  organization: organisation/namnden
- id: stadga-2030/note/ada
  type: Note
  label: {sv: Om Adas plats, en: On Ada's seat}
  noteKind: ambiguity
  about: stadga-2030/membership/ada
"""


def test_persons_stand_in_a_graph_of_their_own(write_workspace: Write) -> None:
    dataset = build_dataset(open_workspace(write_workspace(add={"stadga-2030/persons.yaml": PERSONS})))
    named = {str(quad.graph_name) for quad in dataset.quads if "Ada" in str(quad) or "/ada" in str(quad)}
    assert named == {"<https://example.org/id/sjobygden/persons/stadga-2030>"}


def test_one_setting_leaves_out_every_name(write_workspace: Write) -> None:
    off = {"workspace.yaml": ("persons: true", "persons: false")}
    dataset = build_dataset(open_workspace(write_workspace(off, {"stadga-2030/persons.yaml": PERSONS})))
    assert b"Ada" not in serialise(dataset, ".nq")
