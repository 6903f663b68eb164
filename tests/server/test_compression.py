"""Pages go compressed to whoever takes gzip; data does not, and nothing does where one may write."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from server.app import create_app
from server.editing import open_editing
from server.service import Service

GZIP = {"Accept": "text/html", "Accept-Encoding": "gzip"}
PLAIN = {"Accept": "text/html", "Accept-Encoding": "identity"}


@pytest.fixture(scope="module")
def app(small_service: Service) -> FastAPI:
    return create_app(small_service)


def test_a_page_goes_compressed_to_whoever_takes_it(app: FastAPI) -> None:
    with TestClient(app) as client:
        plain = client.get("/styrkarta", headers=PLAIN)
        with client.stream("GET", "/styrkarta", headers=GZIP) as answer:
            sent = b"".join(answer.iter_raw())
            assert answer.headers["content-encoding"] == "gzip"
            assert int(answer.headers["content-length"]) == len(sent)
            assert len(sent) < len(plain.content) / 3
            assert gzip.decompress(sent) == plain.content
            assert "content-encoding" not in plain.headers
            assert "accept-encoding" in answer.headers["vary"].lower()
            assert "accept-encoding" in plain.headers["vary"].lower()
            assert answer.headers["etag"] != plain.headers["etag"], "other bytes, another strong tag"


def test_a_compressed_page_is_known_again(app: FastAPI) -> None:
    with TestClient(app) as client:
        tag = client.get("/styrkarta", headers=GZIP).headers["etag"]
        again = client.get("/styrkarta", headers={**GZIP, "If-None-Match": tag})
        assert (again.status_code, again.content) == (304, b"")
        assert not {"content-encoding", "content-type"} & set(again.headers)


@pytest.mark.parametrize(
    ("path", "encoding"),
    [
        ("/static/style.css", "gzip"),
        ("/sparql?query=SELECT%20*%20{?s%20?p%20?o}%20LIMIT%20200", None),
        ("/data/styrgraf.ttl", None),
    ],
)
def test_styles_are_compressed_and_data_is_not(app: FastAPI, path: str, encoding: str | None) -> None:
    with TestClient(app) as client:
        answer = client.get(path, headers={"Accept": "*/*", "Accept-Encoding": "gzip"})
        assert answer.status_code == 200
        assert len(answer.content) > 1000
        assert answer.headers.get("content-encoding") == encoding


def test_where_one_may_write_nothing_tells_a_key_by_its_length(liten: Path, small_service: Service) -> None:
    with TestClient(create_app(small_service, editing=open_editing(liten, "127.0.0.1"))) as client:
        assert "content-encoding" not in client.get("/styrkarta", headers=GZIP).headers
