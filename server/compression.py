"""Pages, pictures and styles go compressed to whoever takes gzip (RFC 9110, 12.5.3), by Starlette's own middleware.

Answers of data and SPARQL do not: they go out while they are made, and a program that wants them small asks the
web server before this one.
"""

from __future__ import annotations

from typing import Final

from fastapi import FastAPI
from starlette.middleware.gzip import DEFAULT_EXCLUDED_CONTENT_TYPES, GZipMiddleware

#: Above this level a page grows hardly smaller and takes several times as long.
_LEVEL: Final = 5
_DATA: Final = ("application/*", "text/csv", "text/tab-separated-values", "text/turtle", "text/n3", "text/plain")


def install(app: FastAPI) -> None:
    """Let `app` compress its pages.

    Only for services that are read: a page with a secret in it, such as the token of a form, beside words from its
    address would tell the secret by its length (the attack called BREACH).
    """
    excluded = (*DEFAULT_EXCLUDED_CONTENT_TYPES, *_DATA)
    app.add_middleware(GZipMiddleware, compresslevel=_LEVEL, exclude_content_types=excluded)
