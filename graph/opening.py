"""Choosing where the dataset is held: in memory, on disk, or in an endpoint elsewhere."""

from __future__ import annotations

import os
from pathlib import Path

from graph.dataset import Dataset
from graph.errors import StyrgrafError
from graph.message import Message
from graph.store import OxigraphStore, Store

MEMORY = "memory"
#: Address for updates where it is not the one for queries, and who may make them.
#: The address of the Graph Store Protocol is used where it is given, else that for updates.
UPDATE, GRAPHS = "STYRGRAF_STORE_UPDATE", "STYRGRAF_STORE_GRAPHS"
USER, PASSWORD = "STYRGRAF_STORE_USER", "STYRGRAF_STORE_PASSWORD"


def open_store(dataset: Dataset, where: str = MEMORY) -> Store:
    """Return a store that holds `dataset`.

    `where` is 'memory', a folder, or the address of a SPARQL 1.1 endpoint; the last two are filled unless
    this very build lies there. Raises StyrgrafError where that cannot be.
    """
    if where == MEMORY:
        return OxigraphStore(dataset.quads, dataset.base)
    if where.startswith(("http://", "https://")):
        return _remote(dataset, where)
    if _names_folder(where):
        from graph.store_folder import open_in  # here, as few need it

        return open_in(Path(where).expanduser(), dataset)
    raise StyrgrafError(
        Message(
            "Cannot hold the graph in {where!r}: there is no such folder; write 'memory', the "
            "address of a SPARQL endpoint, or './{where}' for a new folder.",
            where=where,
        )
    )


def _names_folder(where: str) -> bool:
    """Tell whether `where` is meant as a folder: one that is there, or one with a slash, as a word may be misspelt."""
    return "://" not in where and ("/" in where or os.sep in where or Path(where).is_dir())


def _remote(dataset: Dataset, endpoint: str) -> Store:
    # SPARQLWrapper takes a fifth of a second to import, and few need it.
    from graph.graph_store import GraphStore
    from graph.remote import RemoteStore
    from graph.upload import Updater, upload

    credentials = os.environ.get(USER), os.environ.get(PASSWORD)
    graphs = os.environ.get(GRAPHS)
    target = GraphStore(graphs, *credentials) if graphs else Updater(os.environ.get(UPDATE, endpoint), *credentials)
    upload(dataset, RemoteStore(endpoint), target)
    return RemoteStore(endpoint, sorted(dataset.graphs), base=dataset.base)
