"""What every page weighs and takes in a workspace of many bodies, asked of the real server over HTTP.

    python tests/large_benchmark.py [BODIES] [--workspace DIR]

Without DIR a workspace of that size, two editions, is generated. Measured is how soon the first page is there
after the start, and what the pages take that the server makes ahead; then each page in both languages, as it is
met for the first time (how long until something answers, and until the page itself is there, where the answer was
that it is being prepared) and some times more (warm). A page has to stay under a megabyte and, warm, take less
than a second of the server's processor, the least of some runs, whatever else the machine does; a sentence for
each that does not, and exit status 1. Files to take along may be larger: of them is asked that the server answers
others meanwhile.
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
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from queries.catalogue import questions
from server.language import LANGUAGES
from tests.workspaces.large import write_revision, write_workspace

COMMAND = Path(sys.executable).with_name("styrgraf")
#: The most that a page may weigh in bytes, and take in seconds once it has been asked for.
MOST_BYTES, MOST_SECONDS = 1_000_000, 1.0
WARM_RUNS = 3
_PATIENCE = 900
#: Seconds in a row in each of which it uses no more of a processor than this.
_IDLE, _NOTHING = 5, 0.02

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
    "/vem-gor-vad?bara=delat",
    "/vem-gor-vad?niva=officials",
    "/vem-gor-vad?rad=duty~bereda",
    "/vem-gor-vad?ruta=duty~bereda.organ-77",
    "/vem-gor-vad?kolumner=300",
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
    "/andringar?slag=changed",
    "/andringar?slag=weak",
    "/andringar?om=bodies",
    "/andringar?om=duties&sida=99",
    "/andringar?visa=bredvid&om=duties",
    "/andringar?organ=organ-3",
    "/andringar?organ=organ-3&visa=karta",
    "/andringar?fran=nyordning&till=ordning",
    "/granskning",
    "/granskning?ordna=organ",
    "/granskning?ordna=familj",
    "/granskning?ordna=grad",
    "/granskning?grad=error",
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
    "/sok?q=xyzzy",
    "/uppfoljning",
    "/styrkarta/inbaddad?fokus=organ-77",
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
    "/organ/organ-77/figur.svg",
    "/organ/organ-77/figur.pptx",
    "/vem-gor-vad?format=csv",
    "/vem-gor-vad?format=xlsx",
    "/mal.xlsx",
    "/granskning.xlsx",
    "/data/styrgraf.nq",
    "/data/styrgraf.trig",
    "/data/styrgraf.ttl",
    "/data/styrgraf.jsonld",
    "/data/styrgraf.rdf",
    "/data/styrgraf.xlsx",
    "/data/styrgraf.zip",
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

    def wait_until_idle(self) -> None:
        """Wait until the server does nothing more by itself."""
        idle = 0
        while idle < _IDLE:
            used = self.processor()
            time.sleep(1)
            idle = idle + 1 if self.processor() - used < _NOTHING else 0

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


def page(server: Server, path: str, language: str) -> list[str]:
    """Measure a page, print a line and return a sentence for each thing that does not hold."""
    first, cold = server.wait_for(path, language)
    warm = [server.wait_for(path, language)[1] for _ in range(WARM_RUNS)]
    seconds, size = min(each.seconds for each in warm), max(each.size for each in (cold, *warm))
    processor = min(each.processor for each in warm)
    wanted = {"/finns-inte": 404}.get(path, 200)
    waits = f"{first.seconds:>9.2f} s{cold.seconds:>9.2f} s{seconds:>9.2f} s"
    times = f"{waits}{cold.processor:>9.2f} s{processor:>9.2f} s"
    print(f"{path[:55]:<55} {language}{size / 1000:>9,.1f} kB{times}", flush=True)
    wrong = {
        f"is answered with status {cold.status} instead of {wanted}": cold.status != wanted,
        f"weighs {size / 1000:,.0f} kB, more than the {MOST_BYTES / 1000:,.0f} it may": size > MOST_BYTES,
        f"takes {processor:.2f} s of a processor, more than the {MOST_SECONDS} it may": processor > MOST_SECONDS,
    }
    return [f"{path} ({language}) {what}." for what, is_so in wrong.items() if is_so]


def file(server: Server, path: str) -> list[str]:
    """Measure a file, with a page asked for meanwhile; print a line and return a sentence if it was not sent."""
    made: list[Answer] = []
    maker = Thread(target=lambda: made.append(server.ask(path)))
    maker.start()
    longest = 0.0
    while maker.is_alive():
        longest = max(longest, server.ask(MEANWHILE).seconds)
        maker.join(0.05)
    answer = made[0]
    times = f"{answer.seconds:>9.3f} s{longest:>9.3f} s{answer.processor:>9.2f} s"
    print(f"{path[:58]:<58}{answer.size / 1000:>9,.1f} kB{times}", flush=True)
    return [] if answer.status == 200 else [f"{path} is answered with status {answer.status}."]


def measure(workspace: Path) -> list[str]:
    """Measure everything of `workspace` and return a sentence for each thing that does not hold."""
    start = time.perf_counter()
    with serving(workspace) as server:
        print(f"start of the server: {time.perf_counter() - start:.1f} s, of a processor {server.processor():.1f} s")
        print(f"memory: {server.memory():,} MB")
        print(f"first page: there after {server.wait_for('/')[1].seconds:.1f} s")
        # What is made ahead goes on beside the pages; what these take is measured once that is done.
        used = server.processor()
        server.wait_until_idle()
        print(f"made ahead, the checks in two languages among it: {server.processor() - used:.1f} s of a processor")
        print(f"memory: {server.memory():,} MB")
        print(f"\n{'':<58}{'':>12}{'seconds until an answer':>33}{'of a processor':>22}")
        print(f"{'page':<58}{'size':>12}{'first':>11}{'there':>11}{'warm':>11}{'first':>11}{'warm':>11}")
        pages = [*product(PAGES, LANGUAGES), *((path, "sv") for path in asked())]
        wrong = [each for path, language in pages for each in page(server, path, language)]
        print(f"\n{'file':<58}{'size':>12}{'time':>11}{'meanwhile':>11}{'processor':>11}")
        wrong += [each for path in FILES for each in file(server, path)]
        print(f"\nmemory in the end: {server.memory():,} MB")
    return wrong


def main() -> int:
    """Measure, and return the exit status."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("bodies", nargs="?", type=int, default=10_000)
    parser.add_argument("--workspace", type=Path)
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        workspace = given.workspace
        if workspace is None:
            workspace = write_workspace(Path(folder) / "storlanet", given.bodies)
            write_revision(workspace)
        wrong = measure(workspace)
    print(*wrong or ["Every page is below a megabyte and a second of a processor."], sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
