"""Opens a chart in a browser as the service sends it: same templates, same headers, same files."""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from server.chart import ChartModel, draw
from server.chart.fonts import FOLDER
from server.security import HEADERS

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, Route

STATIC = FOLDER.parent
_HOST = "http://127.0.0.1:9"
_PAGE = """<!doctype html>
<html lang="sv"><head><meta charset="utf-8"><title>Styrkarta</title>
<link rel="icon" href="/static/icon.svg"><link rel="stylesheet" href="/static/style.css"></head>
<body><main class="page"><h1>Styrkarta</h1><p><a id="before" href="#">Före</a></p>
{% import "macros.html" as ui %}{{ ui.chart_figure(svg, "Slut på kartan") }}
<p><a id="after" href="#">Efter</a></p></main>
<script type="module" src="/static/chart.js"></script></body></html>"""


def _serve(route: Route, page: str) -> None:
    path = route.request.url.removeprefix(_HOST)
    if path == "/":
        route.fulfill(body=page, content_type="text/html", headers=HEADERS)
    elif path.startswith("/static/"):
        file = STATIC / path.removeprefix("/static/")
        route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(file.name)[0] or "font/woff2")
    else:
        route.abort()


def open_chart(context: BrowserContext, model: ChartModel, faults: list[str]) -> Page:
    templates = Environment(loader=PackageLoader("server", "templates"), autoescape=True)
    html = templates.from_string(_PAGE).render(svg=Markup(draw(model)))
    page = context.new_page()
    page.route("**/*", lambda route: _serve(route, html))
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("requestfailed", lambda request: faults.append(request.url))
    page.goto(f"{_HOST}/")
    return page
