from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from graph.errors import StyrgrafError
from graph.journal import FOLDER
from graph.workspace import open_workspace
from graph.writing.applying import apply
from graph.writing.change import changed

#: Writes on and on: in each change three records in two files say the same number.
WRITER = """
import sys
from pathlib import Path
from graph.workspace import open_workspace
from graph.writing.applying import apply
from graph.writing.change import changed

folder, names = Path(sys.argv[1]), sys.argv[2:]
print("ready", flush=True)
number = 0
while True:
    number += 1
    records = [each for each in open_workspace(folder).records if each.id in names]
    said = {"sv": str(number) * 2_000}
    apply(folder, [changed(each, {**each.data, "description": said}) for each in records])
"""
NAMES = ("organisation/radet", "organisation/kansliet", "exempel-2030/mandate/kansliet")
KILLED = 8


def said(folder: Path) -> set[str]:
    """Return what the records that are written to say; the workspace is opened as anybody does."""
    return {str(each.data.get("description")) for each in open_workspace(folder).records if each.id in NAMES}


def test_a_writer_that_is_killed_leaves_the_old_or_the_new_in_all_files(folder: Path) -> None:
    chance = random.Random(7)
    for _ in range(KILLED):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, folder, *NAMES], stdout=subprocess.PIPE)
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"ready\n"
        time.sleep(chance.uniform(0.05, 0.35))
        writer.send_signal(signal.SIGKILL)
        writer.wait(timeout=10)
        writer.stdout.close()
        assert len(said(folder)) == 1
        assert not (folder / FOLDER / "journal.json").exists()
    assert not [path for path in folder.rglob("*.part") if path.parent.name != FOLDER.name]


@pytest.mark.parametrize("fsyncs", range(12))
def test_killed_at_each_step_of_a_write(folder: Path, fsyncs: int) -> None:
    """End the process just before its nth wait for the disk, which is where a write can be cut short."""
    steps = f"""
import os, signal
left = {fsyncs}
def cut(number):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
os.fsync = cut
"""
    before = said(folder)
    once = WRITER.replace("while True:", "for _ in range(1):")
    ended = subprocess.run([sys.executable, "-c", steps + once, folder, *NAMES], capture_output=True, check=False)
    assert ended.returncode in (0, -signal.SIGKILL), ended.stderr
    after = said(folder)
    assert len(after) == 1
    assert after == before or after == {str({"sv": "1" * 2_000})}
    assert ended.returncode == -signal.SIGKILL or after != before


def journal(folder: Path, path: str, before: str | None = None) -> Path:
    """Leave a journal in `folder` that writes to `path`."""
    (folder / FOLDER).mkdir(exist_ok=True)
    written = folder / FOLDER / "journal.json"
    written.write_text(json.dumps({"writes": [{"path": path, "before": before, "after": "[]\n"}]}))
    return written


@pytest.mark.parametrize("path", ["../ut.yaml", "/ut/ur.yaml", "workspace.yaml", ".git/x.yaml", "exempel-2030/x.sh"])
def test_a_journal_from_elsewhere_is_not_followed(folder: Path, path: str) -> None:
    journal(folder, path)
    with pytest.raises(StyrgrafError, match="which is no record file"):
        open_workspace(folder)
    assert not (folder / path).exists() or path == "workspace.yaml"


@pytest.mark.parametrize("text", ["", "{", '{"writes": 1}', '{"writes": [{"path": 1}]}', "[" * 100_000])
def test_a_broken_journal_is_told(folder: Path, text: str) -> None:
    journal(folder, "x").write_text(text)
    with pytest.raises(StyrgrafError, match="is not what was written there"):
        open_workspace(folder)


def test_what_was_edited_since_the_interruption_is_not_written_over(folder: Path) -> None:
    path = folder / "exempel-2030" / "organ.yaml"
    text = path.read_text()
    journal(folder, "exempel-2030/organ.yaml", before="0" * 64)
    with pytest.raises(StyrgrafError, match="has been edited since"):
        open_workspace(folder)
    assert path.read_text() == text


def test_writers_at_once_lose_nothing_and_readers_see_whole_changes(folder: Path) -> None:
    def write(name: str) -> None:
        while True:
            record = next(each for each in open_workspace(folder).records if each.id == name)
            more = {"sv": [*record.data.get("altLabel", {}).get("sv", []), f"{name} {len(written)}"]}
            try:
                apply(folder, [changed(record, {**record.data, "altLabel": more})])
            except StyrgrafError:
                continue
            written.append(more["sv"][-1])
            if len([each for each in written if each.startswith(name)]) == 5:
                return

    written: list[str] = []
    writers = [threading.Thread(target=write, args=(name,)) for name in NAMES[:2] for _ in range(1)]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        open_workspace(folder)
    found = [text for each in open_workspace(folder).records for text in each.data.get("altLabel", {}).get("sv", [])]
    assert set(written) <= set(found)


def test_a_folder_that_cannot_be_written_to_is_told(folder: Path) -> None:
    record = open_workspace(folder).records[0]
    (folder / FOLDER).write_text("in the way")
    with pytest.raises(StyrgrafError, match="Cannot write to the folder"):
        apply(folder, [changed(record, {**record.data, "description": {"sv": "x"}})])
