"""The service: one workspace, built once, with what every page and command needs of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from graph import view
from graph.collecting import nothing_collected
from graph.dataset import Dataset, build_dataset
from graph.dates import time_in
from graph.documents.originals import Originals
from graph.opening import MEMORY, open_store
from graph.store import Store
from graph.view import View
from graph.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from queries.comparison import Comparisons

#: What is asked for to see all editions at once, with what became of what between them.
ALL_EDITIONS = "alla"


@dataclass(frozen=True)
class Service:
    """A workspace with its dataset, indexed."""

    workspace: Workspace
    dataset: Dataset
    store: Store
    #: Folder of the source documents; None where they are not at hand.
    documents: Path | None
    #: The workspace's own folder of documents, where another one was named: what that lacks is looked for here.
    own_documents: Path | None = None

    @property
    def originals(self) -> Originals | None:
        """Return what reads the source documents, none of them read yet; None where they are not at hand."""
        return Originals(self.documents, self.own_documents) if self.documents else None

    @cached_property
    def comparisons(self) -> Comparisons:
        """Return what compares its editions."""
        from queries.comparison import Comparisons  # here, as the first page does without

        return Comparisons(self.dataset, self.store)

    def view(self, edition: str | None = None, as_of: str | None = None) -> View:
        """Return the view of one edition or of all, of a date, or the current one.

        Raises UnknownEdition and UnreadableDate.
        """
        day = time_in(as_of) if as_of else None
        editions, base = self.dataset.editions, self.dataset.base
        if edition == ALL_EDITIONS:
            return view.everything(editions, base)
        if edition:
            return view.of_edition(editions, base, edition)
        return view.as_of(editions, base, day) if day else view.current(editions, base)


def open_service(folder: Path | None = None, documents: Path | None = None, store: str = MEMORY) -> Service:
    """Read and build the workspace in `folder` (None: the bundled one), and hold it in `store`.

    The documents are looked for in `documents`, and in the workspace's own folder of that name.
    Raises StyrgrafError where the workspace cannot be built or the store cannot be filled.
    """
    with nothing_collected():
        workspace = open_workspace(folder)
        dataset = build_dataset(workspace)
        own = workspace.folder / "documents"
        found = own if own.is_dir() else None
        return Service(workspace, dataset, open_store(dataset, store), documents or found, found if documents else None)
