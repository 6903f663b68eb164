"""The command as a process: exit status, one clear line on stderr, and never a traceback."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO
from urllib.request import urlopen

import pytest

from server.cli import main

Process = subprocess.CompletedProcess[str]
Call = Callable[..., Process]
ENGLISH = {"LC_ALL": "en_GB.UTF-8"}


@pytest.fixture
def call(styrgraf: Path, tmp_path: Path) -> Call:
    """Return what runs the command in an empty folder and gives status, stdout and stderr."""

    def run(*arguments: str | Path, **environment: str) -> Process:
        return subprocess.run(
            [styrgraf, *arguments],
            cwd=tmp_path,
            env={**os.environ, "LC_ALL": "", "LANG": "sv_SE.UTF-8", **environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    return run


@pytest.fixture
def broken(liten: Path, tmp_path: Path) -> Path:
    """Return a copy of the small workspace with two mistakes in it."""
    folder = tmp_path / "trasig"
    shutil.copytree(liten, folder)
    duties = folder / "stadga-2035" / "duties.yaml"
    duties.write_text(
        duties.read_text("utf-8").replace("duty: bereda", "duty: beredda", 1).replace("force: bor", "force: borde"),
        "utf-8",
    )
    return folder


WRONG = [
    ((), "name one of: serve, build"),
    (("buidl",), "there is no command 'buidl'"),
    (("build",), "-o/--output"),
    (("build", "-o", "x.foo"), "Cannot write 'x.foo'; choose one of: .trig"),
    (("build", "-o", "missing/x.trig"), "No such file or directory"),
    (("build", "-o", "x.trig", "--workspace", "nowhere"), "There is no workspace in nowhere"),
    (("build", "-o", "x.trig", "--nonsense"), "--nonsense"),
    (("ask", "ansvar-for-orgn"), "did you mean ansvar-for-organ"),
    (("ask", "ansvar-for-organ"), "needs a value for 'organ'"),
    (("ask", "ansvar-for-organ", "--param", "organ"), "--param takes KEY=VALUE, not 'organ'"),
    (("ask", "--param", "a=b"), "--param goes with the NAME"),
    (("ask", "alla-organ", "--file", "x.rq"), "leave out NAME"),
    (("ask", "alla-organ", "--format", "ttl"), "choose table, csv or json"),
    (("ask", "alla-organ", "--format", "xlsx"), "xlsx is none of"),
    (("ask", "alla-organ", "--edition", "np-1900"), "There is no edition 'np-1900'"),
    (("ask", "alla-organ", "--edition", "np-2025", "--as-of", "2025"), "does not go with"),
    (("ask", "--file", "missing.rq"), "Cannot read missing.rq"),
    (("check", "--as-of", "2025-13"), "'2025-13' is no date"),
    (("check", "--edition", "np-1900"), "There is no edition 'np-1900'"),
    (("check", "--format", "xlsx"), "--format xlsx makes a file: say where to with -o FILE"),
    (("check", "-o", "missing/x.json"), "No such file or directory"),
    (("accept",), "name the FINDING, or ask for --list"),
    (("accept", "--list", "abc"), "--list goes alone"),
    (("accept", "abc", "--withdraw", "--by", "x"), "--withdraw takes the FINDING alone; leave out --by"),
    (("accept", "abc", "--list", "--withdraw"), "does not go with"),
    (("accept", "abc", "--by", "x"), "say --reason, --until too"),
    (("accept", "abc", "--until", "2030-02-30"), "'2030-02-30' is no day; write YYYY-MM-DD"),
    (("accept", "abc", "--withdraw"), "The bundled workspace is not written to; make a copy with styrgraf new"),
    (("accept", "abc", "--by", "x", "--reason", "y", "--until", "2090-01-01"), "The bundled workspace is not"),
    (("chart",), "-o/--output"),
    (("chart", "-o", "x.foo"), "Cannot write 'x.foo'; choose one of: .svg, .png, .pdf, .pptx, .html."),
    (("chart", "-o", "x.svg", "--focus", "beredningsgrupp"), "did you mean beredningsgruppen"),
    (("chart", "-o", "x.svg", "--lines", "reports,prepare"), "There is no kind of line 'prepare'"),
    (("documents", "forget"), "there is no command 'forget'"),
    (("documents", "verify"), "name their folder with --documents DIR"),
    (("documents", "verify", "--documents", "nowhere"), "there is no folder 'nowhere'"),
    (("documents", "coverage", "x.txt"), "There is no document 'x.txt'"),
    (("documents", "passages", "x.txt"), "There is no document 'x.txt'"),
    (("documents", "add", "x.txt"), "The bundled workspace is not written to"),
    (("new",), "DIR"),
    (("new", ".."), ".. is there already and is not an empty folder"),
    (("new", "x", "--from", "np"), "np is none of"),
    (("serve", "--port", "70000"), "Cannot listen on 127.0.0.1, port 70000"),
    (("serve", "--host", "no.such.host.invalid"), "Cannot listen on no.such.host.invalid"),
    (("serve", "--port", "0", "--edit"), "The bundled workspace is not written to; make a copy"),
    (("serve", "--port", "0", "--store", "disk"), "Cannot hold the graph in 'disk'"),
    (("serve", "--port", "0", "--store", "http://127.0.0.1:9/"), "http://127.0.0.1:9/ gives no answer"),
]


@pytest.mark.parametrize(("arguments", "words"), WRONG, ids=lambda part: " ".join(part) if type(part) is tuple else "")
def test_a_mistake_is_told_in_one_line(
    arguments: tuple[str, ...],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """What the process does with its arguments, done here; the next test shows that it does just this."""
    monkeypatch.chdir(tmp_path)
    assert main([*arguments, "--lang", "en"]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    (line,) = err.splitlines()
    assert line.startswith("styrgraf: ")
    assert words in line
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [("buidl",), ("build", "-o", "missing/x.trig")], ids=" ".join)
def test_a_process_tells_the_same(call: Call, arguments: tuple[str, ...], capfd: pytest.CaptureFixture[str]) -> None:
    done = call(*arguments, "--lang", "en")
    status = main([*arguments, "--lang", "en"])
    assert (done.returncode, done.stdout, done.stderr) == (status, *capfd.readouterr())


def test_every_problem_of_a_workspace_is_a_line(call: Call, broken: Path) -> None:
    done = call("check", "--workspace", broken, "--lang", "en")
    assert done.returncode == 2
    first, second, count = done.stderr.splitlines()
    assert first.startswith("stadga-2035/duties.yaml:")
    assert "beredda" in first
    assert "borde" in second
    assert count == "styrgraf: 2 problems; nothing was built."


def test_nothing_half_built_replaces_what_was_there(call: Call, broken: Path, tmp_path: Path) -> None:
    (tmp_path / "x.trig").write_text("before")
    assert call("build", "--workspace", broken, "-o", "x.trig").returncode == 2
    assert (tmp_path / "x.trig").read_text() == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["trasig", "x.trig"]


def test_who_has_read_enough_is_not_bothered(styrgraf: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {styrgraf} documents passages | head -1"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr, done.returncode) == ("[\n", "", 0)


def test_a_terminal_without_our_signs_is_no_obstacle(call: Call) -> None:
    done = call("ask", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, "")


def test_help_is_in_the_language_of_the_locale(call: Call) -> None:
    assert call("--help").stdout.startswith("användning: styrgraf")
    assert call("--help", **ENGLISH).stdout.startswith("usage: styrgraf")
    assert call("--lang", "en", "build", "--help").stdout.startswith("usage: styrgraf build")
    assert call("build", "--help", "--lang=sv", **ENGLISH).stdout.startswith("användning: styrgraf build")


def test_serve_tells_its_address_and_stops_quietly(styrgraf: Path, tmp_path: Path, liten: Path) -> None:
    began = time.monotonic()
    server = subprocess.Popen(
        [styrgraf, "serve", "--port", "0", "--workspace", liten],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert server.stdout is not None
    line = server.stdout.readline()
    (address,) = re.findall(r"http://127\.0\.0\.1:\d+/", line)
    with urlopen(address, timeout=20) as answer:
        assert answer.status == 200
        assert answer.headers["Server"] is None
    print(f"first page {time.monotonic() - began:.2f} s after the start")
    server.send_signal(signal.SIGINT)
    out, err = server.communicate(timeout=20)
    assert (server.returncode, out, err) == (0, "", "")


def test_a_port_in_use_is_told(call: Call, live_server: str) -> None:
    done = call("serve", "--port", live_server.rpartition(":")[2], "--lang", "en")
    assert done.returncode == 2
    assert re.fullmatch(r"styrgraf: Cannot listen on 127\.0\.0\.1, port \d+: Address already in use\.\n", done.stderr)


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let what a test starts be interrupted, also where the tests run in the background of a shell, which are not."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def unread(pipe: IO[bytes]) -> int:
    """Return how many bytes of what was written to `pipe` nobody has read."""
    return int.from_bytes(fcntl.ioctl(pipe, termios.FIONREAD, bytes(4)), sys.byteorder)


@pytest.mark.usefixtures("interruptible")
def test_an_interrupted_command_is_quiet(styrgraf: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "endless.rq")
    command: list[str | Path] = [styrgraf, "ask", "--file", tmp_path / "endless.rq"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as waiting:
        try:
            with (tmp_path / "endless.rq").open("wb", buffering=0) as query:  # opens as soon as the command reads
                query.write(b"ASK")
                while unread(query):
                    time.sleep(0.01)
                waiting.send_signal(signal.SIGINT)  # while it waits for the rest
                out, err = waiting.communicate(timeout=60)
        finally:
            waiting.kill()
    assert (waiting.returncode, out, err) == (130, b"", b"")


def test_a_workspace_that_lies_here_is_not_passed_over_in_silence(call: Call, liten: Path, tmp_path: Path) -> None:
    shutil.copytree(liten, tmp_path, dirs_exist_ok=True)
    assert "--workspace ." in call("ask").stderr
    assert call("ask", "--workspace", ".").stderr == ""
