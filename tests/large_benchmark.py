"""What every page weighs and takes in a workspace of many bodies, asked of the real server over HTTP.

    python tests/large_benchmark.py [BODIES] [--workspace DIR]

Without DIR a workspace of that size, two editions, is generated. Each address is asked for as it is met
(cold: how long until something answers, and until the page itself is there, where the answer was that it
is being prepared) and some times more (warm). A page has to stay under a megabyte and, warm, take less than
a second of the server's processor, the least of some runs, whatever else the machine does; exit status 1
where one does not. Files to take along may be larger: of them is asked that the server answers others meanwhile.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from queries.catalogue import questions
from tests.workspaces.large import write_revision, write_workspace

COMMAND = Path(sys.executable).with_name("styrgraf")
#: The most that a page may weigh in bytes, and take in seconds once it has been asked for.
MOST_BYTES, MOST_SECONDS = 1_000_000, 1.0
WARM_RUNS = 3
_PATIENCE = 900

_QUERY = "SELECT ?body ?name { ?body a <https://w3id.org/styrgraf/def/Body> ; rdfs:label ?name } LIMIT 1000"
_PREFIX = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "

PAGES = (
    "/halsa",
    "/",
    "/?utgava=ordning",
    "/?utgava=alla",
    "/styrkarta",
    "/styrkarta?visa=natverk",
    "/styrkarta?visa=lista",
    "/styrkarta?visa=lista&sida=17",
    "/styrkarta?visa=tabell",
    "/styrkarta?visa=tabell&sida=17",
    "/styrkarta?fokus=organ-77",
    "/styrkarta?fokus=organ-77&steg=2",
    "/styrkarta?fokus=organ-77&visa=natverk",
    "/styrkarta?fokus=organ-0",
    "/styrkarta?fokus=organ-0&steg=gren",
    "/styrkarta?fokus=organ-5&steg=gren",
    "/styrkarta?fokus=kommun-3",
    "/styrkarta?fran=organ-99&till=organ-3",
    "/styrkarta?utgava=ordning&visa=lista",
    "/organ/organ-0",
    "/organ/organ-77",
    "/organ/organ-78?utgava=alla",
    "/organ/organ-77?utgava=ordning",
    "/organ/kommun-3",
    "/organ/kommunerna",
    "/organ/lanet",
    "/min-roll?i=organ-0",
    "/min-roll?i=organ-77",
    "/min-roll?i=organ-77&roll=roll-1",
    "/min-roll?i=kommun-3&roll=roll-2",
    "/vem-gor-vad",
    "/vem-gor-vad?sida=9",
    "/vem-gor-vad?visa=amne",
    "/vem-gor-vad?visa=amne&bara=saknas",
    "/vem-gor-vad?organ=Organ+77",
    "/arshjul",
    "/arshjul?organ=organ-0",
    "/arshjul?start=2040",
    "/mal",
    "/mal?utgava=ordning",
    "/andringar",
    "/andringar?om=duties",
    "/andringar?visa=bredvid",
    "/andringar?visa=karta",
    "/andringar?slag=dropped",
    "/andringar?organ=organ-3",
    "/granskning",
    "/granskning?ordna=organ",
    "/granskning?organ=organ-5",
    "/granskning?sida=9",
    "/granskning?bas=ordning&utgava=nyordning",
    "/dokument",
    "/dokument/nyordning",
    "/dokument/nyordning?sida=9",
    "/dokument/ordning",
    "/sok?q=organ+77",
    "/sok?q=uppgift",
    "/sok?q=samordna",
    "/sok?q=orgna+4711",
    "/sok?q=organ&grupp=bodies",
    "/fragor",
    "/data",
    "/tillganglighet",
    "/sparql",
    f"/sparql?{urlencode({'query': _PREFIX + _QUERY})}",
    "/id/organisation/organ-77",
    "/id/nyordning/responsibility/uppgift-77",
    "/id/goal/mal-3",
    "/id/nyordning/section/del-0",
    "/id/edition/nyordning",
    "/id/wheel/lanet",
    "/id/topic/amne-3",
    "/id/role/roll-1",
    "/def/Body",
    "/def/duty/bereda",
    "/def/force/ska",
    "/openapi.json",
    "/api",
    "/finns-inte",
)
#: Files to take along, and answers for programs; each may be large.
FILES = (
    "/api/organ",
    "/api/ansvar?limit=10000",
    "/api/granskning",
    "/api/andringar?fran=ordning&till=nyordning",
    "/arshjul.ics",
    "/arshjul.ics?organ=organ-0",
    "/id/organisation/organ-0?format=ttl",
    "/id/organisation/organ-77?format=jsonld",
    "/id/edition/nyordning?format=ttl",
    "/def/Body?format=ttl",
    "/styrkarta.svg?fokus=organ-77",
    "/styrkarta.png?fokus=organ-77",
    "/styrkarta.pdf?fokus=organ-77",
    "/styrkarta.pptx?fokus=organ-77",
    "/styrkarta.html?fokus=organ-77",
    "/styrkarta.csv",
    "/styrkarta.xlsx",
    "/organ/organ-0/figur.svg",
    "/vem-gor-vad?format=csv",
    "/vem-gor-vad?format=xlsx",
    "/mal.xlsx",
    "/granskning.xlsx",
    "/data/styrgraf.nq",
    "/data/styrgraf.trig",
    "/data/styrgraf.ttl",
    "/data/styrgraf.xlsx",
)
#: What questions are asked with.
_GIVEN = {"organ": "organ-77", "huvudman": "kommun-3", "fran": "organ-99", "till": "organ-3"}
#: What is asked for while a file is made.
MEANWHILE = "/organ/organ-78"


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

    def ask(self, path: str) -> Answer:
        """Return what comes of asking for `path` as a browser does."""
        request = Request(self.address + path, headers={"Accept": "text/html,*/*;q=0.1", "Accept-Language": "sv"})
        start, used = time.perf_counter(), self.processor()
        try:
            with urlopen(request, timeout=_PATIENCE) as answer:
                status, size, again = answer.status, len(answer.read()), "Refresh" in answer.headers
        except HTTPError as error:
            status, size, again = error.code, len(error.read()), False
        return Answer(status, size, time.perf_counter() - start, again, self.processor() - used)

    def wait_for(self, path: str) -> tuple[Answer, Answer]:
        """Return the first answer to `path`, and the page itself with the time until it was there."""
        start, used = time.perf_counter(), self.processor()
        first = last = self.ask(path)
        while last.is_promise:
            time.sleep(0.2)
            last = self.ask(path)
        return first, Answer(last.status, last.size, time.perf_counter() - start, False, self.processor() - used)

    def processor(self) -> float:
        """Return how many seconds of a processor the server has used."""
        fields = Path(f"/proc/{self._process}/stat").read_text().rpartition(")")[2].split()
        return sum(int(ticks) for ticks in fields[11:13]) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> int:
        """Return how much memory the server holds, in MB."""
        lines = Path(f"/proc/{self._process}/status").read_text().splitlines()
        return next(int(line.split()[1]) // 1000 for line in lines if line.startswith("VmRSS"))


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


def asked() -> Iterator[str]:
    """Yield the address of every question, and of those about a body the answer for one."""
    for question in questions():
        yield f"/fragor/{question.name}"
        given = {each.name: _GIVEN[each.name] for each in question.parameters if each.name in _GIVEN}
        if given:
            yield f"/fragor/{question.name}?{urlencode(given)}"


def page(server: Server, path: str) -> bool:
    """Measure a page, print a line and return whether it holds."""
    first, cold = server.wait_for(path)
    warm = [server.wait_for(path)[1] for _ in range(WARM_RUNS)]
    seconds, size = min(each.seconds for each in warm), max(each.size for each in (cold, *warm))
    processor = min(each.processor for each in warm)
    wanted = {"/finns-inte": 404}.get(path, 200)
    wrong = [
        f"status {cold.status}" if cold.status != wanted else "",
        "too large" if size > MOST_BYTES else "",
        "too slow" if processor > MOST_SECONDS else "",
    ]
    told = ", ".join(filter(None, wrong))
    waits = f"{first.seconds:>9.2f} s{cold.seconds:>9.2f} s{seconds:>9.2f} s"
    times = f"{waits}{cold.processor:>9.2f} s{processor:>9.2f} s"
    print(f"{path[:58]:<58}{size / 1000:>9,.1f} kB{times}  {told}", flush=True)
    return not told


def file(server: Server, path: str) -> bool:
    """Measure a file, with a page asked for meanwhile; print a line and return whether it was sent."""
    made: list[Answer] = []
    maker = Thread(target=lambda: made.append(server.ask(path)))
    maker.start()
    longest = 0.0
    while maker.is_alive():
        longest = max(longest, server.ask(MEANWHILE).seconds)
        maker.join(0.05)
    answer = made[0]
    told = "" if answer.status == 200 else f"status {answer.status}"
    print(f"{path[:58]:<58}{answer.size / 1000:>9,.1f} kB{answer.seconds:>9.3f} s{longest:>9.3f} s  {told}", flush=True)
    return not told


def measure(workspace: Path) -> bool:
    """Measure everything of `workspace` and return whether every page held."""
    start = time.perf_counter()
    with serving(workspace) as server:
        print(f"start of the server: {time.perf_counter() - start:.1f} s, of a processor {server.processor():.1f} s")
        print(f"memory: {server.memory():,} MB")
        # The checks go on beside the pages; what these take is measured once they are done.
        print(f"the checks: {server.wait_for('/granskning')[1].processor:.1f} s of a processor")
        print(f"\n{'':<58}{'':>12}{'seconds until an answer':>33}{'of a processor':>22}")
        print(f"{'page':<58}{'size':>12}{'first':>11}{'there':>11}{'warm':>11}{'first':>11}{'warm':>11}")
        held = [page(server, path) for path in (*PAGES, *asked())]
        print(f"\n{'file':<58}{'size':>12}{'time':>11}{'meanwhile':>11}")
        held += [file(server, path) for path in FILES]
        print(f"\nmemory in the end: {server.memory():,} MB")
    return all(held)


def main() -> int:
    """Measure, and return the exit status."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("bodies", nargs="?", type=int, default=10_000)
    parser.add_argument("--workspace", type=Path)
    given = parser.parse_args()
    if given.workspace:
        return 0 if measure(given.workspace) else 1
    with TemporaryDirectory() as folder:
        workspace = write_workspace(Path(folder) / "storlanet", given.bodies)
        write_revision(workspace)
        return 0 if measure(workspace) else 1


if __name__ == "__main__":
    sys.exit(main())
