"""The rows that Python finds for a question or a check, where its header asks for them.

``network:`` names what networkx finds, ``computed:`` what another rule in Python concludes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.lines import go_round, lines_of
from graph.store import Store, Term
from graph.view import View
from queries.network_names import CIRCLES, COMPUTED


def network_rows(
    name: str | None, terms: Mapping[str, Term], store: Store, view: View
) -> Sequence[tuple[Term | None, ...]]:
    """Return the rows of the question `name`, which may depend on the parameters `terms`; none without one.

    None in a row leaves its place open.
    """
    if not name:
        return []
    if name in COMPUTED:
        from queries.progress.rows import rows_of_progress

        return list(rows_of_progress(store, view))
    # networkx takes up to half a second to import, which the first page and a check without circles need not wait for.
    if name == CIRCLES and not go_round(lines_of(store, view)):
        return []
    from queries.network_questions import rows_of_network

    return rows_of_network(name, terms, store, view)
