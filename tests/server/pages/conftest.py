"""Pages as a reader gets them: fetched from the application, and taken apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from server.app import create_app
from server.service import Service, open_service

_VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
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
        """Return what no valid page may have: ids twice, blocks in paragraphs, ends without beginnings."""
        ids = [element.attributes["id"] for element in self.every() if "id" in element.attributes]
        twice = [f"id {identity} stands twice" for identity in sorted(set(ids)) if ids.count(identity) > 1]
        blocks = [
            f"<{each.name}> within <p>" for each in self.every() if each.name in _END_PARAGRAPH and "p" in each.above
        ]
        summaries = [f"link within <summary>: {each.text}" for each in self.every("a") if "summary" in each.above]
        return [*twice, *blocks, *summaries, *self.unclosed, *([f"<{self._at.name}> is open"] if self._at.name else [])]


Read = Callable[..., Page]


def _reading(service: Service) -> Read:
    """Return what fetches a page of `service` as a browser does."""
    client = TestClient(create_app(service))

    def read(path: str, language: str = "sv") -> Page:
        response = client.get(path, headers={"accept": "text/html", "accept-language": language})
        assert response.headers["content-type"].startswith("text/html"), response.text[:200]
        return Page(response.text, response.status_code)

    return read


@pytest.fixture(scope="session")
def reading() -> Callable[[Service], Read]:
    """Return what makes, of a service, what fetches its pages."""
    return _reading


@pytest.fixture(scope="session")
def read(service: Service) -> Read:
    """Return what fetches a page where the source documents are not at hand."""
    return _reading(service)


@pytest.fixture(scope="session")
def read_quoting(documents: Path) -> Read:
    """Return what fetches a page where the source documents are at hand."""
    return _reading(open_service(documents=documents))
