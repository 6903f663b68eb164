"""How long one reader waits while ten clients send queries that never end.

    python tests/speed/hostile.py

Serves the bundled workspace with its usual limits, asks for a page and for short queries that were never asked
before, first alone and then beside ten hostile clients, and looks what the server uses of a processor once their
time is over. Prints a table for docs/sparql.md.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from statistics import quantiles
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import urlopen

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.speed.servers import Server, styrgraf

#: Cartesian products, paths without an end, expressions that try every way: none is done before its time.
HOSTILE = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?f ?c",
    "SELECT (COUNT(*) AS ?n) { ?a (!<x:>|^!<x:>)* ?b . ?b (!<x:>|^!<x:>)* ?c . ?c (!<x:>|^!<x:>)* ?d }",
    'SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(REGEX(CONCAT(STR(?c), STR(?f), STR(?i)), "^(.*a)+.*1$")) }',
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(CONTAINS(STR(?c), STR(?f)) && ?i < ?f) }",
)
CLIENTS, FIRST, SECONDS = 10, 2.0, 20.0
PAGE = "/organ/beredningsgruppen"
_NUMBERS = count()
#: Asks the server at an address; gives the milliseconds that takes, and the status.
Ask = Callable[[str], tuple[float, int]]


def asked(address: str) -> tuple[float, int]:
    """Return the milliseconds until the whole answer is there, and its status."""
    start = time.perf_counter()
    try:
        with urlopen(address, timeout=120) as response:
            response.read()
            status: int = response.status
    except HTTPError as error:
        with error:
            status = error.code
    return 1000 * (time.perf_counter() - start), status


def queried(root: str, query: str) -> tuple[float, int]:
    """Send a query."""
    return asked(f"{root}/sparql?{urlencode({'query': query, 'format': 'json'})}")


def lookup(root: str) -> tuple[float, int]:
    """Ask for something that was never asked before."""
    return queried(root, f"SELECT ?p{next(_NUMBERS)} ?o {{ <organisation/beredningsgruppen> ?p ?o }}")


def taken(kinds: Mapping[str, Ask], root: str, seconds: float) -> dict[str, list[float]]:
    """Ask for each of `kinds` in turn, again and again for so long; return how long each took, in milliseconds."""
    end = time.monotonic() + seconds
    found: dict[str, list[float]] = {name: [] for name in kinds}
    while time.monotonic() < end:
        for name, ask in kinds.items():
            took, status = ask(root)
            if status != 200:
                raise RuntimeError(f"{name} was refused with {status}")
            found[name].append(took)
    return found


def tell(when: str, found: Mapping[str, list[float]]) -> None:
    """Print a row for each kind."""
    for name, times in found.items():
        hundredths = quantiles(times, n=100, method="inclusive")
        figures = " | ".join(f"{each:.1f}" for each in (hundredths[49], hundredths[94], max(times)))
        print(f"| {name}, {when} | {len(times)} | {figures} |", flush=True)


def measure(server: Server) -> None:
    """Print the whole table."""
    root = f"http://127.0.0.1:{server.port}"
    kinds: dict[str, Ask] = {"a query": lookup, f"`{PAGE}`": lambda root: asked(root + PAGE)}
    taken(kinds, root, 2)  # what is made once is not measured
    tell("alone", taken(kinds, root, 5))
    with ThreadPoolExecutor(CLIENTS) as pool:
        hostile = [pool.submit(queried, root, HOSTILE[number % len(HOSTILE)]) for number in range(CLIENTS)]
        tell(f"in the first {FIRST:g} s beside ten", taken(kinds, root, FIRST))
        tell("after that", taken(kinds, root, SECONDS))
        ends = sorted((round(took / 1000, 1), status) for took, status in (each.result() for each in hostile))
    print(f"\nthe hostile ended after (seconds, status): {json.dumps(ends)}")
    time.sleep(2)  # the system takes back their memory
    before = server.processor_seconds()
    time.sleep(3)
    print(f"two seconds later the server used {(server.processor_seconds() - before) / 3:.1%} of a processor")
    print(f"on {os.cpu_count()} processors with a load of {os.getloadavg()[0]:.1f}")


def main() -> None:
    """Serve, ask and print."""
    print("| what | asked | half within, ms | 95 % within, ms | at worst, ms |\n|---|---|---|---|---|")
    with styrgraf(None) as server:
        measure(server)


if __name__ == "__main__":
    main()
