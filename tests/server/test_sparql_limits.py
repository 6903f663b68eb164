"""What a query may use, over HTTP: whoever asks for too much is told so, and nobody else waits."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager

import httpx2
from fastapi import FastAPI

from graph.workers.limits import Limits
from server.app import create_app
from server.service import Service

Serve = Callable[[FastAPI], AbstractContextManager[str]]
ASK = "ASK { ?body a <https://w3id.org/styrgraf/def/Body> }"


def ask(address: str, query: str) -> httpx2.Response:
    return httpx2.get(f"{address}/sparql", params={"query": query}, headers={"Accept": "*/*"}, timeout=60)


#: Some 10^13 rows to count even on this small graph: no machine is done before the limit.
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def test_a_large_answer_is_refused(small_service: Service, over_http: Serve) -> None:
    with over_http(create_app(small_service, Limits(answer_bytes=1_000_000))) as address:
        response = ask(address, "SELECT * { ?a ?b ?c . ?d ?e ?f }")
    assert (response.status_code, response.text) == (403, "The answer is larger than 1 MB; ask for less.\n")


def test_a_slow_query_is_ended_in_time_and_keeps_nobody_waiting(small_service: Service, over_http: Serve) -> None:
    limits = Limits(seconds=0.5, seconds_to_long=0.1)
    with over_http(create_app(small_service, limits)) as address, ThreadPoolExecutor() as pool:
        slow = pool.submit(ask, address, SLOW)
        assert pool.submit(ask, address, ASK).result().status_code == 200
        response = slow.result()
    assert (response.status_code, response.text) == (503, "The query takes more than 0.5 seconds; ask for less.\n")


def test_short_queries_find_room_while_hostile_ones_run(small_service: Service, over_http: Serve) -> None:
    hostile = [
        SLOW,
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(CONTAINS(STR(?c), STR(?l))) }",
        "SELECT (COUNT(*) AS ?n) { ?a (!<x:>|^!<x:>)* ?b . ?b (!<x:>|^!<x:>)* ?c . ?c (!<x:>|^!<x:>)* ?d }",
        'SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(REGEX(CONCAT(STR(?c), STR(?l)), "(.*a)+1$")) }',
        "SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?f ?c",
    ]
    limits = Limits(seconds=4, seconds_to_long=0.2)
    with over_http(create_app(small_service, limits)) as address, ThreadPoolExecutor(10) as pool:
        slow = [pool.submit(ask, address, query) for query in hostile * 2]
        while not all(each.done() for each in slow):
            assert ask(address, ASK).status_code == 200
            assert httpx2.get(f"{address}/halsa", timeout=60).status_code == 200
        refused = [each.result() for each in slow]
    assert {response.status_code for response in refused} == {503}
    assert all("ask for less" in response.text or "try again" in response.text for response in refused)


def test_who_comes_when_all_are_busy_is_told_to_wait(small_service: Service, over_http: Serve) -> None:
    limits = Limits(queries=2, seconds_to_wait=0.05, seconds=3, seconds_to_long=3)
    with over_http(create_app(small_service, limits)) as address, ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: ask(address, SLOW), range(4)))
    refused = [response for response in answers if "busy" in response.text]
    assert len(refused) == 2
    assert all(response.status_code == 503 and response.headers["Retry-After"] == "3" for response in refused)
