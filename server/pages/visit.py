"""One request for a page: its language, the view it shows, and the links that keep both."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from copy import copy
from functools import cached_property
from typing import Annotated, TypeVar
from urllib.parse import urlencode

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from graph.edition import EditionInfo
from ontology.namespaces import STYRGRAF
from ontology.titles import plural_of
from server.language import LANGUAGES, Texts, choose, texts_in, time_words
from server.pages.addresses import path_of
from server.pages.edition_links import in_editions
from server.pages.facts.names import concepts, labels, spoken
from server.pages.facts.reader import Reader
from server.pages.facts.source import sources
from server.pages.site import Site
from server.pages.words import Link, Words, days_whole, in_language, quotations, with_quoted
from server.service import ALL_EDITIONS

T = TypeVar("T")
#: Parts of the address that follow the reader from page to page.
KEPT = ("lang", "utgava", "datum")


class Visit:
    """What one page is shown with."""

    def __init__(self, site: Site, request: Request) -> None:
        asked = request.query_params
        self.site, self.request = site, request
        spoken = site.service.workspace.settings.languages
        self.language = choose(asked.get("lang"), request.headers.get("accept-language"), spoken)
        self.texts: Texts = texts_in(self.language)
        self.kept = {name: asked[name] for name in KEPT if asked.get(name)}

    @cached_property
    def reader(self) -> Reader:
        """Return what reads the view asked for. Raises UnknownEdition."""
        service = self.site.service
        return self.site.reader(service.view(self.kept.get("utgava"), self.kept.get("datum")))

    @property
    def workspace_name(self) -> Words:
        """Return the name of the workspace."""
        return in_language(self.site.service.workspace.settings.name, self.language)

    @property
    def editions(self) -> tuple[Link, ...]:
        """Return links to the editions that the page shows."""
        return tuple(self.link(edition.iri) for edition in self.reader.view.editions)

    def within(self, edition: EditionInfo) -> Visit:
        """Return the same visit with nothing but `edition` in view; its links keep the wider view that has it."""
        inner = copy(self)
        if edition not in self.reader.view.editions:
            inner.kept = {name: value for name, value in self.kept.items() if name == "lang"} | {"utgava": edition.id}
        inner.reader = self.site.reader(self.site.service.view(edition=edition.id))
        return inner

    @property
    def choices(self) -> tuple[Link, ...]:
        """Return links to the other editions that have this page; the one shown now has no address."""
        editions = self.site.service.dataset.editions
        known = [(edition.id, in_language(edition.label, self.language)) for edition in editions]
        named = [("", Words(self.texts("site.latest"))), (ALL_EDITIONS, Words(self.texts("site.all"))), *known]
        now = None if "datum" in self.kept else self.kept.get("utgava", "")
        addresses = in_editions(self.site, self.request.url, [name for name, _ in named])
        return tuple(
            Link(name, words, None if name == now else addresses[name]) for name, words in named if name in addresses
        )

    def elsewhere(self, edition: str) -> Visit:
        """Return the same request as a visit of another edition."""
        other = Visit(self.site, self.request)
        other.kept = {name: value for name, value in self.kept.items() if name == "lang"} | {"utgava": edition}
        return other

    def address(self, path: str, query: dict[str, str] | list[tuple[str, str]] | None = None) -> str:
        """Return `path` with `query`, in the same language and view as this page."""
        pairs = list(query.items()) if isinstance(query, dict) else list(query or ())
        pairs += [(name, value) for name, value in self.kept.items() if name not in dict(pairs)]
        return f"{path}?{urlencode(pairs)}" if pairs else path

    def here(self, **changed: str) -> str:
        """Return the address of this very page with some parts of its query changed."""
        pairs = [(name, value) for name, value in self.request.query_params.multi_items() if name not in changed]
        pairs += [(name, value) for name, value in changed.items() if value]
        return f"{self.request.url.path}?{urlencode(pairs)}" if pairs else self.request.url.path

    def once(self, name: Hashable, make: Callable[[], T]) -> T:
        """Return what `make` makes of this view, in this language, with links like those of this page.

        It is made once for each, unless the address gives a date, of which there is no end.
        """
        if "datum" in self.kept or self.kept.get("lang", self.language) != self.language:
            return make()
        return self.site.kept((name, self.language, self.reader.view.graphs, frozenset(self.kept.items())), make)

    def label(self, iri: str) -> Words:
        """Return what `iri` is called: a passage by its first words, what has no name by the end of its IRI."""
        named, passages = self.reader.once(labels).of(iri), self.reader.once(sources)
        if not named and iri in passages:
            document = self.site.service.workspace.settings.languages[0]
            return Words(f"{passages[iri].locator.text_start} …", document if document != self.language else None)
        return in_language(named, self.language, iri.rpartition("/")[2])

    def quoted(self, text: str) -> tuple[tuple[str, str], ...]:
        """Return the words that `text` quotes as labels or descriptions quote them, each with its own language."""
        found = quotations(text)
        known = self.reader.once(spoken).get(self.language, {}) if found else {}
        return tuple((words, known[words]) for words in found if words in known)

    def in_words(self, time: str) -> Markup:
        """Return a day, month or year, as records have it, in words."""
        return days_whole(Markup.escape(time_words(time, self.texts)))

    def told(self, text: str) -> Markup:
        """Return `text`, markup or plain, with the words that it quotes from another language marked so."""
        return with_quoted(Markup.escape(text), self.quoted(str(text)))

    def concept(self, scheme: str, slug: str) -> Words:
        """Return what a concept is called, given by the short name of its list and its own."""
        return self.label(self._concept(scheme, slug))

    def concepts(self, scheme: str, slug: str, count: int = 0) -> Words:
        """Return what `count` of a concept are called, given likewise."""
        return self.plural(self._concept(scheme, slug), count)

    def _concept(self, scheme: str, slug: str) -> str:
        return self.reader.once(concepts).get((scheme, slug), f"{STYRGRAF}{scheme}/{slug}")

    def plural(self, iri: str, count: int = 0) -> Words:
        """Return what `count` of a class or kind of goal are called: several, unless it is one."""
        named = {} if count == 1 else plural_of(iri)
        return in_language(named, self.language) if named else self.label(iri)

    def kind(self, name: str) -> Words:
        """Return what the class `name` of the vocabulary is called."""
        return self.label(STYRGRAF + name)

    def link(self, iri: str) -> Link:
        """Return a link to the page of `iri`."""
        path = path_of(iri, self.site.base)
        return Link(iri, self.label(iri), self.address(path) if path else None)

    def page(self, template: str, title: object, *, status: int = 200, **context: object) -> HTMLResponse:
        """Return a finished page; `title` is what it is about, without the name of the site.

        Its heading says in which language a name is, where that is another than the page's.
        """
        heading = title.words if isinstance(title, Link) else title
        text = self.site.templates.get_template(template).render(
            visit=self,
            t=self.texts,
            language=self.language,
            title=title.striptags() if isinstance(title, Markup) else str(title),
            heading=heading,
            languages=LANGUAGES,
            **context,
        )
        headers = {"Content-Language": self.language, "Vary": "Accept-Language"}
        return HTMLResponse(text, status, headers)


def visit(request: Request) -> Visit:
    """Return the visit of `request`; the application keeps its site as ``app.state.site``."""
    site: Site = request.app.state.site
    return Visit(site, request)


#: What a route asks for to be given its visit.
Visiting = Annotated[Visit, Depends(visit)]
