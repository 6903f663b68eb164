"""What those who write are told where files cannot be read, or git does not take what is saved."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from graph.errors import WorkspaceError

FORM, FILE = "/redigera/exempel-2030/organisation/radet", "exempel-2030/organ.yaml"
LISTS = ("/redigera", "/granskning", FORM, "/redigera/lika", "/redigera/arbetsbok")


def git(folder: Path, *arguments: str) -> str:
    if shutil.which("git") is None:
        pytest.skip("no git on this machine")
    return subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True, text=True).stdout


def save(editor: Any, name: str, path: str = FORM, key: str = "label.sv") -> Any:
    return editor.send(path, editor.open(path) | {key: name})


def notices(editor: Any, path: str) -> list[str]:
    page = editor.client.get(path).text
    return re.findall(r'<p class="notice bad" role="status">([^<]*)</p>', page)


def test_files_that_cannot_be_read_are_told_with_their_line(editor: Any) -> None:
    file = editor.folder / FILE
    whole = file.read_text("utf-8")
    lines = whole.splitlines(keepends=True)
    lines[4:4] = ["<<<<<<< HEAD\n", "# a\n", "=======\n", "# b\n", ">>>>>>> annan\n"]
    file.write_text("".join(lines), "utf-8")
    live = editor.client.app
    with pytest.raises(WorkspaceError):
        live.renew()
    for path in LISTS:
        (told,) = notices(editor, path)
        assert told.startswith(f"Filerna går inte att läsa som de är nu ({FILE}:5), så sidorna visar den "), path
        assert "Git har lämnat två lydelser här" in told
    refused = save(editor, "Nytt", "/redigera/exempel-2030/deliverable/arsplanen")
    assert refused.status_code == 422
    assert f"<b>{FILE}:5</b> Git har lämnat två lydelser här" in refused.text
    assert "Nytt" in refused.text
    assert "Ändringen sparades inte" in refused.text
    file.write_text(whole, "utf-8")
    live.renew()
    assert [notices(editor, path) for path in LISTS] == [[]] * len(LISTS)


@pytest.fixture
def kept(editor: Any) -> Any:
    git(editor.folder, "init", "-q", "-b", "main")
    git(editor.folder, "config", "user.name", "Alva Ek")
    git(editor.folder, "config", "user.email", "alva@example.org")
    git(editor.folder, "add", ".")
    git(editor.folder, "commit", "-qm", "Början")
    return editor


def test_what_git_does_not_take_is_told_until_it_does(kept: Any, caplog: pytest.LogCaptureFixture) -> None:
    hook = kept.folder / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho Kör granskningen först. >&2\nexit 1\n")
    hook.chmod(0o755)
    answer = save(kept, "Presidiet")
    told = "Den senaste ändringen är sparad, men git tog inte emot den: Kör granskningen först."
    assert answer.status_code == 303
    assert notices(kept, answer.headers["location"]) == [told]
    assert notices(kept, "/redigera") == [told]
    assert told in caplog.messages
    hook.unlink()
    git(kept.folder, "commit", "-qam", "För hand")
    assert notices(kept, "/redigera") == []


def test_what_is_saved_on_no_branch_is_told(kept: Any) -> None:
    git(kept.folder, "checkout", "-q", "--detach")
    (told,) = notices(kept, save(kept, "Presidiet").headers["location"])
    assert "hör inte till någon gren" in told
    git(kept.folder, "switch", "-qc", "egen")
    assert notices(kept, "/redigera") == []


def test_what_has_been_changed_since_cannot_be_undone_and_that_is_said_first(editor: Any) -> None:
    first = save(editor, "Presidiet").headers["location"].rpartition("=")[2]
    save(editor, "Stora rådet")
    page = editor.client.get("/redigera").text
    key = re.search(r'name="nyckel" value="([^"]*)"', page)
    assert key
    for number in (first, first):
        answer = editor.send("/redigera/angra", {"nyckel": key[1], "andring": number})
        assert answer.status_code == 409
        assert "<h1>Det gick inte att ångra</h1>" in answer.text
        assert "Posten organisation/radet har ändrats sedan dess; ändra den i dess formulär." in answer.text
    assert "Stora rådet" in (editor.folder / FILE).read_text("utf-8")


def test_what_is_accepted_is_a_commit_of_its_own(kept: Any) -> None:
    """Else the next git pull that touches the file refuses, on a server that nobody sits at."""
    page = kept.client.get("/granskning").text
    fields = dict(re.findall(r'name="(nyckel|fynd)" value="([^"]*)"', page))
    answered = fields | {"skal": "Orterna väljs i vår", "namn": "Alva Ek", "till": "2099-12-31"}
    for path, title in (("godta", "Godtaget"), ("aterkalla", "Inte längre godtaget")):
        assert kept.send(f"/granskning/{path}", answered).status_code == 303
        told = git(kept.folder, "log", "-1", "--format=%s", "--name-only").split("\n\n")
        assert told == [f"{title}: Exempelsamrådet (shape/Arena-member)", "accepted.yaml\n"]
        assert git(kept.folder, "status", "--porcelain") == ""
