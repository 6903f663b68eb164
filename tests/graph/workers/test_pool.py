"""Queries in processes of their own: ended when past their limits, and nobody else notices."""

from __future__ import annotations

import asyncio
import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest
import uvloop
from pyoxigraph import Literal, NamedNode, Quad

from graph.view import View
from graph.workers import pool as pool_of
from graph.workers.errors import Busy, TookTooLong, TookTooMuch
from graph.workers.forks import Forks
from graph.workers.limits import MEGABYTE, Limits
from graph.workers.message import Ask, Outcome
from graph.workers.pool import WorkerPool
from graph.workers.process import WorkerEnded
from tests.running import run

HERE, ELSEWHERE = "http://x/here", "http://x/elsewhere"
QUADS = tuple(
    Quad(NamedNode(f"http://x/{number}"), NamedNode("http://x/p"), Literal(f"text {number} " * 4), NamedNode(graph))
    for number in range(1000)
    for graph in (HERE, ELSEWHERE)
)
COUNT = Ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
#: Some 10^12 rows to look through, none of which is kept.
ENDLESS = Ask("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c < ?f && ?i < ?l) }")
GREEDY = Ask("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?f ?c")


@asynccontextmanager
async def pool_with(limits: Limits) -> AsyncIterator[WorkerPool]:
    pool = WorkerPool(QUADS, View((), (HERE,)), limits)
    try:
        yield pool
    finally:
        pool.close()


def counted(content: bytes) -> int:
    return int(json.loads(content)["results"]["bindings"][0]["n"]["value"])


def children(pid: int) -> set[int]:
    """Return the processes that `pid` has begun, and those that these have."""
    by_thread = [file.read_text() for file in Path(f"/proc/{pid}/task").glob("*/children")]
    own = {int(each) for text in by_thread for each in text.split()}
    return own.union(*(children(child) for child in own))


def processor_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def until(holds: Callable[[], bool]) -> None:
    """Wait for what has to come; the suite's own time limit is the only one."""
    while not holds():
        await asyncio.sleep(0.01)


needs_proc = pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="no /proc on this system")
Work = Callable[[], Coroutine[None, None, None]]


def test_a_query_is_asked_of_the_view_or_of_the_graphs_it_names() -> None:
    async def work() -> None:
        async with pool_with(Limits()) as pool:
            assert counted((await pool.answer(COUNT)).content) == 1000
            both = Ask(COUNT.query, (HERE, ELSEWHERE), ())
            assert counted((await pool.answer(both)).content) == 1000  # the same triples, merged
            assert counted((await pool.answer(Ask(COUNT.query, ("http://x/none",), None))).content) == 0
            assert (await pool.answer(Ask("SELECT * {"))).outcome is Outcome.UNREADABLE
            assert (await pool.answer(Ask("DESCRIBE <http://x/1>"))).outcome is Outcome.TRIPLES
            assert (await pool.answer(Ask("ASK {}", rows_as=None))).outcome is Outcome.UNWANTED_ROWS
            assert (await pool.answer(Ask("DESCRIBE <x:1>", triples_as=None))).outcome is Outcome.UNWANTED_TRIPLES

    run(work())


@needs_proc
@pytest.mark.parametrize("seconds_to_long", [0.01, 10_000], ids=["a long one", "not yet a long one"])
def test_a_query_past_its_time_is_ended_and_its_process_is_gone(seconds_to_long: float) -> None:
    async def work() -> None:
        async with pool_with(Limits(seconds=0.3, seconds_to_long=seconds_to_long)) as pool:
            await pool.start()
            before = children(os.getpid())
            with pytest.raises(TookTooLong, match=r"more than 0\.3 seconds"):
                await pool.answer(ENDLESS)
            await until(lambda: len(children(os.getpid())) < len(before))
            assert counted((await pool.answer(COUNT)).content) == 1000

    run(work())


@needs_proc
def test_a_query_whose_asker_leaves_is_ended() -> None:
    async def work() -> None:
        async with pool_with(Limits(seconds=60)) as pool:
            await pool.answer(COUNT)
            alone = len(children(os.getpid()))
            asking = asyncio.create_task(pool.answer(ENDLESS))
            await asyncio.sleep(0.2)
            asking.cancel()
            await until(lambda: len(children(os.getpid())) < alone)

    run(work())


@needs_proc
def test_a_query_that_takes_too_much_memory_ends_only_itself() -> None:
    async def work() -> None:
        async with pool_with(Limits(seconds=120, memory_bytes=50 * MEGABYTE)) as pool:
            with pytest.raises(TookTooMuch, match="50 MB"):
                await pool.answer(GREEDY)
            assert counted((await pool.answer(COUNT)).content) == 1000

    run(work())


def test_an_answer_that_is_too_large_is_not_finished() -> None:
    async def work() -> None:
        async with pool_with(Limits(answer_bytes=1000)) as pool:
            assert (await pool.answer(Ask("SELECT * { ?s ?p ?o }"))).outcome is Outcome.TOO_LARGE

    run(work())


def test_nesting_beyond_the_stack_ends_only_its_own_process() -> None:
    async def work() -> None:
        async with pool_with(Limits(query_bytes=1000)) as pool:
            deep = Ask(f"ASK {{ FILTER({'!' * 200_000}true) }}")
            with pytest.raises(TookTooMuch, match="nests too deeply"):
                await pool.answer(deep)
            assert counted((await pool.answer(COUNT)).content) == 1000

    run(work())


def test_long_queries_leave_room_for_short_ones() -> None:
    """However slow the machine is: no time ends a query here, so that only those that find no room end."""

    async def work() -> None:
        limits = Limits(queries=4, seconds=10_000, seconds_to_wait=10_000, seconds_to_long=0.1)
        async with pool_with(limits) as pool:
            endless = [asyncio.create_task(pool.answer(ENDLESS)) for _ in range(12)]
            for _ in range(20):
                assert counted((await pool.answer(COUNT)).content) == 1000
            await until(lambda: sum(each.done() for each in endless) == len(endless) - limits.long_queries)
            assert {type(each.exception()) for each in endless if each.done()} == {Busy}
            for each in endless:
                each.cancel()

    run(work())


def test_queries_that_take_longer_than_a_moment_keep_no_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool_of, "SECONDS_FOR_A_TURN", 10_000)  # nobody is let in beside those that have a turn

    async def work() -> None:
        limits = Limits(queries=pool_of.TURNS + 1, seconds=10_000, seconds_to_long=10_000)
        async with pool_with(limits) as pool:
            endless = [asyncio.create_task(pool.answer(ENDLESS)) for _ in range(pool_of.TURNS)]
            await asyncio.sleep(0)
            for _ in range(3):
                assert counted((await pool.answer(COUNT)).content) == 1000
            for each in endless:
                each.cancel()

    run(work())


@needs_proc
def test_a_long_query_yields_to_everything_else() -> None:
    async def work() -> None:
        async with pool_with(Limits(seconds=60, seconds_to_long=0.05)) as pool:
            asking = asyncio.create_task(pool.answer(ENDLESS))
            everyone = os.getpid()
            await until(lambda: 19 in {os.getpriority(os.PRIO_PROCESS, pid) for pid in children(everyone)})
            asking.cancel()

    run(work())


def test_who_leaves_while_a_worker_is_forked_does_not_mix_up_the_next() -> None:
    async def work() -> None:
        forks = Forks(QUADS, (HERE,), Limits())
        try:
            first = await forks.fork()
            forking = asyncio.create_task(forks.fork())
            await asyncio.sleep(0)  # it has asked for a worker by then
            forking.cancel()
            await asyncio.wait([forking])
            worker = await forks.fork()
            answering = worker.ask(ENDLESS)
            os.kill(worker.pid, signal.SIGKILL)
            with pytest.raises(WorkerEnded):
                await asyncio.wait_for(answering, 20)
            forks.bury(first)
        finally:
            forks.close()

    run(work())


@needs_proc
@pytest.mark.parametrize("loop", [asyncio.new_event_loop, uvloop.new_event_loop], ids=["asyncio", "uvloop"])
def test_who_ends_while_a_worker_is_forked_leaves_nothing_behind(
    loop: Callable[[], asyncio.AbstractEventLoop],
) -> None:
    async def work() -> None:
        others = children(os.getpid())
        async with pool_with(Limits()) as pool:
            starting = asyncio.create_task(pool.start())
            await until(lambda: children(os.getpid()) != others)
            starting.cancel()
            await asyncio.wait([starting])
        for _ in range(10):  # for whoever waited for the worker to hear of it
            await asyncio.sleep(0)
        assert children(os.getpid()) == others

    run(work(), loop)


@needs_proc
def test_when_the_process_that_holds_the_data_dies_another_takes_its_place() -> None:
    async def work() -> None:
        others = children(os.getpid())  # what other tests have begun
        async with pool_with(Limits()) as pool:
            await pool.answer(COUNT)
            for pid in children(os.getpid()) - others:
                os.kill(pid, signal.SIGKILL)
            with suppress(TookTooMuch):  # who had the worker that died with it
                await pool.answer(COUNT)
            assert counted((await pool.answer(COUNT)).content) == 1000

    run(work())


@needs_proc
@pytest.mark.parametrize("room", [0, 1], ids=["for nothing", "for half of it"])
def test_a_system_short_of_files_ends_nothing_but_the_query_at_hand(room: int) -> None:
    async def work() -> None:
        others = children(os.getpid())
        async with pool_with(Limits()) as pool:
            assert counted((await pool.answer(COUNT)).content) == 1000
            (server,) = {pid for pid in children(os.getpid()) - others if children(pid)}
            asking = asyncio.create_task(pool.answer(ENDLESS))
            await asyncio.sleep(0.05)  # it has the one worker by then
            free = next(number for number in range(100) if not Path(f"/proc/{server}/fd/{number}").exists())
            usual = resource.prlimit(server, resource.RLIMIT_NOFILE)
            resource.prlimit(server, resource.RLIMIT_NOFILE, (free + room, usual[1]))
            with pytest.raises(Busy):
                await pool.answer(COUNT)
            resource.prlimit(server, resource.RLIMIT_NOFILE, usual)
            assert counted((await pool.answer(COUNT)).content) == 1000
            assert not asking.done()
            assert Path(f"/proc/{server}").exists()
            asking.cancel()
            with suppress(asyncio.CancelledError):  # its line to the worker is closed by then
                await asking

    run(work())


ABANDONED = f"""
import asyncio, sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from test_pool import ENDLESS, QUADS, HERE, COUNT, Limits, View, WorkerPool
async def main():
    pool = WorkerPool(QUADS, View((), (HERE,)), Limits(seconds=600))
    await pool.answer(COUNT)
    asking = asyncio.create_task(pool.answer(ENDLESS))
    await asyncio.sleep(0.3)
    print("running", flush=True)
    await asking
asyncio.run(main())
"""


@needs_proc
def test_a_service_that_is_killed_leaves_nothing_behind() -> None:
    with subprocess.Popen([sys.executable, "-c", ABANDONED], stdout=subprocess.PIPE, text=True) as service:
        assert service.stdout is not None
        assert service.stdout.readline() == "running\n"
        begun = children(service.pid)
        assert len(begun) >= 2
        service.kill()
    while any(Path(f"/proc/{pid}/stat").exists() and processor_seconds(pid) >= 0 for pid in begun):
        time.sleep(0.02)
