"""The site: a service with everything that pages share and that is made once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import cache
from typing import TypeVar

from fastapi.responses import HTMLResponse
from jinja2 import Environment

from graph.kept import Kept
from graph.view import View
from queries.finding import Finding
from queries.table import Table
from server.acceptances import CurrentAcceptances
from server.checks import Checks
from server.elsewhere import Elsewhere
from server.pages.facts.reader import Reader
from server.pages.made_files import MadeFiles
from server.pages.pieces import in_pieces
from server.pages.words import upper_first
from server.recent import Recent
from server.service import Service
from server.templating import environment

T = TypeVar("T")
#: Of the answers asked for last, so many cells are kept; that takes some tens of MB, as most are shared.
_MOST_CELLS = 1_500_000
#: Of views that were checked, so many.
_MOST_CHECKED = 24
#: Of the pages, so many bytes.
_MOST_BYTES = 16_000_000


@cache
def _templates() -> Environment:
    """Return the templates: the same for every service, so that they are not compiled anew when files change."""
    templates = environment()
    templates.filters["upper_first"] = upper_first
    templates.filters["in_pieces"] = in_pieces
    return templates


class Site:
    """What every page needs of one service."""

    def __init__(
        self,
        service: Service,
        embedded_in: tuple[str, ...] = (),
        patience: float | None = None,
        elsewhere: Elsewhere | None = None,
    ) -> None:
        self.service = service
        #: The sites that may show the embeddable view in a frame.
        self.embedded_in = embedded_in
        #: The other graphs that questions may ask.
        self.elsewhere = elsewhere or Elsewhere()
        self.acceptances = CurrentAcceptances(service.workspace)
        self.checks = Checks()
        #: What was found in the views checked last, each by itself.
        self.checked: Recent[list[Finding]] = Recent(_MOST_CHECKED, lambda _: 1)
        #: Seconds that a page waits for the checks before it tells how far they have come; None: until they are done.
        self.patience = patience
        self.originals = service.originals
        self.templates = _templates()
        self.files = MadeFiles()
        #: Pages by address and language that show nothing but the dataset, which never changes.
        self.pages: Recent[HTMLResponse] = Recent(_MOST_BYTES, lambda page: len(page.body))
        #: The answers to questions, of which a page shows a part at a time.
        self.answers: Recent[Table] = Recent(_MOST_CELLS, lambda table: len(table.rows) * len(table.columns))
        self._kept = Kept()

    @property
    def base(self) -> str:
        """Return the base IRI of the workspace's data."""
        return self.service.dataset.base

    def reader(self, view: View) -> Reader:
        """Return what reads the graphs of `view`; what it has read, it keeps."""
        service = self.service
        return self.kept(("reader", view.graphs), lambda: Reader(service.store, service.dataset, view))

    def kept(self, name: Hashable, make: Callable[[], T]) -> T:
        """Return what `make` makes; it is made once for each `name`, since the dataset never changes."""
        return self._kept.of(name, make)
