"""Pages as a reader gets them: fetched from the application, and taken apart."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from graph.workspace import BUNDLED
from server.app import create_app
from server.pages.today import today
from server.service import Service, open_service

COAST = Path(__file__).parents[2] / "workspaces" / "kusten"
_VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
#: Elements that end an open paragraph where they begin (HTML standard, 13.1.2.4).
_END_PARAGRAPH = {
    *("address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure", "footer", "form"),
    *("h1", "h2", "h3", "h4", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul"),
}


@dataclass
class Element:
    """An element with its attributes, its children and its texts in order."""

    name: str
    attributes: dict[str, str]
    parent: Element | None = None
    content: list[Element | str] = field(default_factory=list)

    def every(self, name: str = "") -> list[Element]:
        """Return the elements of that name within this one, in order."""
        found = []
        for child in self.content:
            if isinstance(child, Element):
                found += [child] if name in ("", child.name) else []
                found += child.every(name)
        return found

    @property
    def text(self) -> str:
        """Return the words within it, with single spaces."""
        parts = (child if isinstance(child, str) else f" {child.text} " for child in self.content)
        return " ".join("".join(parts).split())

    @property
    def above(self) -> list[str]:
        """Return the names of the elements around it, the nearest first."""
        return [self.parent.name, *self.parent.above] if self.parent else []


class Page(HTMLParser):
    """A page taken apart."""

    def __init__(self, markup: str, status: int) -> None:
        super().__init__()
        self.markup, self.status = markup, status
        self.root = self._at = Element("", {})
        self.unclosed: list[str] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self._at)
        self._at.content.append(element)
        if tag not in _VOID:
            self._at = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._at.content.append(Element(tag, {name: value or "" for name, value in attrs}, self._at))

    def handle_endtag(self, tag: str) -> None:
        if self._at.name != tag:
            self.unclosed.append(f"</{tag}> within <{self._at.name}>")
            return
        assert self._at.parent
        self._at = self._at.parent

    def handle_data(self, data: str) -> None:
        self._at.content.append(data)

    def every(self, name: str = "") -> list[Element]:
        """Return all elements of that name."""
        return self.root.every(name)

    def by_id(self, identity: str) -> Element:
        """Return the element with that id."""
        return next(element for element in self.every() if element.attributes.get("id") == identity)

    def section(self, identity: str) -> Element:
        """Return the section whose heading has that id."""
        heading = self.by_id(identity)
        assert heading.parent
        return heading.parent

    @property
    def title(self) -> str:
        """Return its one heading of the first degree."""
        (heading,) = self.every("h1")
        return heading.text

    @property
    def text(self) -> str:
        """Return all words of its main part."""
        (main,) = self.every("main")
        return main.text

    @property
    def links(self) -> dict[str, str]:
        """Return the address of each link by its words; of several with the same words, the first."""
        return {link.text: link.attributes["href"] for link in reversed(self.every("a")) if "href" in link.attributes}

    @property
    def faults(self) -> list[str]:
        """Return what no valid page may have: ids twice, misplaced blocks, skipped headings, loose ends."""
        ids = [element.attributes["id"] for element in self.every() if "id" in element.attributes]
        twice = [f"id {identity} stands twice" for identity in sorted(set(ids)) if ids.count(identity) > 1]
        blocks = [
            f"<{each.name}> within <p>" for each in self.every() if each.name in _END_PARAGRAPH and "p" in each.above
        ]
        summaries = [f"link within <summary>: {each.text}" for each in self.every("a") if "summary" in each.above]
        degrees = [0, *(int(each.name[1]) for each in self.every() if each.name in _HEADINGS)]
        skipped = [f"<h{low}> below <h{high}>" for high, low in pairwise(degrees) if low > high + 1]
        return [
            *twice,
            *blocks,
            *summaries,
            *skipped,
            *self.unclosed,
            *([f"<{self._at.name}> is open"] if self._at.name else []),
        ]


Read = Callable[..., Page]


@pytest.fixture(scope="session")
def reading() -> Iterator[Callable[[Service], Read]]:
    """Return what makes, of a service, what fetches its pages as a browser does."""
    with ExitStack() as running:

        def of(service: Service) -> Read:
            client = running.enter_context(TestClient(create_app(service)))

            def read(path: str, language: str = "sv") -> Page:
                response = client.get(path, headers={"accept": "text/html", "accept-language": language})
                assert response.headers["content-type"].startswith("text/html"), response.text[:200]
                return Page(response.text, response.status_code)

            return read

        yield of


@pytest.fixture(scope="session")
def taken_apart() -> Callable[[str, int], Page]:
    """Return what takes the markup of a page apart."""
    return Page


@pytest.fixture(scope="session")
def read(reading: Callable[[Service], Read], service: Service) -> Read:
    """Return what fetches a page where the source documents are not at hand."""
    return reading(service)


@pytest.fixture(scope="session")
def read_quoting(reading: Callable[[Service], Read], documents: Path) -> Read:
    """Return what fetches a page where the source documents are at hand."""
    return reading(open_service(documents=documents))


def _page_of(app: FastAPI) -> Callable[[str], Page]:
    client = TestClient(app)

    def page(path: str) -> Page:
        response = client.get(path, headers={"accept": "text/html", "accept-language": "sv"})
        return Page(response.text, response.status_code)

    return page


@pytest.fixture(scope="session")
def page_of() -> Callable[[FastAPI], Callable[[str], Page]]:
    """Return what makes, of an application, what fetches its pages in Swedish."""
    return _page_of


def _today_is(service: Service, day: date) -> FastAPI:
    app = create_app(service)
    app.dependency_overrides[today] = lambda: day
    return app


@pytest.fixture(scope="session")
def today_is() -> Callable[[Service, date], FastAPI]:
    """Return what makes the application of a service on a day that stays the same."""
    return _today_is


@pytest.fixture(scope="session")
def begun_in_2023(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the bundled workspace with the setting that its cycle began in 2023."""
    folder = tmp_path_factory.mktemp("begun")
    for path in BUNDLED.iterdir():
        if path.is_dir():
            (folder / path.name).symlink_to(path)
    settings = (BUNDLED / "workspace.yaml").read_text("utf-8")
    assert "cycleStart: null" in settings
    (folder / "workspace.yaml").write_text(settings.replace("cycleStart: null", "cycleStart: 2023"), "utf-8")
    return folder


@pytest.fixture(scope="session")
def twice_a_year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a workspace in whose wheel one event takes place in March and in September."""
    folder = shutil.copytree(COAST, tmp_path_factory.mktemp("twice") / "kusten")
    year = folder / "kustplan-2034" / "aret.yaml"
    text = year.read_text("utf-8")
    assert text.count('  month: "--06"\n') == 1
    year.write_text(text.replace('  month: "--06"\n', '  month: ["--03", "--09", "--10"]\n'), "utf-8")
    return folder
