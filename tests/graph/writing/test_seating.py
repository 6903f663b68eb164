"""A new record stands with its like, and two who each add one meet in git only where theirs stand side by side."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from graph.reading import parse_entries
from graph.workspace import open_workspace
from graph.writing.applying import apply
from graph.writing.change import created
from graph.writing.editing import Edit, splices_for
from graph.writing.history import history
from graph.writing.splicing import spliced
from graph.writing.undoing import undo

EDITION = "exempel-2030"
FILE = f"{EDITION}/organ.yaml"
PLACES = {"organ": ("Rådet består", "varje ort."), "uppgifter": ("Kansliet ska", "31 oktober.")}


def body(name: str, section: str = "") -> dict[str, Any]:
    data = {"id": f"organisation/{name}", "type": "Body", "label": {"sv": name}, "kind": "unit", "level": "support"}
    first, last = PLACES.get(section, ("", ""))
    return data | ({"source": [{"section": section, "textStart": first, "textEnd": last}]} if section else {})


def topic(name: str) -> dict[str, Any]:
    return {"id": f"concept/{name}", "type": "Topic", "label": {"sv": name}}


def added(text: str, *records: dict[str, Any]) -> list[str]:
    after = spliced(text, splices_for(text, [Edit(None, each) for each in records]))
    entries, problems = parse_entries(after, Path())
    assert not problems
    return [str(each.data["id"]).partition("/")[2] for each in entries]


def test_it_comes_last_of_its_class_on_its_section(folder: Path) -> None:
    text = (folder / FILE).read_text("utf-8")
    ids = added(text, body("valnamnden", "organ"), body("arkivet", "uppgifter"), body("okand"))
    assert ids[:6] == ["exempelsamradet", "radet", "valnamnden", "kansliet", "arkivet", "okand"]


def test_the_comment_above_the_next_record_stays_with_it(folder: Path) -> None:
    before = (folder / FILE).read_text("utf-8")
    apply(folder, [created(EDITION, body("arkivet", "uppgifter"))])
    after = (folder / FILE).read_text("utf-8")
    assert "textEnd: 31 oktober.}\n\n# Flera som texten nämner tillsammans.\n" in after
    assert after.replace(after[after.index("- id: organisation/arkivet") :].partition("\n\n")[0] + "\n\n", "") == before
    undo(folder, history(folder)[0].number)
    assert (folder / FILE).read_text("utf-8") == before


def test_what_stands_on_no_passage_comes_in_the_order_of_the_ids() -> None:
    text = "".join(f"- id: concept/{name}\n  type: Topic\n  label: {{sv: x}}\n\n" for name in ("bro", "hav", "sjo"))
    assert added(text, topic("is"), topic("dal")) == ["bro", "dal", "hav", "is", "sjo"]
    assert added(text, topic("aska")) == ["bro", "hav", "sjo", "aska"]
    assert added(text.replace("\n\n", "\n"), topic("is")) == ["bro", "hav", "is", "sjo"]


def test_what_is_noted_below_the_keys_of_a_record_stays_its() -> None:
    noted = "- id: concept/bro\n  type: Topic\n  label: {sv: bro}\n  # description: osäkert\n\n"
    text = noted + "- id: concept/sjo\n  type: Topic\n  label: {sv: sjo}\n"
    after = spliced(text, splices_for(text, [Edit(None, topic("hav"))]))
    assert after.startswith(f"{noted}- id: concept/hav\n")


def test_what_comes_after_a_record_that_goes_comes_after_the_one_before(folder: Path) -> None:
    text = (folder / FILE).read_text("utf-8")
    (council,) = (each for each in open_workspace(folder).records if each.id == "organisation/kansliet")
    numbers = [str(each.data["id"]) for each in parse_entries(text, Path())[0]]
    edits = [Edit(None, body("arkivet", "uppgifter")), Edit(numbers.index(council.id), None)]
    entries, _ = parse_entries(spliced(text, splices_for(text, edits)), Path())
    assert [each.data["id"] for each in entries][1:4] == ["organisation/radet", "organisation/arkivet", numbers[3]]


@pytest.mark.skipif(shutil.which("git") is None, reason="no git on this machine")
@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (body("valnamnden", "organ"), body("arkivet", "uppgifter")),
        (body("valnamnden", "organ"), {**body("ordet", "organ"), "type": "Role"}),
    ],
    ids=["sections", "classes"],
)
def test_two_who_each_add_one_are_merged_by_git(folder: Path, mine: dict[str, Any], theirs: dict[str, Any]) -> None:
    theirs = {key: value for key, value in theirs.items() if theirs["type"] == "Body" or key not in ("kind", "level")}

    def git(*arguments: str) -> None:
        named = ("-c", "user.name=Alva Ek", "-c", "user.email=alva@example.org")
        subprocess.run(["git", "-C", folder, *named, *arguments], check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "Början")
    for branch, record in (("min", mine), ("din", theirs)):
        git("switch", "-qc", branch, "main")
        apply(folder, [created(EDITION, record, Path(FILE))])
        git("commit", "-qam", branch)
    git("merge", "-q", "min")
    assert {mine["id"], theirs["id"]} <= {each.id for each in open_workspace(folder).records}
