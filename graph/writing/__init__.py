"""Changing records in the plain files: all of a change or nothing of it, and every other line as it was.

    from graph.writing.applying import apply
    from graph.writing.change import changed, created, removed
    from graph.writing.undoing import undo

    done = apply(folder, [changed(record, data), removed(other), created(edition, more)], by="Alva Ek", title="…")
    undo(folder, done.number, by="Alva Ek")

A change carries the fingerprint of the record as it was read (`sameness.fingerprint`). Where the
record says something else by now, `apply` raises Conflict and nothing is written; likewise where the
records would not fit together. `history.history(folder)` lists what was done. An open workspace does
not change: read it anew with open_workspace.
"""
