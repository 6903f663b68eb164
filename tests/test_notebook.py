"""The example notebook in the docs, run anew: what it shows is what its cells give.

python tests/test_notebook.py writes it with the outputs that it gives now.
"""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

ROOT = Path(__file__).parents[1]
FILE = ROOT / "docs" / "notebook.ipynb"
#: The cell with the drawing, whose output is too large to be kept.
DRAWN = "drawn"


def executed() -> NotebookNode:
    """Return the notebook with the outputs that its cells give now."""
    notebook: NotebookNode = nbformat.read(FILE, as_version=4)
    client = NotebookClient(notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(ROOT)}})
    client.execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)  # when it ran, which is something else every time
    return notebook


def shown(cell: NotebookNode) -> list[tuple[str, str]]:
    return [(each.output_type, each.get("text") or each.data["text/plain"]) for each in cell.outputs]


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_the_notebook_shows_what_it_gives() -> None:
    kept, now = nbformat.read(FILE, as_version=4), executed()
    for before, after in zip(kept.cells, now.cells, strict=True):
        if DRAWN in after.metadata.get("tags", ()):
            (output,) = after.outputs
            assert "srcdoc=" in output.data["text/html"]
            assert "Preparatory Group" in output.data["text/html"]
            assert before.outputs == []
        elif after.cell_type == "code":
            assert shown(after) == shown(before), after.source
    assert FILE.stat().st_size < 20_000


def main() -> None:
    """Write the notebook anew."""
    notebook = executed()
    for cell in notebook.cells:
        if DRAWN in cell.metadata.get("tags", ()):
            cell.outputs = []
    nbformat.write(notebook, FILE)


if __name__ == "__main__":
    main()
