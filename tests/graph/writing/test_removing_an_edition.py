"""Removing an edition: what revised it revises what it revised, lineage goes along, and all of it can be undone."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from graph.drafting.folder import refuse_used
from graph.errors import StyrgrafError
from graph.workspace import open_workspace
from graph.writing.edition_removal import remove_edition
from graph.writing.undoing import undo

REVISION = Path(__file__).parents[2] / "workspaces/revision"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a workspace where ordning-2045b, the next version of the draft ordning-2045, revises that."""
    folder = tmp_path / "yta"
    shutil.copytree(REVISION, folder)
    next_one = folder / "ordning-2045b"
    shutil.copytree(folder / "ordning-2045", next_one)
    for file in next_one.glob("*.yaml"):
        text = file.read_text("utf-8").replace("ordning-2045/", "ordning-2045b/")
        text = text.replace("edition/ordning-2045\n", "edition/ordning-2045b\n")
        text = text.replace("about: [edition/ordning-2045]", "about: [edition/ordning-2045b]")
        file.write_text(text.replace("edition/ordning-2041", "edition/ordning-2045"), "utf-8")
    lineage = next_one / "lineage.yaml"
    lineage.write_text("[]\n", "utf-8")
    return folder


def files(folder: Path) -> dict[str, str]:
    return {str(file.relative_to(folder)): file.read_text("utf-8") for file in sorted(folder.glob("*/*.yaml"))}


def test_what_revised_it_revises_what_it_revised_and_lineage_goes_along(folder: Path) -> None:
    before = files(folder)
    had = [each for each in open_workspace(folder).records if each.edition == "ordning-2045" and each.type == "Lineage"]
    found = remove_edition(folder, "ordning-2045")
    workspace = open_workspace(folder)
    assert "ordning-2045" not in workspace.editions
    (edition,) = (each for each in workspace.records if each.id == "edition/ordning-2045b")
    assert edition.data["revisionOf"] == "edition/ordning-2041"
    assert found.revising == {"ordning-2045b": ("ordning-2041",)}
    lineage = {each.id for each in workspace.records if each.type == "Lineage"}
    assert lineage == {each.id.replace("ordning-2045/", "ordning-2045b/") for each in had}
    assert found.left == ()
    assert len(found.moved) == len([each for each in had if each.file.name == "lineage.yaml"])

    undo(folder, found.done.number)
    assert files(folder) == before


def test_a_removed_edition_leaves_its_folder_free_for_another_draft(folder: Path) -> None:
    before = files(folder)
    (folder / "ordning-2045/granska.md").write_text("# Granska förslaget\n", "utf-8")
    duties = folder / "ordning-2045/responsibilities"
    duties.mkdir()
    (folder / "ordning-2045/duties.yaml").rename(duties / "duties.yaml")
    found = remove_edition(folder, "ordning-2045")
    refuse_used(folder / "ordning-2045")
    assert not (folder / "ordning-2045").exists()
    undo(folder, found.done.number, "")
    (duties / "duties.yaml").rename(folder / "ordning-2045/duties.yaml")
    assert files(folder) == before


def test_what_is_no_record_stays_when_its_edition_goes(folder: Path) -> None:
    own = folder / "ordning-2045/minnesanteckningar.txt"
    own.write_text("Ring Lia.", "utf-8")
    remove_edition(folder, "ordning-2045")
    assert own.read_text("utf-8") == "Ring Lia."


def test_what_others_name_keeps_it(folder: Path) -> None:
    duties = folder / "ordning-2041/duties.yaml"
    duties.write_text(
        duties.read_text("utf-8")
        + "- {id: ordning-2041/lineage/x, type: Lineage, label: {sv: X, en: X}, lineageKind: kept,\n"
        "   before: [organisation/styret], after: [ordning-2045/responsibility/styret-moter],\n"
        "   evidence: inferred, reason: {sv: X, en: X}}\n",
        "utf-8",
    )
    before = files(folder)
    with pytest.raises(StyrgrafError, match=r"ordning-2041/duties\.yaml:\d+ \(ordning-2041/lineage/x\)"):
        remove_edition(folder, "ordning-2045")
    assert files(folder) == before


def test_a_folder_removed_by_hand_is_let_go_of(folder: Path) -> None:
    shutil.rmtree(folder / "ordning-2045")
    with pytest.raises(StyrgrafError) as told:
        open_workspace(folder)
    assert "styrgraf edition remove ordning-2045" in str(told.value)
    assert "Did you mean" not in str(told.value)
    remove_edition(folder, "ordning-2045")
    (edition,) = (each for each in open_workspace(folder).records if each.id == "edition/ordning-2045b")
    assert "revisionOf" not in edition.data


def test_an_edition_that_is_none_is_told(folder: Path) -> None:
    with pytest.raises(StyrgrafError, match="There is no edition 'utkast'"):
        remove_edition(folder, "utkast")


@pytest.mark.parametrize("fsyncs", [3, 6])
def test_killed_while_removing_all_of_it_goes_or_nothing(folder: Path, fsyncs: int) -> None:
    """End the process just before its nth wait for the disk: what the journal tells is finished by who comes next."""
    script = f"""
import os, signal, sys
from pathlib import Path
from graph.writing.edition_removal import remove_edition
left = {fsyncs}
def cut(number):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
os.fsync = cut
remove_edition(Path(sys.argv[1]), "ordning-2045")
"""
    before = files(folder)
    ended = subprocess.run([sys.executable, "-c", script, folder], capture_output=True, check=False)
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    workspace = open_workspace(folder)
    if "ordning-2045" in workspace.editions:
        assert files(folder) == before
    else:
        assert not list((folder / "ordning-2045").glob("*.yaml"))
        (edition,) = (each for each in workspace.records if each.id == "edition/ordning-2045b")
        assert edition.data["revisionOf"] == "edition/ordning-2041"


def test_the_proposal_as_text_goes_with_its_edition_and_comes_back(folder: Path) -> None:
    review = folder / "ordning-2045/granska.md"
    review.write_text("# Granska\n", "utf-8")
    done = remove_edition(folder, "ordning-2045").done
    assert not review.parent.exists()
    undo(folder, done.number)
    assert review.read_text("utf-8") == "# Granska\n"
