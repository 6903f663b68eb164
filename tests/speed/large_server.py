"""The real command, serving a workspace of many bodies, and what comes of asking it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

COMMAND = Path(sys.executable).with_name("styrgraf")
_PATIENCE = 900
#: How often it is looked at what it has used, and the least that the system tells, in seconds.
_MOMENT, _TICK = 0.1, 1 / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Answer:
    """What came of asking for one address."""

    status: int
    size: int
    seconds: float
    #: Whether it says that the page is being prepared.
    is_promise: bool = False
    #: Seconds of a processor that the server used meanwhile.
    processor: float = 0


class Server:
    """The real command, serving one workspace."""

    def __init__(self, address: str, process: int) -> None:
        self.address, self._process = address, process

    def ask(self, path: str, language: str = "sv") -> Answer:
        """Return what comes of asking for `path` as a browser does."""
        request = Request(self.address + path, headers={"Accept": "text/html,*/*;q=0.1", "Accept-Language": language})
        start, used = time.perf_counter(), self.processor()
        try:
            with urlopen(request, timeout=_PATIENCE) as answer:
                status, size, again = answer.status, len(answer.read()), "Refresh" in answer.headers
        except HTTPError as error:
            status, size, again = error.code, len(error.read()), False
        return Answer(status, size, time.perf_counter() - start, again, self.processor() - used)

    def wait_for(self, path: str, language: str = "sv") -> tuple[Answer, Answer]:
        """Return the first answer to `path`, and the page itself with the time until it was there."""
        start, used = time.perf_counter(), self.processor()
        first = last = self.ask(path, language)
        while last.is_promise:
            time.sleep(0.2)
            last = self.ask(path, language)
        return first, Answer(last.status, last.size, time.perf_counter() - start, False, self.processor() - used)

    def wait_until_idle(self, seconds: float) -> None:
        """Wait until its processor time has stood still for so many seconds: what earlier pages began has ended."""
        end, since, used = time.perf_counter() + _PATIENCE, time.perf_counter(), self.processor()
        while time.perf_counter() - since < seconds and time.perf_counter() < end:
            time.sleep(_MOMENT)
            now = self.processor()
            if now - used > _TICK or self._is_running():
                since = time.perf_counter()
            used = now

    def _is_running(self) -> bool:
        """Whether one of its threads runs, or would if a processor were free."""
        threads = Path(f"/proc/{self._process}/task").glob("*/stat")
        return any(_fields(thread)[0] in ("R", "D") for thread in threads)

    def processor(self) -> float:
        """Return how many seconds of a processor the server has used."""
        fields = _fields(Path(f"/proc/{self._process}/stat"))
        return sum(int(ticks) for ticks in fields[11:13]) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> int:
        """Return how much memory the server holds, in MB."""
        lines = Path(f"/proc/{self._process}/status").read_text().splitlines()
        return next(int(line.split()[1]) // 1000 for line in lines if line.startswith("VmRSS"))


def _fields(stat: Path) -> list[str]:
    """Return what the system tells of a process or thread after its name; of one that has ended, that it has."""
    try:
        return stat.read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return ["X"]


@contextmanager
def serving(workspace: Path) -> Iterator[Server]:
    """Serve `workspace` and end the server afterwards."""
    arguments = [str(COMMAND), "serve", "--port", "0", "--workspace", str(workspace)]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            # The line comes once requests are taken, which in a large workspace is a while.
            address = next(word for word in process.stdout.readline().split() if word.startswith("http"))
            yield Server(address.rstrip("/"), process.pid)
        finally:
            process.terminate()
