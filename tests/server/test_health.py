"""The address /halsa tells that the service lives, and what it holds."""

from __future__ import annotations

from importlib.metadata import version

from fastapi import FastAPI
from fastapi.testclient import TestClient

from server.health import health_router
from server.service import Service


def test_it_tells_size_editions_and_build(small_service: Service) -> None:
    app = FastAPI()
    app.include_router(health_router(small_service))
    response = TestClient(app).get("/halsa")
    graphs = small_service.store.select("SELECT DISTINCT ?graph { GRAPH ?graph { ?s ?p ?o } }")
    assert response.json() == {
        "status": "ok",
        "version": version("styrgraf"),
        "build": small_service.dataset.build_id,
        "triples": len(small_service.dataset.quads),
        "graphs": len(graphs),
        "editions": ["stadga-2031", "stadga-2035"],
    }
    assert response.headers["Cache-Control"] == "no-store"
