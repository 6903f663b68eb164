"""The address /.well-known/void: the description of the dataset, where data clients look for it."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import APIRouter, Request, Response
from pyoxigraph import Triple
from starlette.exceptions import HTTPException

from server.describing.dataset import dataset_description
from server.formats import GRAPHS, chosen, media_types, named
from server.identity.writing import written

PATH = "/.well-known/void"


def description_router(files: Mapping[str, str]) -> APIRouter:
    """Return the route; `files` are the media types of the dataset's files by suffix.

    It answers from the service that a request comes to: FastAPI remembers every function that ever answered, so that
    one that held a service would keep it in memory after the files of its workspace have changed.
    """
    router = APIRouter()

    @router.get(PATH, include_in_schema=False)
    def described(request: Request) -> Response:
        """Tell what the dataset is, as VoID and DCAT-AP."""
        return as_asked(request, dataset_description(request.app.state.site.service, root_of(request), files))

    return router


def root_of(request: Request) -> str:
    """Return the address of the service as the client calls it, without a closing slash."""
    return str(request.base_url).rstrip("/")


def as_asked(request: Request, triples: list[Triple]) -> Response:
    """Return `triples` in the format that `request` asks for. Raises HTTPException."""
    form = named(GRAPHS, request.query_params.get("format")) or chosen(GRAPHS, request.headers.get("accept"))
    if form is None:
        raise HTTPException(406, f"This can be had as {', '.join(media_types(GRAPHS))}.")
    headers = {"Vary": "Accept", "Access-Control-Allow-Origin": "*"}
    return Response(written(triples, form), media_type=form.media_type, headers=headers)
