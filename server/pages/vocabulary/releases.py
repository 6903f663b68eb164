"""``/data/ontologi/…``: the ontology as files, with its version in their names."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from graph.message import Message
from ontology.releases import MODULES, module, version
from server.conditional import is_known
from server.fault import Missing
from server.formats import GRAPHS, named
from server.identity.writing import written
from server.pages.visit import Visiting

PATH = "/data/ontologi"
router = APIRouter()


def files() -> dict[str, dict[str, str]]:
    """Return the address of each module in each format."""
    return {name: {form.name: f"{PATH}/{name}-{version()}.{form.name}" for form in GRAPHS} for name in MODULES}


@router.get(PATH + "/{file}")
def release(file: str, request: Request, visit: Visiting) -> Response:
    """Send a module in one format; it is made once, when it is first asked for."""
    stem, _, kind = file.rpartition(".")
    form, name = named(GRAPHS, kind), stem.removesuffix(f"-{version()}")
    if form is None or name not in MODULES or name == stem:
        raise Missing(
            Message("There is no file {file}; those of version {version} are at /def/.", file=file, version=version())
        )
    tag = f'"{visit.site.service.dataset.build_id}-{file}"'
    if is_known(request.headers.get("if-none-match"), tag):
        return Response(status_code=304, headers={"ETag": tag})
    content = visit.site.kept(("release", file), lambda: written(module(name), form))
    headers = {
        "Content-Disposition": f'attachment; filename="{file}"',
        "ETag": tag,
        "Access-Control-Allow-Origin": "*",
    }
    return Response(content, media_type=form.media_type, headers=headers)
