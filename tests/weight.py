"""What a page of the styrkarta weighs, how long the server takes over it, and when it can be read, beside stock pyvis.

    make weight

Everything is measured in one run, on the real service and in the real browser; pyvis draws the same
bodies and lines, its scripts inline and its calls to other hosts refused at once, so that it waits for nothing.
Each time is the least of several, since a busy machine can only add to it; trust the ratios more than the milliseconds.
"""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from urllib.parse import urljoin, urlsplit
from urllib.request import Request, urlopen

from playwright.sync_api import Browser, Page, Route, sync_playwright
from pyvis.network import Network

from server.chart import ChartModel, Ground, draw
from server.commands.picture import model_of
from server.service import ALL_EDITIONS, open_service
from tests.conftest import CHROMIUM_OPTIONS

PAGES: Final = (
    "/styrkarta",
    "/styrkarta?visa=natverk",
    "/styrkarta?fokus=beredningsgruppen",
    "/styrkarta?utgava=alla",
    "/styrkarta?visa=natverk&utgava=alla",
)
#: More than a page may weigh in all, its fonts included.
MOST_BYTES: Final = 200_000
_RUNS: Final = 7
_WINDOW: Final = {"width": 1440, "height": 900}
#: What a browser accepts, so that a compressed answer is counted as it is sent.
_HEADERS: Final = {"Accept": "text/html,*/*", "Accept-Encoding": "gzip"}
_PEER: Final = "http://pyvis.invalid/"
#: Notes when the last of the fonts had come; no frame is waited for, since an idle browser may not draw one.
_NOTE: Final = """document.fonts.addEventListener("loadingdone", () => { window.lettered = performance.now(); });"""
#: When the chart was first drawn, and when it also had its own fonts and could be walked in by keyboard:
#: milliseconds from the beginning of the navigation.
_READY: Final = """() => {
  const drawn = performance.getEntriesByName("first-contentful-paint")[0].startTime;
  const { domContentLoadedEventEnd } = performance.getEntriesByType("navigation")[0];
  return [drawn, Math.max(drawn, window.lettered, domContentLoadedEventEnd)];
}"""
#: The same of pyvis: when the network has been drawn, and when its boxes have come to rest.
_WATCH: Final = """Object.defineProperty(window, "network", {
  get() { return this.drawn; },
  set(network) {
    this.drawn = network;
    network.once("afterDrawing", () => { window.ready = performance.now(); });
    network.once("stabilizationIterationsDone", () => { window.settled = performance.now(); });
  },
});"""


@dataclass(frozen=True)
class Part:
    """A file that a page needs, and what it weighs."""

    kind: str
    path: str
    bytes: int


def parts(address: str, path: str) -> list[Part]:
    """Return the page and everything that it fetches, by what a browser is sent."""
    markup, size = _sent(address + path)
    files = re.findall(rb'<(?:link|script)\b[^>]*?(?:href|src)="(/static/[^"]+)"', markup.replace(b"\n", b" "))
    found = [Part("html", path, size)]
    for file in (each.decode() for each in dict.fromkeys(files)):
        content, size = _sent(address + file)
        found.append(Part(file.rpartition(".")[2], file, size))
        if file.endswith(".css"):
            for name in re.findall(r'url\("([^"]+)"\)', content.decode()):
                font = urljoin(file, name)
                found.append(Part("woff2", urlsplit(font).path, _sent(address + font)[1]))
    return list({part.path: part for part in found}.values())


def _sent(address: str) -> tuple[bytes, int]:
    """Return what stands at an address, and how many bytes were sent for it."""
    with urlopen(Request(address, headers=_HEADERS), timeout=60) as answer:
        content: bytes = answer.read()
        is_compressed = answer.headers["Content-Encoding"] == "gzip"
        return (gzip.decompress(content) if is_compressed else content), len(content)


@contextmanager
def serving() -> Iterator[str]:
    """Run the real service on the bundled workspace and give its address."""
    command = [str(Path(sys.executable).with_name("styrgraf")), "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            found = re.search(r"http://[^\s/]+", server.stdout.readline())
            assert found, "The service did not say where it listens."
            yield found[0]
        finally:
            server.terminate()


def stock_pyvis(model: ChartModel) -> str:
    """Return the page that pyvis makes of the same bodies and lines, as it comes."""
    network = Network(height="900px", directed=True, cdn_resources="in_line")
    for node in model.nodes:
        network.add_node(node.id, label=node.label, title=node.kind_label)
    for edge in model.edges:
        network.add_edge(edge.source, edge.target, title=edge.kind_label)
    return str(network.generate_html())


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _wait(page: Page, condition: str) -> None:
    """Wait until the page says that it is so; asked from outside, since our pages evaluate no text."""
    until = time.monotonic() + 60
    while not page.evaluate(condition):
        assert time.monotonic() < until, condition
        time.sleep(0.05)


def _ready(browser: Browser, address: str) -> tuple[float, float]:
    """Return when the chart had been drawn first, and when it was ready: with its own fonts, and its script run."""
    page = browser.new_page(viewport=_WINDOW)  # type: ignore[arg-type]
    try:
        page.add_init_script(_NOTE)
        page.goto(address)
        _wait(page, "!!window.lettered && performance.getEntriesByName('first-contentful-paint').length > 0")
        first, whole = page.evaluate(_READY)
        return float(first), float(whole)
    finally:
        page.close()


def _peer_ready(browser: Browser, html: str) -> tuple[float, float]:
    """Return when pyvis had drawn its network first, and when it had found its places."""
    page = browser.new_page(viewport=_WINDOW)  # type: ignore[arg-type]

    def answer(route: Route) -> None:
        if route.request.url == _PEER:
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
        else:
            route.abort()

    try:
        page.add_init_script(_WATCH)
        page.route("**/*", answer)
        page.goto(_PEER)
        _wait(page, "!!window.ready && !!window.settled")
        first, settled = page.evaluate("[window.ready, window.settled]")
        return float(first), float(settled)
    finally:
        page.close()


def main() -> None:
    """Measure and print."""
    service = open_service()
    model = model_of(service, service.view(), "sv", None)
    choices = (ALL_EDITIONS, *(edition.id for edition in service.dataset.editions))
    charts = (model, *(model_of(service, service.view(each), "sv", None) for each in choices))
    placed = replace(model, ground=Ground(charts))
    html = stock_pyvis(model)
    with serving() as address, sync_playwright() as playwright:
        executable = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_OPTIONS)
        for path in PAGES:
            every = parts(address, path)
            by_kind = {
                kind: sum(each.bytes for each in every if each.kind == kind) for kind in ("html", "css", "js", "woff2")
            }
            told = ", ".join(f"{kind} {size / 1000:.0f}" for kind, size in by_kind.items())
            print(f"{path:<40}{sum(by_kind.values()) / 1000:>8.0f} kB   ({told})")
            times = [_milliseconds(lambda path=path: _sent(address + path)) for _ in range(_RUNS * 3)]  # type: ignore[misc]
            print(f"{'  whole page from the server':<40}{min(times):>8.1f} ms")
        print(f"{'the drawing alone':<40}{min(_milliseconds(lambda: draw(model)) for _ in range(_RUNS)):>8.1f} ms")
        drawn = min(_milliseconds(lambda: draw(placed)) for _ in range(_RUNS))
        print(f"{'with its place in every edition':<40}{drawn:>8.1f} ms")
        ours, theirs = [], []
        for _ in range(_RUNS):
            ours.append(_ready(browser, address + PAGES[0]))
            theirs.append(_peer_ready(browser, html))
        browser.close()
    print(f"{'stock pyvis, one file':<40}{len(html.encode()) / 1000:>8.0f} kB")
    for at, what in enumerate(("first drawn in Chromium", "ready: with its fonts, in its places")):
        own, other = min(each[at] for each in ours), min(each[at] for each in theirs)
        print(f"{what:<40}{own:>8.0f} ms   stock pyvis {other:.0f} ms, {other / own:.1f} times as long")


if __name__ == "__main__":
    main()
