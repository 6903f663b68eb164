"""Random and broken SPARQL against a running server, for as long as is asked.

    python tests/fuzz.py [SECONDS] [SEED]

Ends with status 1 where an answer is a 5xx that is none of the limits, where the server no longer
lives, or where its processes have grown beyond what the limits allow.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import takewhile
from pathlib import Path
from threading import Lock

import httpx2

from graph.workers.limits import MEGABYTE, Limits

COMMAND = Path(sys.executable).with_name("styrgraf")
FOLDERS = (Path(__file__).parents[1] / "queries" / "questions", Path(__file__).parents[1] / "queries" / "checks")
#: What a limit says; any other 5xx is a fault.
LIMITS = ("ask for less", "try again")
LIMIT = Limits(seconds=2, memory_bytes=200 * MEGABYTE, queries=4)
WORDS = (
    *("SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "WHERE", "{", "}", "(", ")", "*", "?a", "?b", "$c", "OPTIONAL"),
    *("UNION", "MINUS", "FILTER", "BIND", "VALUES", "GRAPH", "SERVICE", "GROUP BY", "HAVING", "ORDER BY", "LIMIT"),
    *("NOT EXISTS", "<x:>", "<http://[>", '"a"@sv', '"', "'''", "\\u0041", "\\", "^", "|", "/", "+", "!", "1e400"),
    *("REGEX(?a, '(a+)+$')", "COUNT(*)", "AS", "DISTINCT", "FROM", "FROM NAMED", "BASE", "PREFIX x:", "_:b", "[]"),
    *("<< ?a ?b ?c >>", "LATERAL", "\x00", "\ufeff", "😀", "#", "UUID()", "1/0", "xsd:date", "INSERT DATA", "DROP ALL"),
)


def queries(seed: int) -> Iterator[str]:
    """Yield queries without end, the same for the same `seed`."""
    dice = random.Random(seed)
    while True:
        yield _query(dice)


def _query(dice: random.Random) -> str:
    """Return a query: words in any order, or one of ours with some parts exchanged, lost or doubled."""
    if dice.random() < 0.4:
        return " ".join(dice.choices(WORDS, k=dice.randint(1, 40)))
    folder = dice.choice(FOLDERS)
    parts = dice.choice(sorted(folder.glob("*.rq"))).read_text("utf-8").split(" ")
    for _ in range(dice.randint(1, 8)):
        place = dice.randrange(len(parts))
        parts[place : place + dice.randint(0, 2)] = dice.choice(([], [dice.choice(WORDS)], [parts[place]] * 2))
    return " ".join(parts)


def faults(asked: Iterator[str]) -> tuple[Counter[int], list[str]]:
    """Send the queries `asked`, as many at once as may run; returns how often each status came, and what went wrong."""
    statuses, wrong, turn = Counter[int](), list[str](), Lock()

    def send(address: str) -> None:
        with httpx2.Client(base_url=address, timeout=60) as client:
            while not wrong:
                with turn:
                    query = next(asked, None)
                if query is None:
                    return
                response = client.post("/sparql", data={"query": query})
                with turn:
                    statuses[response.status_code] += 1
                if response.status_code >= 500 and not any(words in response.text for words in LIMITS):
                    wrong.append(f"{response.status_code} {response.text[:200]!r} for {query!r}")

    options = ["--query-seconds", "2", "--query-memory", "200", "--queries", str(LIMIT.queries)]
    with subprocess.Popen([COMMAND, "serve", "--port", "0", *options], stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            address = next(word for word in server.stdout.readline().split() if word.startswith("http")).rstrip("/")
            before = memory_of(server.pid)
            with ThreadPoolExecutor(LIMIT.queries) as clients:
                for each in [clients.submit(send, address) for _ in range(LIMIT.queries)]:
                    each.result()
            if httpx2.get(f"{address}/halsa", timeout=60).status_code != 200:
                wrong.append("the server no longer lives")
            grown = memory_of(server.pid) - before
            if grown > LIMIT.queries * LIMIT.memory_bytes:
                wrong.append(f"the memory has grown by {grown // MEGABYTE} MB")
        finally:
            server.terminate()
    return statuses, wrong


def memory_of(pid: int) -> int:
    """Return the bytes that a process and those it has begun hold, what they share counted once."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text("utf-8")
        threads = list(Path(f"/proc/{pid}/task").glob("*/children"))
    except OSError:
        return 0
    own = next(int(line.split()[1]) * 1024 for line in text.splitlines() if line.startswith("Pss:"))
    return own + sum(memory_of(int(child)) for thread in threads for child in thread.read_text("utf-8").split())


def main() -> int:
    """Send queries, and say what came back."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 600
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(1_000_000)
    end = time.monotonic() + seconds
    statuses, wrong = faults(takewhile(lambda _: time.monotonic() < end, queries(seed)))
    print(f"seed {seed}: {dict(sorted(statuses.items()))}")
    print("\n".join(wrong) or "nothing went wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
