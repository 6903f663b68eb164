"""Whether something may be missing only because the extract of a document ends early."""

from __future__ import annotations

from ontology.namespaces import STYRGRAF
from ontology.terms import SG
from queries.comparison.naming import Naming
from queries.comparison.side import Side

#: The kind of note that says that the text at hand ends before its document does.
CUT_SHORT = f"{STYRGRAF}note-kind/cut-short"


def weakness(side: Side, naming: Naming) -> str:
    """Return why it is weak evidence that `side` lacks something, as its notes say; "" where it is whole."""
    editions = {edition.iri for edition in side.view.editions}
    notes = [thing for thing in side.context.values() if CUT_SHORT in thing.iris(SG.noteKind)]
    labels = [naming.label(note.iri) for note in notes if editions.intersection(note.iris(SG.about))]
    return "; ".join(sorted(labels))
