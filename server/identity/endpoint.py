"""The addresses /id/… and /def/…: every IRI of the data and the vocabulary leads to what is said of it.

Programs get triples in the format they take, browsers a page (https://www.w3.org/TR/cooluris/).
"""

from __future__ import annotations

from collections.abc import Callable
from string import punctuation
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from pyoxigraph import NamedNode
from starlette.exceptions import HTTPException

from graph.message import Message
from ontology.namespaces import STYRGRAF
from ontology.releases import AXIOMS
from ontology.uses import subject_of_shape
from server.conditional import is_known
from server.fault import Missing
from server.formats import GRAPHS, Format, chosen, media_types, named
from server.identity.description import description
from server.identity.resolving import Resolver
from server.identity.writing import written
from server.negotiation import HTML, prefers_html
from server.pages.addresses import DATA_PAGE, TERM_PAGE, path_of
from server.service import ALL_EDITIONS, Service

#: Makes the page about an IRI that has no page of its own.
DescribeHtml = Callable[[Request, str], Response]


def identity_router(service: Service, describe_html: DescribeHtml) -> APIRouter:
    """Return the routes; `describe_html` makes the page of what has none elsewhere."""
    identity = _Identity(service, describe_html)
    router = APIRouter()
    router.add_route(DATA_PAGE + "{path:path}", identity.data, methods=["GET"], include_in_schema=False)
    router.add_route(TERM_PAGE + "{path:path}", identity.term, methods=["GET"], include_in_schema=False)
    return router


class _Identity:
    """What answers the requests."""

    def __init__(self, service: Service, describe_html: DescribeHtml) -> None:
        self._store, self._dataset, self._view = service.store, service.dataset, service.view()
        self._resolver = Resolver(service)
        self._describe_html = describe_html

    def data(self, request: Request) -> Response:
        path = str(request.path_params["path"])
        return self._answered(request, self._resolver.data(path), path)

    def term(self, request: Request) -> Response:
        path = str(request.path_params["path"])
        return self._answered(request, self._resolver.term(path), path)

    def _answered(self, request: Request, iri: str | None, path: str) -> Response:
        if iri is None:
            raise Missing(Message("Nothing is called {path} here.", path=request.url.path), self._resolver.close(path))
        form = _format(request)
        response = self._page(request, iri) if form is None else self._triples(request, iri, form)
        response.headers["Link"] = ", ".join(_links(request, iri))
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers.add_vary_header("Accept")
        return response

    def _page(self, request: Request, iri: str) -> Response:
        shown, fragment = _shown_at(iri)
        page = path_of(shown, self._dataset.base) or ""
        if page.startswith((DATA_PAGE, TERM_PAGE)) and shown == iri:
            return self._describe_html(request, iri)
        kept = [(name, value) for name, value in request.query_params.multi_items() if name != "format"]
        if not {"utgava", "datum"} & {name for name, _ in kept} and not self._is_current(shown):
            kept.append(("utgava", ALL_EDITIONS))
        return RedirectResponse((f"{page}?{urlencode(kept)}" if kept else page) + fragment, 303)

    def _is_current(self, iri: str) -> bool:
        """Tell whether the view that pages begin with says anything of `iri`; of some only earlier ones do."""
        return self._store.ask(f"ASK {{ {NamedNode(iri)} ?property ?value }}", self._view)

    def _triples(self, request: Request, iri: str, form: Format) -> Response:
        tag = f'"{self._dataset.build_id}-{form.name}"'
        if is_known(request.headers.get("if-none-match"), tag):
            return Response(status_code=304, headers={"ETag": tag})
        content = written(description(iri, self._store), form)
        return Response(content, media_type=form.media_type, headers={"ETag": tag})


def _shown_at(iri: str) -> tuple[str, str]:
    """Return the thing whose page tells of `iri`, and where: a shape is told on the page of what it is about."""
    if iri == AXIOMS:
        return STYRGRAF, "#filer"
    subject = subject_of_shape(iri)
    return (subject, "#former") if subject and subject.startswith(STYRGRAF) else (STYRGRAF if subject else iri, "")


def _format(request: Request) -> Format | None:
    """Return the format asked for; None is a page. Raises HTTPException."""
    asked, accept = request.query_params.get("format"), request.headers.get("accept")
    if asked == "html" or (asked is None and prefers_html(accept, media_types(GRAPHS))):
        return None
    found = chosen(GRAPHS, accept) if asked is None else named(GRAPHS, asked)
    if found is None:
        names = ", ".join(f"{each.name} ({each.media_type})" for each in GRAPHS)
        raise HTTPException(406, f"This can be had as html ({HTML}), {names}.")
    return found


def _links(request: Request, iri: str) -> list[str]:
    path = quote(request.url.path)
    others = [f'<{path}?format={form.name}>; rel="alternate"; type="{form.media_type}"' for form in GRAPHS]
    return [f'<{quote(iri, safe=punctuation)}>; rel="canonical"', *others]
