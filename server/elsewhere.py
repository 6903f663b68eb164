"""The other endpoints that this service may ask, each asked by one at a time, its answers kept for a while."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from threading import Lock

from graph.errors import StyrgrafError
from graph.federation import Endpoint, ask
from graph.message import Message
from graph.store import Rows

#: Seconds that an answer is kept: whoever reads our pages must not be able to wear out another's server.
_KEPT = 300.0


class Elsewhere:
    """The endpoints, by the names that the operator gave them."""

    def __init__(self, endpoints: Iterable[Endpoint] = ()) -> None:
        self.endpoints: Mapping[str, Endpoint] = {each.name: each for each in endpoints}
        self._locks = {name: Lock() for name in self.endpoints}
        self._answers: dict[tuple[str, str], tuple[float, Rows]] = {}

    def ask(self, name: str, query: str) -> Rows:
        """Return the rows that the endpoint `name` answers. Raises StyrgrafError, ElsewhereUnanswered too."""
        if name not in self.endpoints:
            known = ", ".join(self.endpoints) or "none"
            raise StyrgrafError(Message("No other graph is called {name!r}; known: {known}.", name=name, known=known))
        with self._locks[name]:
            made, rows = self._answers.get((name, query), (0.0, None))
            if rows is None or time.monotonic() - made > _KEPT:
                rows = ask(self.endpoints[name], query)
                self._answers[name, query] = time.monotonic(), rows
            return rows
