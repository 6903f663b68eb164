"""What the measurement of ten thousand bodies tells of what it has measured."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from queries.catalogue import questions
from tests.large_benchmark import Visited, slow_at_first, table
from tests.speed.large_addresses import PAGES, asked
from tests.speed.large_server import Answer, Server

QUICK, LONG = Answer(200, 90_000, 0.42), Answer(200, 95_000, 1.8)
PAGE = Visited("/mal", "sv", first=QUICK, there=QUICK, again=QUICK, size=90_000)


def test_a_page_is_judged_by_what_it_weighs_and_how_long_it_takes_again() -> None:
    assert list(PAGE.wrong()) == []
    assert list(replace(PAGE, there=LONG).wrong()) == []
    assert list(replace(PAGE, again=LONG).wrong()) == [
        "/mal (sv) takes 1.80 s when asked for again, more than the 1.0 it may."
    ]
    assert list(replace(PAGE, size=1_200_000).wrong()) == ["/mal (sv) weighs 1,200 kB, more than the 1,000 it may."]
    (wrong,) = replace(PAGE, there=replace(QUICK, status=500)).wrong()
    assert "status 500 instead of 200" in wrong


def test_first_visits_that_take_long_are_told() -> None:
    assert list(slow_at_first([PAGE, replace(PAGE, there=LONG)])) == [
        "/mal (sv): 0.42 s until something answered, 1.80 s until it was there."
    ]


def test_each_kind_of_page_is_a_row_of_the_table() -> None:
    lines = list(table({"`/mal`": [PAGE, replace(PAGE, size=95_400, there=LONG)], "`/sok`": [PAGE]}))
    assert lines[2:] == [
        "| `/mal` | 2 | 90–95 kB | 0.42 s | 0.42–1.80 s | 0.42 s |",
        "| `/sok` | 1 | 90 kB | 0.42 s | 0.42 s | 0.42 s |",
    ]


def test_every_question_is_asked_and_no_address_twice() -> None:
    addresses = [*(address for row in PAGES.values() for address in row), *asked()]
    assert len(addresses) == len(set(addresses))
    assert {f"/fragor/{question.name}" for question in questions()} <= set(addresses)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the system tells no processor time of others")
def test_a_server_is_idle_once_its_processor_time_stands_still() -> None:
    busy = "import time\nprint(flush=True)\nwhile time.process_time() < 0.5: pass\ntime.sleep(60)"
    with Popen([sys.executable, "-c", busy], stdout=PIPE) as process:
        server = Server("http://localhost", process.pid)
        try:
            assert process.stdout is not None
            assert process.stdout.readline()
            server.wait_until_idle(0.3)
            assert server.processor() >= 0.4
        finally:
            process.kill()
