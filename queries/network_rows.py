"""The rows that networkx finds for a question or a check, where its header asks for them."""

from __future__ import annotations

from collections.abc import Mapping

from graph.store import Store, Term
from graph.view import View


def network_rows(name: str | None, terms: Mapping[str, Term], store: Store, view: View) -> list[tuple[Term, ...]]:
    """Return the rows of the network question `name`, which may depend on the parameters `terms`; none without one."""
    if not name:
        return []
    # networkx takes half a second to import, and the first page does not need it.
    from queries.network_questions import rows_of_network

    return rows_of_network(name, terms, store, view)
