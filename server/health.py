"""The address /halsa: whether the service lives, and what it holds."""

from __future__ import annotations

from importlib.metadata import version

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from server.service import Service


def health_router(service: Service) -> APIRouter:
    """Return the route; its answer is made once, since a service never changes."""
    dataset = service.dataset
    content = {
        "status": "ok",
        "version": version("styrgraf"),
        "build": dataset.build_id,
        "triples": len(dataset.quads),
        "graphs": len({quad.graph_name for quad in dataset.quads}),
        "editions": [edition.id for edition in dataset.editions],
    }
    router = APIRouter()

    @router.get("/halsa")
    def health() -> JSONResponse:
        """Whether the service lives, how large its dataset is and which build it is."""
        return JSONResponse(content, headers={"Cache-Control": "no-store"})

    return router
