"""Whatever a document says stands in the review; what binds somebody and gave no proposal is pointed out."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.documents.conversion import convert
from graph.documents.segments import Segment, sentences
from graph.drafting.drafting import REVIEW, draft
from graph.workspace import open_workspace

LITEN = Path(__file__).parents[2] / "workspaces/liten"
PROV = Path(__file__).parents[2] / "workspaces/prov"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Snorgeln ska blipa.", "- ● Snorgeln ska blipa."),
        ("Snorgeln får blipa.", "- ● Snorgeln får blipa."),
        ("Snorgeln bör blipa.", "- ● Snorgeln bör blipa."),
        ("Den som blipar ansvarar gentemot snorgeln.", "- ● Den som blipar ansvarar gentemot snorgeln."),
        ("## Snorgeln ska blipa", "- ● Snorgeln ska blipa"),
        ("Snorgeln ska\n\n- blipa\n- blupa", "- ● blipa"),
        ("| Snorgeln ska blipa | x |\n|---|---|\n| a | b |", "- ● Snorgeln ska blipa"),
        ("ska " + "blipa och " * 300, "- ● ska blipa"),
    ],
)
def test_what_binds_and_gave_nothing_is_pointed_out(text: str, line: str, tmp_path: Path) -> None:
    (tmp_path / "o.md").write_text(f"# Ordning\n\nTrålnämnden bereder.\n\n{text}\n", "utf-8")
    review = draft(tmp_path / "o.md", open_workspace(LITEN), "o", None, "sv").files[REVIEW]
    assert any(each.startswith(line) for each in review.splitlines())


@pytest.mark.parametrize("name", ["halsoavtal.md", "delegationsordning.docx", "vattenstadgar.pdf", "arbetsordning.txt"])
def test_every_sentence_of_a_document_stands_in_the_review(name: str) -> None:
    path = PROV / "originals" / name
    review = draft(path, open_workspace(PROV), "ny", None, "sv").files[REVIEW].replace("\\", "")
    told = {line.lstrip("->#● ").partition(" **(")[0] for line in review.splitlines()}
    blocks = [Segment(block.span, block.text, listed=False) for block in convert(path).blocks if block.kind != "row"]
    read = [" ".join(piece.text.split()) for block in blocks for piece in sentences(block)]
    read = [text for text in read if not text.endswith((" ska", " att"))]  # what only leads on to a list says nothing
    assert [text for text in read if text.lstrip("->#● ") not in told] == []
