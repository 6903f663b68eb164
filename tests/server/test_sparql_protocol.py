"""Each demand of the SPARQL 1.1 Protocol on a service, and on its clients, put to the running server.

https://www.w3.org/TR/sparql11-protocol/; the number before a test's words is that of the section.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from urllib.parse import quote

import httpx2
import pyoxigraph as ox
import pytest

from graph.workers.limits import Limits

BASE = "https://w3id.org/styrgraf/id/varmland/"
OLD, NEW = f"{BASE}edition/np-2018", f"{BASE}edition/np-2025"
#: A body that only the older edition tells of.
GONE = f"<{BASE}organisation/arbetsgrupp-ungdomslivet>"
ASK = "ASK { ?thing ?property ?value }"
IS_TOLD = f"ASK {{ {GONE} ?property ?value }}"
IS_NAMED = f"ASK {{ GRAPH ?graph {{ {GONE} ?property ?value }} }}"
SELECT, CONSTRUCT = "SELECT * { ?s ?p ?o } LIMIT 2", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 2"
DESCRIBE = f"DESCRIBE <{BASE}organisation/beredningsgruppen>"
FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"


@pytest.fixture(scope="module")
def client(live_server: str) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=live_server, timeout=60, headers={"Accept": "*/*"}) as client:
        yield client


def get(client: httpx2.Client, query: str, *more: tuple[str, str], accept: str = "*/*") -> httpx2.Response:
    return client.get("/sparql", params=(("query", query), *more), headers={"Accept": accept})


def form(
    client: httpx2.Client, *pairs: tuple[str, str], kind: str = FORM, params: dict[str, str] | None = None
) -> httpx2.Response:
    content = "&".join(f"{name}={quote(value, safe='')}" for name, value in pairs)
    return client.post("/sparql", content=content.encode(), headers={"Content-Type": kind}, params=params)


def direct(client: httpx2.Client, query: str, *params: tuple[str, str], kind: str = DIRECT) -> httpx2.Response:
    return client.post("/sparql", content=query.encode(), headers={"Content-Type": kind}, params=params)


def says(response: httpx2.Response) -> bool:
    assert response.status_code == 200, response.text
    truth: bool = json.loads(response.content)["boolean"]
    return truth


# 2.1, Query operation


def test_2_1_a_query_comes_by_get_or_post_and_no_other_method(client: httpx2.Client) -> None:
    assert says(get(client, ASK))
    assert says(form(client, ("query", ASK)))
    for method in ("PUT", "PATCH", "DELETE"):
        response = client.request(method, "/sparql", params={"query": ASK})
        assert response.status_code == 405
        assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD", "POST", "OPTIONS"}


@pytest.mark.parametrize("times", [0, 2])
def test_2_1_there_is_exactly_one_query(client: httpx2.Client, times: int) -> None:
    queries = [("query", ASK)] * times
    refused = [
        client.get("/sparql", params=(*queries, ("default-graph-uri", NEW))),
        form(client, *queries, ("default-graph-uri", NEW)),
    ]
    refused += [direct(client, ASK, ("query", ASK))] if times else []
    for response in refused:
        assert response.status_code == 400
        assert response.text == f"Give the parameter 'query' once; it was given {times} times.\n"


def test_2_1_there_may_be_no_graphs_or_several(client: httpx2.Client) -> None:
    one, other = ("default-graph-uri", OLD), ("default-graph-uri", NEW)
    assert not says(get(client, IS_TOLD))
    assert not says(get(client, IS_TOLD, other))
    assert says(get(client, IS_TOLD, one, other))
    assert says(get(client, IS_NAMED, ("named-graph-uri", OLD), ("named-graph-uri", NEW)))


def test_2_1_1_what_is_in_the_address_is_percent_encoded(client: httpx2.Client) -> None:
    query = 'ASK { FILTER("å & = + # %" = "\\u00E5 & = + # %") }'
    encoded = quote(query, safe="")
    assert says(client.get(f"/sparql?query={encoded}"))
    assert says(client.get(f"/sparql?query={encoded.replace('%20', '+')}"))
    assert client.get("/sparql?query=%ff").status_code == 400


def test_2_1_2_a_form_holds_all_parameters_in_any_order(client: httpx2.Client) -> None:
    assert says(form(client, ("default-graph-uri", OLD), ("query", IS_TOLD)))
    assert says(form(client, ("query", IS_TOLD), ("default-graph-uri", OLD)))
    assert says(form(client, ("query", IS_TOLD), ("default-graph-uri", OLD), kind=f"{FORM}; charset=UTF-8"))
    assert not says(form(client, ("query", IS_TOLD), params={"default-graph-uri": OLD})), "none in the address"
    assert form(client, params={"query": ASK}).status_code == 400


def test_2_1_2_a_form_is_sent_as_one(client: httpx2.Client) -> None:
    assert form(client, ("query", ASK), kind="text/plain").status_code == 415
    assert client.post("/sparql", content=b"query=ASK%7B%7D").status_code == 415


def test_2_1_3_a_query_sent_by_itself_is_not_encoded_and_its_graphs_stand_in_the_address(client: httpx2.Client) -> None:
    assert says(direct(client, IS_TOLD, ("default-graph-uri", OLD)))
    assert says(direct(client, IS_NAMED, ("named-graph-uri", OLD)))
    assert direct(client, quote(ASK)).status_code == 400


def test_2_1_3_a_query_sent_by_itself_is_in_utf_8_and_said_to_be_a_query(client: httpx2.Client) -> None:
    assert says(direct(client, 'ASK { FILTER(STRLEN("åäö😀") = 4) }', kind=f"{DIRECT}; charset=utf-8"))
    assert direct(client, ASK, kind=f"{DIRECT}; charset=utf-16").status_code == 415
    assert client.post("/sparql", content=ASK.encode("utf-16"), headers={"Content-Type": DIRECT}).status_code == 400
    assert direct(client, ASK, kind="application/json").status_code == 415


def test_2_1_4_graphs_of_the_request_win_over_those_of_the_query(client: httpx2.Client) -> None:
    told, named = f"ASK FROM <{NEW}> {{ {GONE} ?p ?o }}", f"ASK FROM NAMED <{NEW}> {{ GRAPH ?g {{ {GONE} ?p ?o }} }}"
    assert not says(get(client, told))
    assert not says(get(client, named))
    for ask in (get, direct):
        assert says(ask(client, told, ("default-graph-uri", OLD)))
        assert says(ask(client, named, ("named-graph-uri", OLD)))
    assert not says(get(client, told, ("named-graph-uri", OLD))), "then there is no default graph"


def test_2_1_4_a_whole_dataset_in_the_request(client: httpx2.Client) -> None:
    query = f"ASK {{ ?new a ?kind GRAPH <{OLD}> {{ {GONE} a ?kind }} FILTER NOT EXISTS {{ {GONE} ?p ?o }} }}"
    both = ("default-graph-uri", NEW), ("named-graph-uri", OLD)
    assert says(get(client, query, *both))
    assert says(form(client, ("query", query), *both))
    assert not says(get(client, query, ("default-graph-uri", NEW), ("named-graph-uri", NEW)))


def test_2_1_4_without_graphs_the_current_view_is_asked(client: httpx2.Client) -> None:
    assert says(get(client, f"ASK {{ <{BASE}organisation/beredningsgruppen> ?p ?o }}"))
    assert not says(get(client, IS_TOLD))
    assert says(get(client, IS_NAMED))


@pytest.mark.parametrize("query", [SELECT, ASK])
@pytest.mark.parametrize("accept", [JSON, XML, "text/csv", "text/tab-separated-values"])
def test_2_1_5_and_6_rows_come_as_asked_for_and_under_their_own_name(
    client: httpx2.Client, query: str, accept: str
) -> None:
    response = get(client, query, accept=accept)
    assert response.status_code == 200
    assert response.headers["Content-Type"].split(";")[0] == accept
    if accept in (JSON, XML):
        kind = ox.QueryResultsFormat.from_media_type(accept)
        assert kind is not None
        parsed = ox.parse_query_results(response.content, format=kind)
        assert bool(parsed) if isinstance(parsed, ox.QueryBoolean) else len(list(parsed)) == 2
    else:
        assert response.content


@pytest.mark.parametrize("query", [CONSTRUCT, DESCRIBE])
@pytest.mark.parametrize(
    "accept", ["application/rdf+xml", "text/turtle", "application/n-triples", "application/ld+json"]
)
def test_2_1_5_and_6_triples_come_as_asked_for_and_under_their_own_name(
    client: httpx2.Client, query: str, accept: str
) -> None:
    response = get(client, query, accept=accept)
    assert response.status_code == 200
    assert response.headers["Content-Type"].split(";")[0] == accept
    kind = ox.RdfFormat.from_media_type(accept)
    assert kind is not None
    assert len(list(ox.parse(response.content, format=kind))) >= 2


@pytest.mark.parametrize(
    ("accept", "query", "sent"),
    [
        ("application/json", SELECT, JSON),
        ("application/xml", ASK, XML),
        ("application/json", CONSTRUCT, "application/ld+json"),
        ("text/xml", CONSTRUCT, "application/rdf+xml"),
        (f"{JSON};q=0.2, {XML};q=0.9, text/csv;q=0.5", SELECT, XML),
        (f"{JSON};q=0, */*;q=0.1", SELECT, XML),
        ("text/turtle, text/csv;q=0.1", SELECT, "text/csv"),
        ("text/turtle, text/csv;q=0.1", CONSTRUCT, "text/turtle"),
        ("application/*", CONSTRUCT, "application/n-triples"),
    ],
)
def test_2_1_6_the_media_type_is_that_of_the_format(client: httpx2.Client, accept: str, query: str, sent: str) -> None:
    response = get(client, query, accept=accept)
    assert (response.status_code, response.headers["Content-Type"].split(";")[0]) == (200, sent)
    assert response.headers["Vary"] == "Accept"


def test_2_1_7_what_is_no_query_gets_400_with_the_place(client: httpx2.Client) -> None:
    for ask in (get, direct):
        response = ask(client, "SELECT *\nWHERE { ?s ?p }")
        assert response.status_code == 400
        assert response.text.startswith("The query cannot be read: error at 2:16")
        assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert get(client, "").status_code == 400
    assert get(client, "DELETE WHERE { ?s ?p ?o }").status_code == 400


def test_2_1_7_other_failures_have_statuses_of_their_own(client: httpx2.Client) -> None:
    assert get(client, SELECT, accept="image/png").status_code == 406
    assert get(client, CONSTRUCT, accept="text/csv").status_code == 406
    long = f"{ASK} # {'x' * Limits().query_bytes}"
    assert direct(client, long).status_code == 413
    assert form(client, ("query", long)).status_code == 413
    assert get(client, "ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }").status_code == 403


# 2.2, Update operation: not implemented (4.1 leaves that free), and said so


@pytest.mark.parametrize("update", ["INSERT DATA { <x:a> <x:b> <x:c> }", "DROP ALL", "LOAD <http://127.0.0.1:9/>"])
def test_2_2_an_update_is_refused_however_it_comes(client: httpx2.Client, update: str) -> None:
    for response in (
        client.get("/sparql", params={"update": update}),
        form(client, ("update", update)),
        form(client, ("update", update), ("using-graph-uri", NEW)),
        direct(client, update, kind="application/sparql-update"),
        direct(client, update, ("using-named-graph-uri", NEW), kind="application/sparql-update"),
    ):
        assert (response.status_code, response.text[:12]) == (403, "This endpoin")
    assert direct(client, update).status_code == 400, "it is no query"
    assert not says(get(client, "ASK { <x:a> <x:b> <x:c> }"))


# 2.3 and 2.4, and what HTTP asks for


def test_2_3_parameters_that_are_not_of_the_protocol_change_nothing(client: httpx2.Client) -> None:
    for more in (("version", "1.1"), ("timeout", "0"), ("output", "xml"), ("xml:base", "x")):
        assert says(get(client, ASK, more))
        assert says(form(client, ("query", ASK), more))
        assert says(direct(client, ASK, more))


def test_2_4_relative_iris_are_resolved_against_the_base_of_the_query_else_that_of_the_data(
    client: httpx2.Client,
) -> None:
    relative = "ASK { <organisation/beredningsgruppen> ?property ?value }"
    assert says(get(client, relative))
    assert says(get(client, relative, ("default-graph-uri", NEW)))
    assert says(get(client, f"BASE <{BASE}edition/> ASK {{ <../organisation/beredningsgruppen> ?p ?o }}"))
    assert not says(get(client, f"BASE <https://example.com/> {relative}"))


def test_head_tells_what_get_would_and_sends_nothing(client: httpx2.Client) -> None:
    for params in ({"query": ASK}, {"query": "ASK {"}, {}):
        got, head = client.get("/sparql", params=params), client.head("/sparql", params=params)
        assert (head.status_code, head.content) == (got.status_code, b"")
        for name in ("Content-Type", "Content-Length", "Vary", "Access-Control-Allow-Origin"):
            assert head.headers[name] == got.headers[name]


def test_a_page_of_another_host_may_ask(client: httpx2.Client) -> None:
    asking = {"Origin": "https://example.com", "Access-Control-Request-Method": "POST"}
    response = client.options("/sparql", headers=asking)
    assert response.status_code == 204
    assert {"GET", "POST"} <= set(response.headers["Access-Control-Allow-Methods"].split(", "))
    assert "Content-Type" in response.headers["Access-Control-Allow-Headers"]
    for answer in (get(client, ASK), get(client, "ASK {"), get(client, ASK, accept="image/png")):
        assert answer.headers["Access-Control-Allow-Origin"] == "*"


def curl(live_server: str, *options: str) -> tuple[str, str]:
    """Return the status and the content that curl gets."""
    program = shutil.which("curl")
    if program is None:
        pytest.skip("no curl on this machine")
    command = [program, "--silent", "--max-time", "60", "--write-out", "\n%{http_code}", *options]
    content, _, status = subprocess.run(
        [*command, f"{live_server}/sparql"], capture_output=True, text=True, check=True
    ).stdout.rpartition("\n")
    return status, content


def test_curl_asks_in_each_way(live_server: str) -> None:
    csv = ("-H", "Accept: text/csv")
    yes = ("200", "true")
    assert curl(live_server, *csv, "--data-urlencode", f"query={ASK}") == yes
    assert curl(live_server, *csv, "--get", "--data-urlencode", f"query={ASK}") == yes
    assert curl(live_server, *csv, "-H", f"Content-Type: {DIRECT}", "--data-binary", ASK) == yes
    assert curl(live_server, "-H", "Content-Type: application/sparql-update", "--data", "DROP ALL")[0] == "403"
    assert curl(live_server, "-F", f"query={ASK}")[0] == "415"
    status, head = curl(live_server, "--head")
    assert status == "200"
    assert "text/turtle" in head
