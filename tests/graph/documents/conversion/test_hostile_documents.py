"""Documents made to do harm: each is refused in one sentence, with bounded memory and time."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib import util
from pathlib import Path

import pytest

from graph.documents.conversion import convert, guard, limits
from graph.documents.conversion.limits import MAX_MEMORY
from graph.documents.originals import UnreadableDocument

_SPEC = util.spec_from_file_location("hostile", Path(__file__).with_name("hostile.py"))
assert _SPEC
assert _SPEC.loader
hostile = util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(hostile)

#: What is left of a process and all it started: the exit status, what it wrote, its memory and time.
_MEASURE = """
import json, resource, subprocess, sys, time
start = time.monotonic()
done = subprocess.run(sys.argv[1:], capture_output=True, text=True)
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
print(json.dumps([done.returncode, done.stdout, done.stderr, peak, time.monotonic() - start]))
"""
#: What a document says of itself must never be told: a path of the system, or another file's words.
_LEAKS = ("root:", "Traceback", "styrelsen")


@pytest.fixture(scope="module")
def small_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("workspaces") / "liten"
    shutil.copytree(Path(__file__).parents[3] / "workspaces/liten", folder)
    return folder


@pytest.mark.parametrize("name", hostile.NAMES)
def test_is_refused_in_one_sentence(name: str, tmp_path: Path, styrgraf: Path, small_workspace: Path) -> None:
    file = hostile.write(name, tmp_path)
    command = [styrgraf, "documents", "add", file, "--workspace", small_workspace]
    measured = subprocess.run(
        [sys.executable, "-c", _MEASURE, *map(os.fspath, command)], capture_output=True, text=True, check=True
    )
    status, output, error, peak, _ = json.loads(measured.stdout)
    assert (status, output) == (2, "")
    assert error.count("\n") == 1, error
    assert name in error
    assert not any(leak in error for leak in _LEAKS)
    assert peak <= MAX_MEMORY
    assert not (small_workspace / "documents" / file.with_suffix(".txt").name).exists()


@pytest.mark.parametrize(
    ("name", "said"), [("emphasis.md", "signs"), ("brackets.md", "signs"), ("long.docx", "paragraphs")]
)
def test_is_refused_for_its_size_however_fast_the_machine(name: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument) as refused:
        convert(hostile.write(name, tmp_path))
    assert said in str(refused.value)
    assert "seconds" not in str(refused.value)


@pytest.mark.parametrize("command", [("documents", "add"), ("draft", "-o", "nothing")])
def test_a_bomb_leaves_nothing_behind(
    command: tuple[str, ...], tmp_path: Path, styrgraf: Path, small_workspace: Path
) -> None:
    file = hostile.write("bomb.docx", tmp_path)
    call = [styrgraf, *command, file, "--workspace", small_workspace]
    refused = subprocess.run(call, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert not (tmp_path / "nothing").exists()


@pytest.mark.parametrize(("does", "ended"), [("while True: pass", True), ("time.sleep(1.5)", False)])
def test_what_is_limited_is_the_work_of_a_conversion_and_not_how_long_it_waits(does: str, ended: bool) -> None:
    # On a machine on which others work too, a small file waits for longer than it works.
    code = f"import time; from graph.documents.conversion import child; child.MAX_SECONDS = 1; child.bind()\n{does}"
    status = subprocess.run([sys.executable, "-c", code], check=False).returncode
    assert (status in guard.OUT_OF_TIME) is ended
    assert status == 0 or ended
    assert limits.MAX_SECONDS_WAITING > 10 * limits.MAX_SECONDS
