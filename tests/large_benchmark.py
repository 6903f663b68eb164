"""What every page weighs and takes in a workspace of many bodies, asked of the real server over HTTP.

    python tests/large_benchmark.py [BODIES] [--workspace DIR]

Without DIR a workspace of that size, two editions, is generated. Measured is how soon the first page is there
after the start, and what the pages take that the server makes ahead; then each page in both languages, as it is
met for the first time (how long until something answers, and until the page itself is there, where the answer was
that it is being prepared) and, once the server is idle again, some times more. The least of those has to be less
than a second by the clock, and no page may weigh more than a megabyte: a sentence for each that does not hold, and
exit status 1. First visits that take longer are told, and fail nothing. Files to take along may be larger: of them
is asked that the server answers others meanwhile.
"""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from server.language import LANGUAGES
from tests.speed.large_addresses import FILES, MEANWHILE, PAGES, asked
from tests.speed.large_server import Answer, Server, serving
from tests.workspaces.large import write_revision, write_workspace

#: The most that a page may weigh in bytes, and take in seconds by the clock when it is asked for again.
MOST_BYTES, MOST_SECONDS = 1_000_000, 1.0
AGAIN = 3
#: Seconds that the server does nothing: after its start, and before a page is asked for again.
_IDLE_AT_FIRST, _IDLE = 5.0, 0.3
_QUESTIONS = "questions (`/fragor/…`)"


@dataclass(frozen=True)
class Visited:
    """One page in one language."""

    path: str
    language: str
    #: What answered first, and the page itself.
    first: Answer
    there: Answer
    #: The quickest of the later answers.
    again: Answer
    #: The most that it weighed.
    size: int

    def wrong(self) -> Iterator[str]:
        """Yield a sentence for each thing that does not hold."""
        wanted = {"/finns-inte": 404}.get(self.path, 200)
        name = f"{self.path} ({self.language})"
        if self.there.status != wanted:
            yield f"{name} is answered with status {self.there.status} instead of {wanted}."
        if self.size > MOST_BYTES:
            yield f"{name} weighs {self.size / 1000:,.0f} kB, more than the {MOST_BYTES / 1000:,.0f} it may."
        if self.again.seconds > MOST_SECONDS:
            yield f"{name} takes {self.again.seconds:.2f} s when asked for again, more than the {MOST_SECONDS} it may."


def visited(server: Server, path: str, language: str) -> Visited:
    """Ask for a page for the first time, and again once the server is idle; print a line."""
    first, there = server.wait_for(path, language)
    # What a page begins beside itself, as the checks of another edition, is no part of asking for it again.
    server.wait_until_idle(_IDLE)
    later = [server.wait_for(path, language)[1] for _ in range(AGAIN)]
    again, size = min(later, key=lambda each: each.seconds), max(each.size for each in (there, *later))
    waits = f"{first.seconds:>9.2f} s{there.seconds:>9.2f} s{again.seconds:>9.2f} s"
    times = f"{waits}{there.processor:>9.2f} s{again.processor:>9.2f} s"
    print(f"{path[:55]:<55} {language}{size / 1000:>9,.1f} kB{times}", flush=True)
    server.wait_until_idle(_IDLE)
    return Visited(path, language, first, there, again, size)


def pages(server: Server) -> dict[str, list[Visited]]:
    """Visit every page, each kind of them for its row of the table."""
    print(f"\n{'':<58}{'':>12}{'seconds until an answer':>33}{'of a processor':>22}")
    print(f"{'page':<58}{'size':>12}{'first':>11}{'there':>11}{'again':>11}{'first':>11}{'again':>11}")
    found = {
        row: [visited(server, *each) for each in product(addresses, LANGUAGES)] for row, addresses in PAGES.items()
    }
    return found | {_QUESTIONS: [visited(server, path, "sv") for path in asked()]}


def table(rows: Mapping[str, Sequence[Visited]]) -> Iterator[str]:
    """Yield the lines of the table in docs/benchmarks.md."""
    yield "| page | addresses | size | something | the page, first time | then |"
    yield "|---|---|---|---|---|---|"
    for row, each in rows.items():
        waits = [
            _range([getattr(one, name).seconds for one in each], ".2f", "s") for name in ("first", "there", "again")
        ]
        yield f"| {' | '.join([row, str(len(each)), _range([one.size / 1000 for one in each], '.0f', 'kB'), *waits])} |"


def _range(numbers: Iterable[float], form: str, unit: str) -> str:
    least, most = (format(each(tuple(numbers)), form) for each in (min, max))
    return f"{least} {unit}" if least == most else f"{least}–{most} {unit}"


def slow_at_first(every: Iterable[Visited]) -> Iterator[str]:
    """Yield a sentence for each page that was there more than a second after it was first asked for."""
    for each in every:
        if each.there.seconds > MOST_SECONDS:
            told = f"{each.first.seconds:.2f} s until something answered, {each.there.seconds:.2f} s until it was there"
            yield f"{each.path} ({each.language}): {told}."


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
        print(f"first page: there after {server.wait_for('/')[1].seconds:.1f} s", flush=True)
        # What is made ahead goes on beside the pages; what these take is measured once that is done.
        used = server.processor()
        server.wait_until_idle(_IDLE_AT_FIRST)
        print(f"made ahead, the checks in two languages among it: {server.processor() - used:.1f} s of a processor")
        print(f"memory: {server.memory():,} MB")
        rows = pages(server)
        print(f"\n{'file':<58}{'size':>12}{'time':>11}{'meanwhile':>11}{'processor':>11}")
        wrong = [each for path in FILES for each in file(server, path)]
        print(f"\nmemory in the end: {server.memory():,} MB\n")
    print(*table(rows), sep="\n")
    every = [each for group in rows.values() for each in group]
    slow = list(slow_at_first(every))
    print(f"\nFirst visits that took more than {MOST_SECONDS} s: {len(slow)} of {len(every)}.", *slow, sep="\n")
    return [*(sentence for each in every for sentence in each.wrong()), *wrong]


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
    print()
    print(*wrong or ["Every page is below a megabyte and, asked for again, below a second."], sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
